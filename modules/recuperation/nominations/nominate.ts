import { sql } from 'kysely'
import type { z } from 'zod'
import { branchOf, judgePerson } from '../../../engines/capacity/eligibility/why.ts'
import { conditionNames } from '../../../engines/capacity/eligibility/condition-names.ts'
import { sayCondition } from '../../../engines/capacity/eligibility/conditions.shapes.ts'
import { enrolFor } from '../../../engines/capacity/desk/enrol.ts'
import { offerRules } from '../../../engines/capacity/offer-rules.ts'
import { findOffer, type Offer } from '../../../engines/capacity/offers/offers.store.ts'
import { phaseOf } from '../../../engines/capacity/offers/phase.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { programmesOf } from '../programmes.store.ts'
import { nominationsClosed, notEligible, notNominated } from '../recuperation.errors.ts'
import { isOfNominees, nomineesOf } from '../recuperation.rules.ts'
import { recuperationService } from '../recuperation.service.ts'
import type { nomination } from '../recuperation.shapes.ts'

type Nominated = z.output<typeof nomination> & { id: string }

/** A branch nominates one of its people for an honour: the person is put on the list, and the school has a sign-up to check. */
export async function nominate(context: RequestContext, asked: Nominated): Promise<{ enrolmentId: string }> {
  const { id, staffId, tripId, honour, honourNo, deeds, phone, emergency } = asked
  const offer = await findOffer(context.db, id)
  if (!offer || offer.service !== recuperationService.key) throw notFound()
  if (!(await programmesOf(context.db, [id])).get(id)?.nominated) throw notNominated()
  if (phaseOf(offer, context.clock.now()) !== 'open') throw nominationsClosed()
  const enrolling = { offerId: id, staffId, optionId: tripId, choices: null, party: 1, answers: { phone, emergency }, reason: null }
  const { enrolmentId } = await enrolFor(context, enrolling, {
    content: { honour, honourNo, deeds },
    // Only of those in reach: why somebody else's person is not eligible is nobody's business.
    before: async (trx) => {
      await mustBeEligible(trx, offer, staffId)
      await putOnList(trx, { offerId: id, staffId })
    },
    after: async (trx, enrolment) => {
      await trx.q
        .insertInto('recuperation_nominations')
        .values({
          tenant_id: trx.tenantId,
          enrolment_id: enrolment,
          offer_id: id,
          honour,
          honour_no: honourNo,
          deeds,
          account_id: trx.actorId,
          actor_name: context.actor.name,
          at: trx.at,
        })
        .execute()
      trx.audit({ action: 'recuperation.nominate', entity: { type: 'enrolment', id: enrolment }, unitId: offer.unitId, details: { offerId: id, staffId, honour, honourNo } })
    },
  })
  return { enrolmentId }
}

/** All that the rule asks besides the nomination itself. */
async function mustBeEligible(trx: Trx, offer: Offer, staffId: string): Promise<void> {
  const conditions = offer.rules.eligibility.filter((condition) => !isOfNominees(condition))
  const person = await judgePerson(trx, { conditions, staffId })
  if (!person) throw notFound()
  const unmet = conditions.filter((_, at) => !person.met[at])
  if (unmet.length === 0) return
  const names = await conditionNames(trx, { conditions: unmet, day: dayOf(trx.at) })
  throw notEligible({ conditions: unmet.map((condition) => sayCondition(condition, names)) })
}

/** The offer's gate is held: two nominations for one programme stand one behind the other. */
export async function putOnList(trx: Trx, { offerId, staffId }: { offerId: string; staffId: string }): Promise<void> {
  const unitId = await branchOf(trx, staffId)
  await sql`insert into offer_people (tenant_id, offer_id, staff_id, unit_id) values (${trx.tenantId}, ${offerId}, ${staffId}, ${unitId})
    on conflict (tenant_id, offer_id, staff_id) do nothing`.execute(trx.q)
  await changeList(trx, offerId, (listed) => [...new Set([...listed, staffId])])
}

/** The offer's gate is held. */
export async function takeOffList(trx: Trx, { offerId, staffId }: { offerId: string; staffId: string }): Promise<void> {
  await trx.q.deleteFrom('offer_people').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).where('staff_id', '=', staffId).execute()
  await changeList(trx, offerId, (listed) => listed.filter((one) => one !== staffId))
}

/** The rule names those who stand on the roster. */
async function changeList(trx: Trx, offerId: string, change: (listed: readonly string[]) => string[]): Promise<void> {
  const row = await trx.q.selectFrom('offers').select('rules').where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).executeTakeFirstOrThrow()
  const rules = offerRules.parse(row.rules)
  const listed = rules.eligibility.find(isOfNominees)?.staffIds ?? []
  const eligibility = [...rules.eligibility.filter((condition) => !isOfNominees(condition)), nomineesOf(change(listed))]
  await sql`update offers set rules = ${JSON.stringify({ ...rules, eligibility })}::jsonb,
      roster_size = (select count(*)::int from offer_people where tenant_id = ${trx.tenantId} and offer_id = ${offerId})
    where tenant_id = ${trx.tenantId} and id = ${offerId}`.execute(trx.q)
}
