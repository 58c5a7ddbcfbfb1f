import { setTimeout as wait } from 'node:timers/promises'
import type { Services } from '../../../kernel/context.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { isTransient } from '../../../kernel/db/transient.ts'
import { write } from '../../../kernel/db/write.ts'
import { AppError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { pressAgain } from '../capacity.errors.ts'
import { allProgrammesOf, lockUsage, postUses, programmesOf } from '../entitlements.ts'
import { offerService } from '../capacity.ports.ts'
import { closeGate, openGate } from '../gate.ts'
import { askedOf } from './asked.ts'
import { openBatcher, type Batcher } from '../../../kernel/batcher.ts'
import type { Claim, ClaimAnswer, NewEnrolment, OfferState, Outcome, Press } from './claims.types.ts'
import { insertEnrolments, readClaimants } from './claims.store.ts'
import { answerSealer } from './sealed-answers.ts'
import { companionCipher, insertCompanions } from './companions.ts'
import { decide } from './decide.ts'

type Place = Pick<Services, 'clock' | 'keys'> & { db: Db }

const batchers = new WeakMap<Services, Map<string, Batcher<Claim, Outcome>>>()

/**
 * Asks for a place. Answers when the decision has committed, and the same again for the same key.
 * @throws AppError the refusal; `capacity.press_again` where the database cannot be reached for some seconds
 */
export async function claimPlace(services: Services, db: Db, press: Press): Promise<ClaimAnswer> {
  const asked = await askedOf(services.keys, db, press)
  const outcome = await batcherOf(services, db, press.offerId).add({ ...press, asked })
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
  const batcher = openBatcher<Claim, Outcome>({
    decide: (claims) => decideInTheEnd({ ...services, db }, offerId, claims),
    concernsAll: (error) => error instanceof AppError,
    onIdle: () => void open.delete(key),
  })
  open.set(key, batcher)
  return batcher
}

/** Three seconds in all: a deadlock is over at once, a database that starts anew is there by then or takes longer. */
const pausesMs = [20, 80, 200, 500, 1_000, 1_200]

/** Tries again what may have failed by chance. A try that committed unseen is found again by its keys. */
async function decideInTheEnd(place: Place, offerId: string, claims: readonly Claim[]): Promise<Outcome[]> {
  for (const pauseMs of pausesMs) {
    try {
      return await decideClaims(place, offerId, claims)
    } catch (error) {
      if (!isTransient(error)) throw error
      await wait(pauseMs)
    }
  }
  return decideClaims(place, offerId, claims).catch((error: unknown) => {
    throw isTransient(error) ? pressAgain() : error
  })
}

/** Decides presses for one offer in one transaction, with one line in the audit log. */
export async function decideClaims({ clock, keys, db }: Place, offerId: string, claims: readonly Claim[]): Promise<Outcome[]> {
  // Before the gate is locked: the first use of a key makes it.
  const cipher = claims.some(({ companions }) => companions.length > 0) ? await companionCipher(keys, db) : null
  const sealer = claims.some(({ answers }) => answers !== null) ? await answerSealer(keys, db) : null
  return write({ db, clock, requestId: newId(), actor: { accountId: null, name: '报名', via: 'system' } }, async (trx) => {
    const offer = await openGate(trx, offerId)
    const staffIds = claims.map(({ staffId }) => staffId)
    const usage = await lockUsage(trx, staffIds, allProgrammesOf(offer.rules))
    const lacking = await offerService(offer.service).lacking?.(trx, offerId, staffIds)
    const claimants = { ...(await readClaimants(trx, offer, { staffIds, usage })), lacking }
    const decision = decide({ offer, claimants, at: trx.at }, claims)
    const { enrolled } = decision
    if (enrolled.length > 0) {
      await insertEnrolments(trx, offer, { enrolled, sealer })
      if (cipher) await insertCompanions(trx, cipher, enrolled)
      await use(trx, offer, enrolled)
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

/** Whoever has a place uses what its option belongs to. */
function use(trx: Trx, { rules, options }: OfferState, enrolled: readonly NewEnrolment[]): Promise<void> {
  const tagOf = (optionId: string | null) => (optionId === null ? null : (options.get(optionId)?.tag ?? null))
  const confirmed = enrolled.filter(({ status }) => status === 'confirmed')
  return postUses(
    trx,
    confirmed.map(({ claim, enrolmentId, optionId }) => ({ staffId: claim.staffId, enrolmentId, programmes: programmesOf(rules, tagOf(optionId)) })),
  )
}
