import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import { minuteWords } from '../../kernel/day-words.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { staffHolding } from '../identity/identity.api.ts'
import { staffNames } from '../members/members.api.ts'
import type { Booking } from './bookings.store.ts'
import { manageVenues } from './sight.ts'
import type { Venue } from './venues.store.ts'

registerKinds({
  'venue.asked': { zh: '场地预约待审批', en: 'A booking to approve' },
  'venue.changed': { zh: '我的场地预约有变化', en: 'A change to my booking' },
})

type Change = 'approved' | 'declined' | 'called_off' | 'lapsed' | 'no_show'

const said: Record<Change, (facts: { what: Bilingual; reason: string; contact: string }) => { title: Bilingual; body: Bilingual }> = {
  approved: ({ what }) => ({
    title: { zh: '预约已通过', en: 'Your booking was approved' },
    body: { zh: `${what.zh} 的预约已通过，请按时使用。来不了请提前退订，让给其他同事。`, en: `Your booking of ${what.en} was approved. If you cannot come, give it back in time.` },
  }),
  declined: ({ what, reason }) => ({
    title: { zh: '预约未通过', en: 'Your booking was declined' },
    body: { zh: `${what.zh} 的预约未通过：${reason}。您可以另选时段。`, en: `Your booking of ${what.en} was declined: ${reason}. You can choose another time.` },
  }),
  called_off: ({ what, reason, contact }) => ({
    title: { zh: '预约被取消', en: 'Your booking was called off' },
    body: {
      zh: `${what.zh} 的预约被取消：${reason}。给您带来不便，请另选时段${contact ? `，或联系 ${contact}` : ''}。`,
      en: `Your booking of ${what.en} was called off: ${reason}. Please choose another time${contact ? `, or ask ${contact}` : ''}.`,
    },
  }),
  lapsed: ({ what, contact }) => ({
    title: { zh: '预约未能及时审批', en: 'Your booking was not decided in time' },
    body: {
      zh: `${what.zh} 的预约到开始时仍未审批，已自动取消${contact ? `。请联系 ${contact}` : ''}。`,
      en: `Your booking of ${what.en} was not decided before it began and has lapsed${contact ? `. Ask ${contact}` : ''}.`,
    },
  }),
  no_show: ({ what, contact }) => ({
    title: { zh: '登记为未到场', en: 'Noted as not used' },
    body: {
      zh: `${what.zh} 的预约登记为未到场。如有出入，请联系${contact ? ` ${contact}` : '管理人'}更正。`,
      en: `Your booking of ${what.en} was noted as not used. If that is wrong, tell ${contact || 'its keeper'}.`,
    },
  }),
}

function whatOf({ name }: Venue, { startsAt }: Booking, now: Date): Bilingual {
  const { zh, en } = minuteWords(startsAt, now)
  return { zh: `${name} ${zh}`, en: `${name}, ${en}` }
}

/** Tells whoever booked what became of it. */
export async function tellBooker(trx: Trx, venue: Venue, { bookings, change, reason = '' }: { bookings: readonly Booking[]; change: Change; reason?: string }): Promise<void> {
  await notify(
    trx,
    bookings.map((booking) => ({
      to: booking.staffId,
      kind: 'venue.changed',
      ...said[change]({ what: whatOf(venue, booking, trx.at), reason, contact: venue.contact }),
      path: '/venues/mine',
      subject: { type: 'venue_booking', id: booking.id },
      urgency: 'normal' as const,
    })),
  )
}

/** Tells those who keep the venue that a booking waits for them. */
export async function tellKeepers(trx: Trx, venue: Venue, booking: Booking): Promise<void> {
  const keepers = await staffHolding(trx, { permission: manageVenues, unitId: venue.unitId }, trx.at)
  const name = (await staffNames(trx, [booking.staffId])).get(booking.staffId)?.name ?? ''
  const what = whatOf(venue, booking, trx.at)
  await notify(
    trx,
    keepers.map((staffId) => ({
      to: staffId,
      kind: 'venue.asked',
      title: { zh: '有预约待审批', en: 'A booking waits for approval' },
      body: { zh: `${name}申请使用 ${what.zh}：${booking.purpose}`, en: `${name} asks for ${what.en}: ${booking.purpose}` },
      path: '/venues/bookings?f.state=asked',
      subject: { type: 'venue_booking', id: booking.id },
      urgency: 'normal' as const,
    })),
  )
}
