import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { OpenChannel } from './channels.store.ts'
import { lookUp } from './directory.ts'
import { channels, type Channel } from './notify.types.ts'
import type { Preferences } from './my.contract.ts'

/** Nobody is woken for what can wait; the day's collected messages come with the first coffee. */
export const asDelivered: Preferences = {
  channelsOff: [],
  quietFromMinute: 22 * 60,
  quietUntilMinute: 7 * 60,
  digestHour: 8,
  mutedKinds: [],
  language: 'zh',
  version: 0,
}

export type KeptPreferences = Preferences & { changedAt: Date | null }

export async function preferencesOf(db: Db, staffIds: string[]): Promise<(staffId: string) => KeptPreferences> {
  const rows =
    staffIds.length === 0 ? [] : await db.q.selectFrom('notification_preferences').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', 'in', staffIds).execute()
  const kept = new Map(rows.map((row) => [row.staff_id, row]))
  return (staffId) => {
    const row = kept.get(staffId)
    if (!row) return { ...asDelivered, changedAt: null }
    return {
      channelsOff: channels.filter((channel) => row.channels_off.includes(channel)),
      quietFromMinute: row.quiet_from_minute,
      quietUntilMinute: row.quiet_until_minute,
      digestHour: row.digest_hour,
      mutedKinds: row.muted_kinds,
      language: row.language === 'en' ? 'en' : 'zh',
      version: row.version,
      changedAt: row.changed_at,
    }
  }
}

export interface Address {
  to: string
  /** The row of the person's own address; null where the staff number serves. */
  id: string | null
  changedAt: Date | null
}

/** Where people can be reached: their own confirmed address, or else their staff number where the channel knows people by it. */
export async function addressesOf(
  services: Services,
  db: Db,
  asked: { staffIds: string[]; open: ReadonlyMap<Channel, OpenChannel> },
): Promise<(staffId: string, channel: Channel) => Address | null> {
  const { staffIds, open } = asked
  if (staffIds.length === 0) return () => null
  const rows = await db.q.selectFrom('notification_addresses').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', 'in', staffIds).execute()
  const own = new Map(rows.map((row) => [`${row.staff_id} ${row.channel}`, row]))
  const byNumber = [...open.values()].some((channel) => channel.staffNoIsUserId)
  const people = byNumber ? await lookUp(db, staffIds) : new Map<string, { staffNo: string }>()
  // Not by the caller's transaction: a key made in one that rolls back would be lost with what it sealed.
  const cipher = await services.keys.cipher(services.databases.of(db.tenantId), 'notification_addresses.address')
  return (staffId, channel) => {
    const row = own.get(`${staffId} ${channel}`)
    if (row && row.verified_at !== null) return row.failed_at === null ? { to: cipher.open(row.id, row.address_sealed), id: row.id, changedAt: row.changed_at } : null
    const staffNo = open.get(channel)?.staffNoIsUserId ? people.get(staffId)?.staffNo : undefined
    return staffNo === undefined ? null : { to: staffNo, id: null, changedAt: null }
  }
}
