import { activeStatuses, enrolmentIn, inHall } from '../../engines/capacity/moves/hall.ts'
import { leave } from '../../engines/capacity/moves/leave.ts'
import { review } from '../../engines/capacity/moves/review.ts'
import { offerInReach } from '../../engines/capacity/reach-offer.ts'
import { tellDeclined } from '../../engines/capacity/tell.ts'
import type { EnrolmentStatus } from '../../engines/capacity/claims/claims.types.ts'
import { reaches } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { AppError, notFound, type Bilingual } from '../../kernel/errors.ts'
import { problemOf } from './problem-of.ts'
import { programmesOf } from './programmes.store.ts'
import { alreadyChecked, noNomination, nothingToCheck, schoolChecks } from './recuperation.errors.ts'
import { recuperationService } from './recuperation.service.ts'

export interface CheckedRow {
  enrolmentId: string
  status: EnrolmentStatus | null
  error: { code: string; text: Bilingual } | null
}

interface Checking {
  id: string
  enrolmentIds: readonly string[]
  declined: string | null
}

/** What a branch says of its sign-ups, and the school of those who were nominated: each for itself and in the order of arrival: one that cannot be checked keeps no other from it. */
export async function checkSignUps(context: RequestContext, { id, enrolmentIds, declined }: Checking): Promise<CheckedRow[]> {
  const { offer, reach } = await offerInReach(context, id)
  if (offer.service !== recuperationService.key) throw notFound()
  const nominated = (await programmesOf(context.db, [id])).get(id)?.nominated ?? false
  if (nominated && !reach.all) throw schoolChecks()
  const found = await context.db.q
    .selectFrom('enrolments')
    .select(['id', 'unit_id'])
    .where('tenant_id', '=', context.db.tenantId)
    .where('offer_id', '=', id)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...enrolmentIds]))))
    .orderBy('seq')
    .execute()
  const own = found.filter(({ unit_id }) => reaches(reach, unit_id)).map((row) => row.id)
  const rows: CheckedRow[] = []
  for (const enrolmentId of own) rows.push(await checkOne(context, { offerId: id, enrolmentId, declined, nominated }))
  const unknown = enrolmentIds.filter((one) => !own.includes(one))
  return [...rows, ...unknown.map((enrolmentId) => ({ enrolmentId, status: null, error: problemOf(notFound()) }))]
}

interface CheckingOne {
  offerId: string
  enrolmentId: string
  declined: string | null
  nominated: boolean
}

async function checkOne(context: RequestContext, asked: CheckingOne): Promise<CheckedRow> {
  try {
    const status = await write(context, (trx) => decideOne(trx, asked, context.actor.name))
    return { enrolmentId: asked.enrolmentId, status, error: null }
  } catch (error) {
    if (violates(error, 'recuperation_checks_pkey')) return { enrolmentId: asked.enrolmentId, status: null, error: problemOf(alreadyChecked()) }
    if (!(error instanceof AppError)) throw error
    return { enrolmentId: asked.enrolmentId, status: null, error: problemOf(error) }
  }
}

/** Where approval gives the places, passing gives one; else passing is put on record, and declining frees the place at no cost to anybody. */
async function decideOne(trx: Trx, { offerId, enrolmentId, declined, nominated }: CheckingOne, actorName: string): Promise<EnrolmentStatus> {
  const { before, offer } = await inHall(trx, offerId, async (hall) => ({ before: await enrolmentIn(trx, offerId, enrolmentId), offer: hall.offer }))
  if (!activeStatuses.includes(before.status)) throw nothingToCheck()
  if (nominated && declined === null && !(await isNominated(trx, enrolmentId))) throw noNomination()
  await trx.q
    .insertInto('recuperation_checks')
    .values({
      tenant_id: trx.tenantId,
      enrolment_id: enrolmentId,
      offer_id: offerId,
      passed: declined === null,
      reason: declined,
      account_id: trx.actorId,
      actor_name: actorName,
      at: trx.at,
    })
    .execute()
  trx.audit({ action: 'recuperation.check', entity: { type: 'enrolment', id: enrolmentId }, unitId: before.unitId, details: { passed: declined === null, reason: declined } })
  if (before.status === 'pending') return (await review(trx, { offerId, enrolmentId, declined, actorName })).status
  if (declined === null) return before.status
  await leave(trx, { offerId, enrolmentId, reason: declined, actorName, byOrganiser: true })
  await tellDeclined(trx, offer, { told: [before], reason: declined })
  return 'cancelled'
}

async function isNominated(trx: Trx, enrolmentId: string): Promise<boolean> {
  const row = await trx.q
    .selectFrom('recuperation_nominations')
    .select('enrolment_id')
    .where('tenant_id', '=', trx.tenantId)
    .where('enrolment_id', '=', enrolmentId)
    .executeTakeFirst()
  return row !== undefined
}
