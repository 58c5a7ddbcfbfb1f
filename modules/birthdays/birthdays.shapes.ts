export const calendars = ['solar', 'lunar'] as const
export type Calendar = (typeof calendars)[number]

/** When those born on 29 February have their birthday in a year without it. */
export const leapDays = ['02-28', '03-01'] as const
export type LeapDay = (typeof leapDays)[number]

export const programmeStates = ['draft', 'running', 'ended'] as const
export type ProgrammeState = (typeof programmeStates)[number]

/** What is kept of a coupon; open beyond its last day is lapsed. */
export const couponStates = ['open', 'used', 'revoked'] as const
export type CouponState = (typeof couponStates)[number]

/** What a coupon looks like on a day. */
export const couponPhases = ['open', 'used', 'lapsed', 'revoked'] as const
export type CouponPhase = (typeof couponPhases)[number]

/** The rule that sets what one person may be given in a year: engines/standards. */
export const standardKey = 'birthday.yearly'
