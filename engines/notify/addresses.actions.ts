import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { listChannels, openOne } from './channels.store.ts'
import { badEmail, channelNotOpen, codeEnded, codeNotSent, wrongCode } from './notify.errors.ts'
import type { Channel, Outgoing } from './notify.types.ts'

const codeMinutes = 10
const mostTries = 5
/** A code costs somebody a message: one a minute, three at once. */
const codeLimit = { burst: 3, perMinute: 1 }

/** Keeps an address that is not in use yet, and sends a code to it by its own channel. */
export async function setAddress(
  context: RequestContext,
  staffId: string,
  { channel, address }: { channel: Channel; address: string },
): Promise<{ masked: string; minutes: number }> {
  if (channel === 'email' && !z.email().safeParse(address).success) throw badEmail()
  context.services.limits.take(`notify.code ${context.actor.accountId}`, codeLimit)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const masked = maskAddress(channel, address)
  const id = await keepAddress(context, staffId, { channel, address, masked, code })
  await sendCode(context, channel, { id: newId(), to: address, ...codeWords(context, code) })
  context.services.log.info({ address: id, channel }, 'confirmation code sent')
  return { masked, minutes: codeMinutes }
}

async function keepAddress(
  context: RequestContext,
  staffId: string,
  { channel, address, masked, code }: { channel: Channel; address: string; masked: string; code: string },
): Promise<string> {
  const cipher = await context.services.keys.cipher(context.db, 'notification_addresses.address')
  return write(context, async (trx) => {
    const earlier = await trx.q
      .selectFrom('notification_addresses')
      .select('id')
      .where('tenant_id', '=', trx.tenantId)
      .where('staff_id', '=', staffId)
      .where('channel', '=', channel)
      .forUpdate()
      .executeTakeFirst()
    const id = earlier?.id ?? newId()
    const values = {
      address_sealed: cipher.seal(id, address),
      address_masked: masked,
      verified_at: null,
      code_hash: hashCode(id, code),
      code_expires_at: new Date(trx.at.getTime() + codeMinutes * 60_000),
      code_tries: 0,
      failed_at: null,
      failed_zh: null,
      failed_en: null,
      changed_at: trx.at,
    }
    await trx.q
      .insertInto('notification_addresses')
      .values({ tenant_id: trx.tenantId, id, staff_id: staffId, channel, created_at: trx.at, ...values })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(values))
      .execute()
    trx.audit({ action: 'notification_address.set', entity: { type: 'staff', id: staffId }, details: { channel, masked } })
    return id
  })
}

/** By its own channel, at once: the person waits for it. A failure is said, not tried again. */
async function sendCode(context: RequestContext, channel: Channel, message: Outgoing): Promise<void> {
  const row = (await listChannels(context.db)).find((each) => each.channel === channel && each.enabled)
  const open = row && (await openOne(context.services, context.db, row))
  if (!open) throw channelNotOpen()
  try {
    const outcome = await open.port.send(message)
    if (outcome.kind === 'retry' || outcome.kind === 'refused') throw codeNotSent({ why: outcome.fault.text[context.locale] })
  } finally {
    open.port.close()
  }
}

function codeWords({ locale, services }: RequestContext, code: string): Omit<Outgoing, 'id' | 'to'> {
  const url = new URL('/me/notifications', services.settings.publicUrl).href
  const zh = locale === 'zh'
  const title = zh ? `验证码 ${code}` : `Your code: ${code}`
  const body = zh
    ? `您正在同心·教工之家设置接收通知的地址，验证码是 ${code}，${codeMinutes} 分钟内有效。如果不是您本人操作，请忽略。`
    : `You are setting up an address for messages from Tongxin. The code is ${code}, good for ${codeMinutes} minutes. If this was not you, ignore it.`
  return { title, items: [{ title, body, url }], url, footer: null, language: locale }
}

/** The address is used from now on. Wrong codes are counted, also when the answer is a refusal. */
export async function confirmAddress(context: RequestContext, staffId: string, { channel, code }: { channel: Channel; code: string }): Promise<void> {
  const left = await write(context, async (trx) => {
    const row = await trx.q
      .selectFrom('notification_addresses')
      .select(['id', 'code_hash', 'code_expires_at', 'code_tries'])
      .where('tenant_id', '=', trx.tenantId)
      .where('staff_id', '=', staffId)
      .where('channel', '=', channel)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound()
    if (row.code_hash === null || row.code_expires_at === null || row.code_expires_at <= trx.at || row.code_tries >= mostTries) throw codeEnded()
    const right = timingSafeEqual(Buffer.from(row.code_hash), Buffer.from(hashCode(row.id, code)))
    await trx.q
      .updateTable('notification_addresses')
      .set(right ? { verified_at: trx.at, code_hash: null, code_expires_at: null, changed_at: trx.at } : { code_tries: row.code_tries + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', row.id)
      .execute()
    trx.audit({ action: right ? 'notification_address.confirm' : 'notification_address.wrong_code', entity: { type: 'staff', id: staffId }, details: { channel } })
    return right ? null : mostTries - row.code_tries - 1
  })
  if (left !== null) throw wrongCode({ left })
}

export function removeAddress(context: RequestContext, staffId: string, channel: Channel): Promise<void> {
  return write(context, async (trx) => {
    const gone = await trx.q
      .deleteFrom('notification_addresses')
      .where('tenant_id', '=', trx.tenantId)
      .where('staff_id', '=', staffId)
      .where('channel', '=', channel)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw notFound()
    trx.audit({ action: 'notification_address.remove', entity: { type: 'staff', id: staffId }, details: { channel } })
  })
}

/** The id of its row makes equal codes of two people look different. */
function hashCode(id: string, code: string): string {
  const digits = code.normalize('NFKC').replaceAll(/\D/g, '')
  return createHash('sha256').update(`${id}\n${digits}`).digest('hex')
}

/** Enough to know one's own address by: li***@school.edu.cn, wx***8f. */
function maskAddress(channel: Channel, address: string): string {
  if (channel !== 'email') return address.length <= 4 ? `${address.slice(0, 1)}***` : `${address.slice(0, 2)}***${address.slice(-2)}`
  const at = address.lastIndexOf('@')
  return `${address.slice(0, Math.min(2, Math.max(at - 1, 1)))}***${address.slice(at)}`
}
