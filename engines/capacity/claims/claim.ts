import type { Services } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { write } from '../../../kernel/db/write.ts'
import { newId } from '../../../kernel/ids.ts'
import { allProgrammesOf, lockUsage, postUses, programmesOf } from '../entitlements.ts'
import { closeGate, openGate } from '../gate.ts'
import { openBatcher, type Batcher } from './batcher.ts'
import type { Claim, ClaimAnswer, Outcome } from './claims.types.ts'
import { insertEnrolments, readClaimants } from './claims.store.ts'
import { decide } from './decide.ts'

type Place = Pick<Services, 'clock'> & { db: Db }

const batchers = new WeakMap<Services, Map<string, Batcher<Claim, Outcome>>>()

/** Asks for a place. Answers when the decision has committed, and the same again for the same key. */
export async function claimPlace(services: Services, db: Db, claim: Claim): Promise<ClaimAnswer> {
  const outcome = await batcherOf(services, db, claim.offerId).add(claim)
  if ('refusal' in outcome) throw outcome.refusal
  return outcome.answer
}

/** One queue for each offer: within it the first to arrive is the first to be decided. */
function batcherOf(services: Services, db: Db, offerId: string): Batcher<Claim, Outcome> {
  const open = batchers.get(services) ?? new Map<string, Batcher<Claim, Outcome>>()
  batchers.set(services, open)
  const key = `${db.tenantId}/${offerId}`
  const known = open.get(key)
  if (known) return known
  const batcher = openBatcher<Claim, Outcome>(
    (claims) => decideClaims({ clock: services.clock, db }, offerId, claims),
    () => void open.delete(key),
  )
  open.set(key, batcher)
  return batcher
}

/** Decides presses for one offer in one transaction, with one line in the audit log. */
export function decideClaims({ clock, db }: Place, offerId: string, claims: readonly Claim[]): Promise<Outcome[]> {
  return write({ db, clock, requestId: newId(), actor: { accountId: null, name: '报名', via: 'system' } }, async (trx) => {
    const offer = await openGate(trx, offerId)
    const staffIds = claims.map(({ staffId }) => staffId)
    const usage = await lockUsage(trx, staffIds, allProgrammesOf(offer.rules))
    const decision = decide(offer, await readClaimants(trx, offer, { staffIds, usage }), claims)
    const { enrolled } = decision
    if (enrolled.length > 0) {
      await insertEnrolments(trx, offerId, enrolled)
      const uses = enrolled.filter(({ status }) => status === 'confirmed')
      const tagOf = (optionId: string | null) => (optionId === null ? null : (offer.options.get(optionId)?.tag ?? null))
      await postUses(
        trx,
        uses.map(({ claim, enrolmentId, optionId }) => ({ staffId: claim.staffId, enrolmentId, programmes: programmesOf(offer.rules, tagOf(optionId)) })),
      )
      await closeGate(trx, offerId, decision)
    }
    trx.audit({
      action: 'enrolment.claim',
      entity: { type: 'offer', id: offerId },
      unitId: offer.unitId,
      details: { pressed: claims.length, enrolled: enrolled.length, ...(enrolled.length > 0 ? { fromSeq: String(offer.nextSeq), toSeq: String(decision.nextSeq - 1n) } : {}) },
    })
    return decision.outcomes
  })
}
