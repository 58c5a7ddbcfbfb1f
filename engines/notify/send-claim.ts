import { sql } from 'kysely'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { noteHealth, type OpenChannel } from './channels.store.ts'
import { channelOf, type Lease } from './claims.store.ts'
import { compose, type Piece } from './compose.ts'
import type { Channel, Fault, Outcome, Outgoing } from './notify.types.ts'
import { settle, type Settling } from './outcomes.store.ts'
import { addressesOf, preferencesOf } from './people.store.ts'

export interface Sending {
  lease: Lease
  open: ReadonlyMap<Channel, OpenChannel>
  again: boolean
}

/** Hands a claim to its provider and writes down what came of it; null if it is nobody's to send any more. */
export async function sendClaim(services: Services, db: Db, { lease, open, again }: Sending): Promise<{ channel: Channel; outcome: Outcome } | null> {
  const loaded = await loadClaim(services, db, { lease, open })
  if (!loaded) return null
  const { port, message, ...claim } = loaded
  const outcome = await port.send(message)
  await settle({ services, db, outcome }, { ...claim, again, dropsCopies: port.dropsCopyOf(lease.claimedAt, services.clock.now()) })
  await noteHealth(db, claim.channel, { at: services.clock.now(), fault: saysOfChannel(outcome) })
  return { channel: claim.channel, outcome }
}

/** What an outcome says about the channel itself: a fault, or nothing against it. */
export function saysOfChannel(outcome: Outcome): Fault | null {
  return outcome.kind === 'unclear' || (outcome.kind === 'retry' && outcome.whole) ? outcome.fault : null
}

type Loaded = Omit<Settling, 'again' | 'dropsCopies'> & { port: OpenChannel['port']; message: Outgoing }

/** The message that a claim stands for: always the same one, as long as person and settings have not changed. */
async function loadClaim(services: Services, db: Db, { lease, open }: Omit<Sending, 'again'>): Promise<Loaded | null> {
  const rows = await db.q
    .selectFrom('notification_deliveries as d')
    .innerJoin('notifications as n', (join) => join.onRef('n.tenant_id', '=', 'd.tenant_id').onRef('n.id', '=', 'd.notification_id'))
    .select(['d.staff_id', 'd.channel', 'd.attempts', 'n.title_zh', 'n.title_en', 'n.body_zh', 'n.body_en', 'n.path'])
    .where('d.tenant_id', '=', db.tenantId)
    .where('d.claim_id', '=', lease.claimId)
    .where('d.claimed_at', '=', lease.claimedAt)
    .where('d.state', '=', sql.lit('sending'))
    .orderBy('n.id')
    .execute()
  const [first] = rows
  if (!first) return null
  const channel = channelOf(first.channel)
  const opened = open.get(channel)
  const address = (await addressesOf(services, db, { staffIds: [first.staff_id], open }))(first.staff_id, channel)
  if (!opened || !address) return null
  const { language } = (await preferencesOf(db, [first.staff_id]))(first.staff_id)
  const message = compose({ id: lease.claimId, to: address.to, channel, language, pieces: rows.map(pieceOf), publicUrl: services.settings.publicUrl })
  return { ...lease, channel, staffId: first.staff_id, addressId: address.id, attempts: Math.max(...rows.map((row) => row.attempts)), port: opened.port, message }
}

function pieceOf(row: { title_zh: string; title_en: string; body_zh: string; body_en: string; path: string }): Piece {
  return { titleZh: row.title_zh, titleEn: row.title_en, bodyZh: row.body_zh, bodyEn: row.body_en, path: row.path }
}
