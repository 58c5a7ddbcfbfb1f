import { write, type RequestContext } from '../../../kernel/context.ts'
import { AppError, type Bilingual } from '../../../kernel/errors.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'
import { review } from '../moves/review.ts'
import { managedOffer } from '../reach-offer.ts'

export interface ReviewedRow {
  enrolmentId: string
  status: EnrolmentStatus | null
  error: { code: string; text: Bilingual } | null
}

/** Decides many, each for itself and in the order of arrival: one that cannot be decided keeps no other from it. */
export async function reviewMany(
  context: RequestContext,
  { offerId, enrolmentIds, declined }: { offerId: string; enrolmentIds: readonly string[]; declined: string | null },
): Promise<ReviewedRow[]> {
  await managedOffer(context, offerId)
  const rows = await context.db.q
    .selectFrom('enrolments')
    .select('id')
    .where('tenant_id', '=', context.db.tenantId)
    .where('offer_id', '=', offerId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...enrolmentIds]))))
    .orderBy('seq')
    .execute()
  const known = rows.map(({ id }) => id)
  const results: ReviewedRow[] = []
  for (const enrolmentId of [...known, ...enrolmentIds.filter((id) => !known.includes(id))]) results.push(await reviewOne(context, { offerId, enrolmentId, declined }))
  return results
}

async function reviewOne(context: RequestContext, asked: { offerId: string; enrolmentId: string; declined: string | null }): Promise<ReviewedRow> {
  const { enrolmentId } = asked
  try {
    const { status } = await write(context, (trx) => review(trx, { ...asked, actorName: context.actor.name }))
    return { enrolmentId, status, error: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { enrolmentId, status: null, error: { code: error.code, text: error.text } }
  }
}
