import { randomBytes } from 'node:crypto'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { managedOffer } from '../reach-offer.ts'
import { commitmentStands, noCommitment, notALottery } from './draw.errors.ts'
import { findDraw } from './draw.store.ts'
import { commitmentTo } from './draw-record.ts'

export const seedColumn = 'draws.seed_sealed'

/** A number that nobody here can choose: what it is, and what it looks like. */
export interface PublicNumber {
  source: string
  example: string
}

/** Why an offer may not be published yet; null: its draw is bound, or it has none. */
export async function missingCommitment(db: Db, offer: { id: string; mode: string }): Promise<AppError | null> {
  return offer.mode === 'lottery' && !(await findDraw(db, offer.id)) ? noCommitment() : null
}

/** Binds the draw of a draft to a secret seed. Again: the public number may change, the seed stays. */
export async function commitDraw(context: RequestContext, { offerId, publicNumber }: { offerId: string; publicNumber: PublicNumber | null }): Promise<{ commitment: string }> {
  const offer = await managedOffer(context, offerId)
  if (offer.mode !== 'lottery') throw notALottery()
  const cipher = await context.services.keys.cipher(context.db, seedColumn)
  const seed = randomBytes(32).toString('hex')
  return write(context, async (trx) => {
    // Whoever publishes changes this row: the two come one after the other.
    const { state } = await trx.q.selectFrom('offers').select('state').where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).forUpdate().executeTakeFirstOrThrow()
    if (state !== 'draft') throw commitmentStands()
    const named = { public_source: publicNumber?.source ?? null, public_example: publicNumber?.example ?? null }
    const { commitment } = await trx.q
      .insertInto('draws')
      .values({
        tenant_id: trx.tenantId,
        offer_id: offerId,
        commitment: commitmentTo(seed),
        seed_sealed: cipher.seal(offerId, seed),
        ...named,
        public_value: null,
        committed_at: trx.at,
        drawn_at: null,
        record: null,
        account_id: context.actor.accountId,
      })
      .onConflict((oc) => oc.columns(['tenant_id', 'offer_id']).doUpdateSet(named))
      .returning('commitment')
      .executeTakeFirstOrThrow()
    trx.audit({ action: 'draw.commit', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { commitment, ...named } })
    return { commitment }
  })
}
