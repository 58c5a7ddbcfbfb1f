import { sql } from 'kysely'
import { addDays, endOfDay } from '../../engines/calendar/working-days.ts'
import { whoCame } from '../../engines/capacity/checkin/who-came.ts'
import { findOffer } from '../../engines/capacity/offers/offers.store.ts'
import { inviteToSurvey, openSurvey } from '../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'

/** Phones that scanned without a network have brought in their lists by then. */
const hoursAfter = 2
/** What is older than that nobody remembers well enough. */
const mostDaysAfter = 30
const openDays = 14
const mostAtOnce = 20

/** Asks those who came how it was arranged, once, some hours after the last slot. */
export async function askHowItWas(services: Services, db: Db): Promise<void> {
  const context = { db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '系统', via: 'system' as const } }
  for (const offerId of await justOver(db, services.clock.now())) await write(context, (trx) => askAbout(trx, offerId))
}

async function justOver(db: Db, now: Date): Promise<string[]> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const { rows } = await sql<{ id: string }>`
    select o.id from health_rounds h join offers o on o.tenant_id = h.tenant_id and o.id = h.offer_id
    where h.tenant_id = ${db.tenantId} and h.asked_at is null and o.state = 'published'
      and (select max(p.ends_at) from offer_options p where p.tenant_id = o.tenant_id and p.offer_id = o.id and p.state = 'open')
        between ${before(mostDaysAfter * 24)} and ${before(hoursAfter)}
    order by o.id limit ${mostAtOnce}`.execute(db.q)
  return rows.map(({ id }) => id)
}

/** Anonymous, and about how it was arranged alone: never about a body. */
export async function askAbout(trx: Trx, offerId: string): Promise<void> {
  const offer = await findOffer(trx, offerId)
  if (!offer || !(await isFirst(trx, offerId))) {
    trx.audit({ action: 'health.ask', entity: { type: 'offer', id: offerId }, details: { already: true } })
    return
  }
  const people = await whoCame(trx, offerId)
  trx.audit({ action: 'health.ask', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { invited: people.length } })
  if (people.length === 0) return
  const survey = await openSurvey(trx, {
    subject: { type: 'health', id: offerId },
    unitId: offer.unitId,
    question: { zh: `您对“${offer.title}”的组织安排是否满意？`, en: `Were you satisfied with how “${offer.title}” was arranged?` },
    anonymous: true,
    closesAt: endOfDay(addDays(dayOf(trx.at), openDays)),
  })
  await inviteToSurvey(trx, survey.id, people)
  await trx.q.updateTable('health_rounds').set({ survey_id: survey.id }).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}

/** Of two servers that come at once the second finds it asked. */
async function isFirst(trx: Trx, offerId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('health_rounds')
    .set({ asked_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('asked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
