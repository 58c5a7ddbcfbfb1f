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
  meeting_id: string | null
  meeting_no: number | null
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

/** The feed behind an address: everything that its owner has a place in, of every service, at its hour; of a class each meeting. */
export async function readMyFeed(context: RequestContext, secret: string): Promise<string> {
  const { db, clock, services } = context
  const feed = await db.q.selectFrom('activity_feeds').select('account_id').where('tenant_id', '=', db.tenantId).where('secret_hash', '=', hashOf(secret)).executeTakeFirst()
  if (!feed) throw unknownFeed()
  const staffId = await staffOfAccount(db, feed.account_id)
  const since = new Date(clock.now().getTime() - keptDays * 86_400_000)
  const { rows } = await sql<Coming>`
    select e.id as enrolment_id, o.id as offer_id, o.service, o.title, p.title as option_title, m.id as meeting_id, m.no as meeting_no,
      coalesce(m.place, p.place) as place, coalesce(m.starts_at, p.starts_at) as starts_at, coalesce(m.ends_at, p.ends_at) as ends_at,
      greatest(e.changed_at, m.changed_at) as changed_at
    from enrolments e
    join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id
    join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    left join activity_meetings m on m.tenant_id = e.tenant_id and m.offer_id = e.offer_id and m.called_off_reason is null
    where e.tenant_id = ${db.tenantId} and e.staff_id = ${staffId} and e.status = 'confirmed' and coalesce(m.starts_at, p.starts_at) >= ${since}
    order by coalesce(m.starts_at, p.starts_at), e.id limit ${mostEvents}`.execute(db.q)
  const events = rows.map((row) => ({
    uid: `${row.meeting_id === null ? '' : `${row.meeting_id}.`}${row.enrolment_id}@tongxin`,
    from: row.starts_at.toISOString(),
    to: (row.ends_at ?? row.starts_at).toISOString(),
    title: titleOf(row),
    description: '',
    place: row.place,
    url: `${services.settings.publicUrl}${offerService(row.service).pathOf(row.offer_id)}`,
    changedAt: row.changed_at,
  }))
  return icsFeed({ name: '我的报名', events })
}

/** What it is, which session where it has a name of its own, and which meeting of a class. */
function titleOf({ title, option_title: option, meeting_no: no }: Coming): string {
  return [title, option !== title && option, no !== null && `第${no}次`].filter(Boolean).join(' · ')
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
