import { sql } from 'kysely'
import { keepIn, markIn, type HowItWas, type Over } from '../../engines/capacity/ask-how-it-was.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { packagesOf } from './gifts.store.ts'

/** What was handed out longer ago nobody remembers well enough. */
const mostDaysAfter = 30
const mostAtOnce = 20

/** Those who have their gift are asked how it is, by package, when the hand-out is over. */
export const howGiftsWere: HowItWas = {
  action: 'gift.ask',
  over: justHandedOut,
  mark: markIn('gift_rounds', 'offer_id'),
  questions: async (trx, { id: offerId, title: round }) => {
    const receivers = await whoHas(trx, offerId)
    return (await packagesOf(trx, offerId)).map(({ id, title }) => ({
      subject: { type: 'gift', id },
      words: { zh: `您对“${round} · ${title}”是否满意？`, en: `Were you satisfied with “${round} · ${title}”?` },
      people: receivers.get(id) ?? [],
    }))
  },
  keep: keepIn('gift_packages', 'option_id'),
}

async function justHandedOut(db: Db, now: Date): Promise<Over[]> {
  const earliest = new Date(now.getTime() - mostDaysAfter * 86_400_000)
  const { rows } = await sql<Over>`
    select o.id, o.id as "offerId", o.title, o.unit_id as "unitId" from gift_rounds r join offers o on o.tenant_id = r.tenant_id and o.id = r.offer_id
    where r.tenant_id = ${db.tenantId} and r.asked_at is null and o.state = 'published'
      and (select max(p.closes_at) from checkin_points p where p.tenant_id = r.tenant_id and p.offer_id = r.offer_id) between ${earliest} and ${now}
    order by r.offer_id limit ${mostAtOnce}`.execute(db.q)
  return rows
}

/** Those who signed for it, by package. */
async function whoHas(trx: Trx, offerId: string): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ option_id: string; people: string[] }>`
    select e.option_id, array_agg(e.staff_id order by e.staff_id)::uuid[] as people from enrolments e
    where e.tenant_id = ${trx.tenantId} and e.offer_id = ${offerId} and e.status = 'confirmed' and e.option_id is not null
      and exists (select from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id)
    group by e.option_id`.execute(trx.q)
  return new Map(rows.map((row) => [row.option_id, row.people]))
}
