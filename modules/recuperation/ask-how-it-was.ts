import { sql } from 'kysely'
import { addDays, endOfDay } from '../../engines/calendar/working-days.ts'
import { inviteToSurvey, openSurvey } from '../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { travellersOf } from './trips.store.ts'

const hoursAfter = 12
/** What is older than that nobody remembers well enough. */
const mostDaysAfter = 60
const openDays = 21
const mostAtOnce = 20

interface Back {
  tripId: string
  offerId: string
  title: string
  unitId: string
}

/** Asks those who travelled how it was, once, on the day after they are back. */
export async function askTravellers(services: Services, db: Db): Promise<void> {
  const context = { db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '系统', via: 'system' as const } }
  for (const trip of await justBack(db, services.clock.now())) await write(context, (trx) => askAbout(trx, trip))
}

async function justBack(db: Db, now: Date): Promise<Back[]> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const { rows } = await sql<Back>`
    select t.option_id as "tripId", t.offer_id as "offerId", p.title, o.unit_id as "unitId" from recuperation_trips t
    join offer_options p on p.tenant_id = t.tenant_id and p.id = t.option_id
    join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
    where t.tenant_id = ${db.tenantId} and t.state = 'formed' and t.asked_at is null and p.ends_at between ${before(mostDaysAfter * 24)} and ${before(hoursAfter)}
    order by t.option_id limit ${mostAtOnce}`.execute(db.q)
  return rows
}

/** Anonymous, of those who came; where nobody was checked in, of all who had a place. */
export async function askAbout(trx: Trx, { tripId, offerId, title, unitId }: Back): Promise<void> {
  const people = await travellersOf(trx, { offerId, tripId, unitIds: null })
  const came = people.filter((one) => one.came)
  const asked = (came.length > 0 ? came : people).map(({ staffId }) => staffId)
  // Of two servers that come at once the second finds it asked.
  const first = await trx.q
    .updateTable('recuperation_trips')
    .set({ asked_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('option_id', '=', tripId)
    .where('asked_at', 'is', null)
    .executeTakeFirst()
  const invited = first.numUpdatedRows > 0n ? asked.length : 0
  trx.audit({ action: 'recuperation.ask', entity: { type: 'offer', id: offerId }, unitId, details: { tripId, invited } })
  if (invited === 0) return
  const survey = await openSurvey(trx, {
    subject: { type: 'recuperation_trip', id: tripId },
    unitId,
    question: { zh: `您对疗休养“${title}”是否满意？`, en: `Were you satisfied with “${title}”?` },
    anonymous: true,
    closesAt: endOfDay(addDays(dayOf(trx.at), openDays)),
  })
  await inviteToSurvey(trx, survey.id, asked)
  await trx.q.updateTable('recuperation_trips').set({ survey_id: survey.id }).where('tenant_id', '=', trx.tenantId).where('option_id', '=', tripId).execute()
}
