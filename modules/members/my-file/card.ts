import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { AppError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { memberStatuses, type MembershipStatus } from '../membership.rules.ts'
import { codeLabel } from '../rules/code-sets.ts'
import { maskName } from '../rules/masks.ts'
import { findStaff, type StaffRow } from '../staff-record.store.ts'
import { ownStaff } from './own-file.ts'

const validMs = 5 * 60_000
const tokenColumn = 'member_card.token'

/** My card. Its code holds for five minutes, so that a photograph of it proves nothing tomorrow. */
export async function readCard(context: RequestContext) {
  const { tenant, locale, clock } = context
  const own = await ownStaff(context)
  const tree = await readTree(context.db, today(clock))
  const membership = statusOf(own)
  const isMember = memberStatuses.includes(membership)
  const until = new Date(clock.now().getTime() + validMs)
  return {
    name: own.name,
    staffNo: own.staff_no,
    cardNo: own.card_no,
    university: tenant.name,
    unitName: tree.byId(own.unit_id)?.name ?? '—',
    membership,
    membershipLabel: say(codeLabel('membership_status', membership) ?? { zh: '未入会', en: 'Not yet a member' }, locale),
    memberSince: own.member_since,
    qrUrl: isMember ? `${context.services.settings.publicUrl}/card/${await signToken(context, own.id, until)}` : null,
    validUntil: isMember ? until.toISOString() : null,
  }
}

/** What whoever scans a card may know: whether it is a member's, and enough to compare with the person. */
export async function checkCard(context: RequestContext, token: string) {
  const { services, tenant, address } = context
  services.limits.take(`card ${tenant.id} ${address}`, { burst: 30, perMinute: 30 })
  const staffId = await readToken(context, token)
  const row = staffId === null ? undefined : await findStaff(context.db, staffId)
  if (!row || row.merged_into || !memberStatuses.includes(statusOf(row))) return { valid: false, name: null, university: tenant.name, unit: null, memberSince: null }
  const tree = await readTree(context.db, today(context.clock))
  return { valid: true, name: maskName(row.name), university: tenant.name, unit: tree.byId(row.unit_id)?.name ?? null, memberSince: row.member_since }
}

function statusOf(row: StaffRow): MembershipStatus {
  return row.membership as MembershipStatus // The check constraint staff_membership admits these values only.
}

/** Authenticated encryption signs it, and hides whose it is. */
async function signToken({ services, db }: RequestContext, staffId: string, until: Date): Promise<string> {
  const cipher = await services.keys.cipher(db, tokenColumn)
  return cipher.seal('card', `${staffId} ${until.getTime()}`)
}

async function readToken({ services, db, clock }: RequestContext, token: string): Promise<string | null> {
  const cipher = await services.keys.cipher(db, tokenColumn)
  try {
    const [staffId = '', until] = cipher.open('card', token).split(' ')
    return isId(staffId) && Number(until) > clock.now().getTime() ? staffId : null
  } catch (error) {
    // Not sealed by us, or altered: a card that proves nothing.
    if (error instanceof AppError) return null
    throw error
  }
}
