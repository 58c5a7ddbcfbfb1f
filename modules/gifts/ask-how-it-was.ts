import { sql } from 'kysely'
import { addDays, endOfDay } from '../../engines/calendar/working-days.ts'
import { findOffer } from '../../engines/capacity/offers/offers.store.ts'
import { inviteToSurvey, openSurvey } from '../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { packagesOf } from './gifts.store.ts'

/** What was handed out longer ago nobody remembers well enough. */
const mostDaysAfter = 30
const openDays = 14
const mostAtOnce = 20

/** Asks those who have their gift how it is, once for each package, when the hand-out is over. */
export async function askHowItWas(services: Services, db: Db): Promise<void> {
  const context = { db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '系统', via: 'system' as const } }
  for (const offerId of await justHandedOut(db, services.clock.now())) await write(context, (trx) => askAbout(trx, offerId))
}

async function justHandedOut(db: Db, now: Date): Promise<string[]> {
  const earliest = new Date(now.getTime() - mostDaysAfter * 86_400_000)
  const { rows } = await sql<{ id: string }>`
    select r.offer_id as id from gift_rounds r join offers o on o.tenant_id = r.tenant_id and o.id = r.offer_id
    where r.tenant_id = ${db.tenantId} and r.asked_at is null and o.state = 'published'
      and (select max(p.closes_at) from checkin_points p where p.tenant_id = r.tenant_id and p.offer_id = r.offer_id) between ${earliest} and ${now}
    order by r.offer_id limit ${mostAtOnce}`.execute(db.q)
  return rows.map(({ id }) => id)
}

/** Anonymous: what is said of a gift is shown to everybody, who said it to nobody. */
export async function askAbout(trx: Trx, offerId: string): Promise<void> {
  const offer = await findOffer(trx, offerId)
  if (!offer || !(await isFirst(trx, offerId))) {
    trx.audit({ action: 'gift.ask', entity: { type: 'offer', id: offerId }, details: { already: true } })
    return
  }
  const packages = await packagesOf(trx, offerId)
  const receivers = await whoHas(trx, offerId)
  for (const { id, title } of packages) {
    const people = receivers.get(id) ?? []
    if (people.length === 0) continue
    const survey = await openSurvey(trx, {
      subject: { type: 'gift', id },
      unitId: offer.unitId,
      question: { zh: `您对“${offer.title} · ${title}”是否满意？`, en: `Were you satisfied with “${offer.title} · ${title}”?` },
      anonymous: true,
      closesAt: endOfDay(addDays(dayOf(trx.at), openDays)),
    })
    await inviteToSurvey(trx, survey.id, people)
    await trx.q.updateTable('gift_packages').set({ survey_id: survey.id }).where('tenant_id', '=', trx.tenantId).where('option_id', '=', id).execute()
  }
  const invited = [...receivers.values()].reduce((sum, people) => sum + people.length, 0)
  trx.audit({ action: 'gift.ask', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { invited } })
}

/** Of two servers that come at once the second finds it asked. */
async function isFirst(trx: Trx, offerId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('gift_rounds')
    .set({ asked_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('asked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
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
