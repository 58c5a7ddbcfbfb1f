import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { icsFeed } from '../../engines/calendar/ics.ts'
import { offerService } from '../../engines/capacity/capacity.ports.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { staffOfAccount } from '../identity/identity.api.ts'
import { unknownFeed } from './activities.errors.ts'

const keptDays = 90
const mostEvents = 500

/** A calendar address of one's own. It holds the only copy of its secret; a new one ends the old one. */
export async function makeMyFeed(context: RequestContext): Promise<{ url: string }> {
  const secret = randomBytes(24).toString('base64url')
  await write(context, async (trx) => {
    const columns = { secret_hash: hashOf(secret), created_at: trx.at }
    await trx.q
      .insertInto('activity_feeds')
      .values({ tenant_id: trx.tenantId, account_id: context.actor.accountId, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'account_id']).doUpdateSet(columns))
      .execute()
    trx.audit({ action: 'activity_feed.make', entity: { type: 'account', id: context.actor.accountId } })
  })
  return { url: `${context.services.settings.publicUrl}/api/v1/activity-feeds/${secret}/mine.ics` }
}

interface Coming {
  enrolment_id: string
  offer_id: string
  service: string
  title: string
  option_title: string
  place: string | null
  starts_at: Date
  ends_at: Date | null
  changed_at: Date
}

/** The feed behind an address: everything that its owner has a place in, of every service, at its hour. */
export async function readMyFeed(context: RequestContext, secret: string): Promise<string> {
  const { db, clock, services } = context
  const feed = await db.q.selectFrom('activity_feeds').select('account_id').where('tenant_id', '=', db.tenantId).where('secret_hash', '=', hashOf(secret)).executeTakeFirst()
  if (!feed) throw unknownFeed()
  const staffId = await staffOfAccount(db, feed.account_id)
  const since = new Date(clock.now().getTime() - keptDays * 86_400_000)
  const { rows } = await sql<Coming>`
    select e.id as enrolment_id, o.id as offer_id, o.service, o.title, p.title as option_title, p.place, p.starts_at, p.ends_at, e.changed_at
    from enrolments e
    join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id
    join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    where e.tenant_id = ${db.tenantId} and e.staff_id = ${staffId} and e.status = 'confirmed' and p.starts_at >= ${since}
    order by p.starts_at, e.id limit ${mostEvents}`.execute(db.q)
  const events = rows.map((row) => ({
    uid: `${row.enrolment_id}@tongxin`,
    from: row.starts_at.toISOString(),
    to: (row.ends_at ?? row.starts_at).toISOString(),
    title: row.option_title === row.title ? row.title : `${row.title} · ${row.option_title}`,
    description: '',
    place: row.place,
    url: `${services.settings.publicUrl}${offerService(row.service).pathOf(row.offer_id)}`,
    changedAt: row.changed_at,
  }))
  return icsFeed({ name: '我的报名', events })
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
