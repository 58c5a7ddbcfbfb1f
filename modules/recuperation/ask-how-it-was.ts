import { sql } from 'kysely'
import { keepIn, markIn, type HowItWas, type Over } from '../../engines/capacity/ask-how-it-was.ts'
import { whoCame } from '../../engines/capacity/checkin/who-came.ts'
import type { Db } from '../../kernel/db/handle.ts'

const hoursAfter = 12
/** What is older than that nobody remembers well enough. */
const mostDaysAfter = 60
const mostAtOnce = 20

/** Those who travelled are asked how it was, by trip, on the day after they are back. */
export const howTripsWere: HowItWas = {
  action: 'recuperation.ask',
  openDays: 21,
  over: justBack,
  mark: markIn('recuperation_trips', 'option_id'),
  questions: async (trx, { id, offerId, title }) => [
    {
      subject: { type: 'recuperation_trip', id },
      words: { zh: `您对疗休养“${title}”是否满意？`, en: `Were you satisfied with “${title}”?` },
      people: await whoCame(trx, offerId, id),
    },
  ],
  keep: keepIn('recuperation_trips', 'option_id'),
}

async function justBack(db: Db, now: Date): Promise<Over[]> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const { rows } = await sql<Over>`
    select t.option_id as id, t.offer_id as "offerId", p.title, o.unit_id as "unitId" from recuperation_trips t
    join offer_options p on p.tenant_id = t.tenant_id and p.id = t.option_id
    join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
    where t.tenant_id = ${db.tenantId} and t.state = 'formed' and t.asked_at is null and p.ends_at between ${before(mostDaysAfter * 24)} and ${before(hoursAfter)}
    order by t.option_id limit ${mostAtOnce}`.execute(db.q)
  return rows
}
