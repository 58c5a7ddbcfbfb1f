import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound, versionConflict, type Locale } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { dropWaiting, listChannels, noteHealth, openOne, settingsOf, storeChannel, type ChannelRow } from './channels.store.ts'
import { insecureAddress, secretMissing, wrongChannel } from './notify.errors.ts'
import { channels, type Channel, type Outgoing } from './notify.types.ts'
import { saysOfChannel } from './send-claim.ts'
import type { ChannelConfig } from './settings.contract.ts'

/** All channels there are, set up or not; secrets only as whether there is one. */
export async function readChannels({ db, locale }: RequestContext) {
  const rows = new Map((await listChannels(db)).map((row) => [row.channel, row]))
  return { items: channels.map((channel) => stateOf(channel, rows.get(channel), locale)) }
}

function stateOf(channel: Channel, row: ChannelRow | undefined, locale: Locale) {
  if (!row) return { channel, enabled: false, settings: null, hasSecret: false, lastOkAt: null, lastErrorAt: null, lastError: null, version: 0 }
  return {
    channel,
    enabled: row.enabled,
    settings: settingsOf(row),
    hasSecret: row.secret_sealed !== null,
    lastOkAt: row.last_ok_at?.toISOString() ?? null,
    lastErrorAt: row.last_error_at?.toISOString() ?? null,
    lastError: locale === 'zh' ? row.last_error_zh : row.last_error_en,
    version: row.version,
  }
}

interface ChannelInput {
  channel: Channel
  settings: ChannelConfig
  enabled: boolean
  secret?: string | undefined
  version: number
}

export async function saveChannel(context: RequestContext, { channel, settings, enabled, secret, version }: ChannelInput): Promise<{ version: number }> {
  if (settings.channel !== channel) throw wrongChannel()
  if (context.services.settings.mode === 'production' && 'baseUrl' in settings.config && !settings.config.baseUrl.startsWith('https://')) throw insecureAddress()
  const before = (await listChannels(context.db)).find((row) => row.channel === channel)
  if (enabled && secret === undefined && (before?.secret_sealed ?? null) === null && needsSecret(settings)) throw secretMissing()
  const cipher = await context.services.keys.cipher(context.db, 'channel_settings.secret')
  const secretSealed = secret === undefined ? null : cipher.seal(channel, secret)
  return write(context, async (trx) => {
    if (!(await storeChannel(trx, { settings, enabled, secretSealed, version })))
      throw versionConflict({ by: await lastEditorOf(trx, { type: 'notification_channel', id: channel }) })
    if (!enabled) await dropWaiting(trx, channel)
    trx.audit({
      action: 'notification_channel.change',
      entity: { type: 'notification_channel', id: channel },
      details: { enabled, secretChanged: secret !== undefined, ...settings.config },
    })
    return { version: version + 1 }
  })
}

/** A mail server inside the campus may ask for no sign-in. */
function needsSecret(settings: ChannelConfig): boolean {
  return settings.channel !== 'email' || settings.config.user !== ''
}

const testLimit = { burst: 5, perMinute: 5 }

/** Sends one message by the saved settings, turned on or not, and says what the other side said. */
export async function testChannel(context: RequestContext, { channel, to }: { channel: Channel; to: string }): Promise<{ ok: boolean; said: string }> {
  const { services, db, clock, locale } = context
  services.limits.take(`notify.test ${context.actor.accountId}`, testLimit)
  const row = (await listChannels(db)).find((each) => each.channel === channel)
  const open = row && (await openOne(services, db, row))
  if (!open) throw notFound()
  const outcome = await open.port.send(testMessage(context, to)).finally(() => open.port.close())
  await noteHealth(db, channel, { at: clock.now(), fault: saysOfChannel(outcome) })
  await write(context, async (trx) => {
    trx.audit({ action: 'notification_channel.test', entity: { type: 'notification_channel', id: channel }, details: { outcome: outcome.kind } })
  })
  if (outcome.kind === 'sent') return { ok: true, said: outcome.providerId ?? '' }
  return { ok: false, said: outcome.fault.text[locale] }
}

function testMessage({ locale, tenant, services }: RequestContext, to: string): Outgoing {
  const zh = locale === 'zh'
  const title = zh ? '同心·教工之家：测试消息' : 'Tongxin: a test message'
  const body = zh ? `${tenant.name}的通知设置可以使用。` : `The message settings of ${tenant.name} work.`
  const url = new URL('/', services.settings.publicUrl).href
  return { id: newId(), to, title, items: [{ title, body, url }], url, footer: null, language: locale }
}
