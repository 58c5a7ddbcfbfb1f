import { write, type RequestContext } from '../../kernel/context.ts'
import { versionConflict, type Bilingual, type Locale } from '../../kernel/errors.ts'
import { listChannels, settingsOf, staffNoCounts } from './channels.store.ts'
import { lookUp } from './directory.ts'
import { listKinds } from './kinds.ts'
import type { Preferences } from './my.contract.ts'
import { channels, type Channel } from './notify.types.ts'
import { preferencesOf } from './people.store.ts'

export async function readMyPreferences(context: RequestContext, staffId: string) {
  const { changedAt: _, ...preferences } = (await preferencesOf(context.db, [staffId]))(staffId)
  return { preferences, reach: await reachOf(context, staffId), kinds: listKinds(context.locale) }
}

type ReachState = 'none' | 'staff_no' | 'waiting' | 'confirmed' | 'failed'

/** For each channel of the university: whether and where this person can be reached by it. */
async function reachOf({ db, locale }: RequestContext, staffId: string) {
  const set = (await listChannels(db)).map((row) => (row.enabled ? settingsOf(row) : null))
  const open = channels.map((channel) => set.find((settings) => settings?.channel === channel)).filter((settings) => !!settings)
  const rows = await db.q.selectFrom('notification_addresses').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId).execute()
  const staffNo = open.some(staffNoCounts) ? (await lookUp(db, [staffId])).get(staffId)?.staffNo : undefined
  return open.map((settings) => {
    const row = rows.find((each) => each.channel === settings.channel)
    if (row) return { channel: settings.channel, masked: row.address_masked, state: stateOf(row), why: why(row, locale) }
    return reachByNumber(settings.channel, staffNoCounts(settings) ? staffNo : undefined)
  })
}

function reachByNumber(channel: Channel, staffNo: string | undefined) {
  const state: ReachState = staffNo === undefined ? 'none' : 'staff_no'
  return { channel, masked: staffNo ?? null, state, why: null }
}

interface AddressRow {
  verified_at: Date | null
  failed_at: Date | null
  failed_zh: string | null
  failed_en: string | null
}

function stateOf({ verified_at, failed_at }: AddressRow): ReachState {
  if (verified_at === null) return 'waiting'
  return failed_at === null ? 'confirmed' : 'failed'
}

function why({ failed_at, failed_zh, failed_en }: AddressRow, locale: Locale): string | null {
  if (failed_at === null) return null
  const words: Bilingual = { zh: failed_zh ?? '', en: failed_en ?? '' }
  return words[locale]
}

/** Returns the new version. What already waits follows the new wishes when its hour comes. */
export function savePreferences(context: RequestContext, staffId: string, wanted: Preferences): Promise<{ version: number }> {
  return write(context, async (trx) => {
    const version = wanted.version + 1
    const values = {
      channels_off: wanted.channelsOff,
      quiet_from_minute: wanted.quietFromMinute,
      quiet_until_minute: wanted.quietUntilMinute,
      digest_hour: wanted.digestHour,
      muted_kinds: wanted.mutedKinds,
      language: wanted.language,
      version,
      changed_at: trx.at,
    }
    const stored =
      wanted.version === 0
        ? await trx.q
            .insertInto('notification_preferences')
            .values({ tenant_id: trx.tenantId, staff_id: staffId, ...values })
            .onConflict((conflict) => conflict.columns(['tenant_id', 'staff_id']).doNothing())
            .returning('version')
            .executeTakeFirst()
        : await trx.q
            .updateTable('notification_preferences')
            .set(values)
            .where('tenant_id', '=', trx.tenantId)
            .where('staff_id', '=', staffId)
            .where('version', '=', wanted.version)
            .returning('version')
            .executeTakeFirst()
    if (!stored) throw versionConflict({ by: context.actor.name })
    trx.audit({ action: 'notification_preferences.change', entity: { type: 'staff', id: staffId }, details: { version } })
    return { version }
  })
}
