import { sql } from 'kysely'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { openChannel } from './channels/open-channel.ts'
import type { Channel, ChannelPort, Fault } from './notify.types.ts'
import { channelConfig, type ChannelConfig } from './settings.contract.ts'

export interface ChannelRow {
  channel: string
  enabled: boolean
  config: unknown
  secret_sealed: string | null
  last_ok_at: Date | null
  last_error_at: Date | null
  last_error_zh: string | null
  last_error_en: string | null
  version: number
}

export function listChannels(db: Db): Promise<ChannelRow[]> {
  return db.q.selectFrom('channel_settings').selectAll().where('tenant_id', '=', db.tenantId).orderBy('channel').execute()
}

/** What was stored has passed the contract; a shape that has changed since counts as not set up. */
export function settingsOf(row: Pick<ChannelRow, 'channel' | 'config'>): ChannelConfig | null {
  return channelConfig.safeParse({ channel: row.channel, config: row.config }).data ?? null
}

/** A channel ready to send, with the one setting that matters to who is reached. */
export interface OpenChannel {
  port: ChannelPort
  staffNoIsUserId: boolean
  /** It failed as a whole a moment ago. */
  resting: boolean
}

const restMs = 60_000

/** The channels that are turned on. Close their ports when done. */
export async function openChannels(services: Services, db: Db): Promise<Map<Channel, OpenChannel>> {
  const open = new Map<Channel, OpenChannel>()
  for (const row of await listChannels(db)) {
    const channel = row.enabled ? await openOne(services, db, row) : null
    if (channel) open.set(channel.settings.channel, { port: channel.port, staffNoIsUserId: staffNoCounts(channel.settings), resting: isResting(row, services.clock.now()) })
  }
  return open
}

function isResting({ last_ok_at: okAt, last_error_at: failedAt }: ChannelRow, now: Date): boolean {
  return failedAt !== null && (okAt === null || okAt < failedAt) && now.getTime() - failedAt.getTime() < restMs
}

/** Opens a channel whether it is turned on or not, for a test. */
export async function openOne(services: Services, db: Db, row: ChannelRow): Promise<{ settings: ChannelConfig; port: ChannelPort } | null> {
  const settings = settingsOf(row)
  if (!settings) return null
  const cipher = await services.keys.cipher(db, 'channel_settings.secret')
  const secret = row.secret_sealed === null ? '' : cipher.open(row.channel, row.secret_sealed)
  return { settings, port: openChannel(settings, secret, services.clock) }
}

export function staffNoCounts(settings: ChannelConfig): boolean {
  return 'staffNoIsUserId' in settings.config && settings.config.staffNoIsUserId
}

interface ChannelChange {
  settings: ChannelConfig
  enabled: boolean
  /** Null: the kept one stays. */
  secretSealed: string | null
  version: number
}

/** Returns whether the version was the one that the caller saw; 0: none yet. */
export async function storeChannel(trx: Trx, { settings, enabled, secretSealed, version }: ChannelChange): Promise<boolean> {
  const values = { enabled, config: JSON.stringify(settings.config), version: version + 1, changed_at: trx.at }
  if (version === 0) {
    const made = await trx.q
      .insertInto('channel_settings')
      .values({ tenant_id: trx.tenantId, channel: settings.channel, secret_sealed: secretSealed, ...values })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'channel']).doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n
  }
  const changed = await trx.q
    .updateTable('channel_settings')
    .set(secretSealed === null ? values : { ...values, secret_sealed: secretSealed })
    .where('tenant_id', '=', trx.tenantId)
    .where('channel', '=', settings.channel)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** What the channel last did, for the administrator's page. That all is well is written once a minute, not with each message. */
export async function noteHealth(db: Db, channel: Channel, { at, fault }: { at: Date; fault: Fault | null }): Promise<void> {
  const health = fault ? { last_error_at: at, last_error_zh: fault.text.zh, last_error_en: fault.text.en } : { last_ok_at: at }
  let row = db.q.updateTable('channel_settings').set(health).where('tenant_id', '=', db.tenantId).where('channel', '=', channel)
  if (!fault) {
    const minuteAgo = new Date(at.getTime() - restMs)
    row = row.where((eb) => eb.or([eb('last_ok_at', 'is', null), eb('last_ok_at', '<', minuteAgo), eb('last_error_at', '>=', eb.ref('last_ok_at'))]))
  }
  await row.execute()
}

/** What waits for a channel that is turned off will not leave later: by then it is old news. */
export async function dropWaiting(trx: Trx, channel: Channel): Promise<void> {
  await trx.q
    .updateTable('notification_deliveries')
    .set({
      state: 'superseded',
      last_error: 'CHANNEL_OFF',
      last_error_zh: '学校停用了这种通知方式。',
      last_error_en: 'The university turned this channel off.',
      changed_at: trx.at,
    })
    .where('tenant_id', '=', trx.tenantId)
    .where('channel', '=', channel)
    .where('state', '=', sql.lit('waiting'))
    .execute()
}
