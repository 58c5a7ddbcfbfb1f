import { dayOf, shanghaiMinute } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { readBarred } from '../claims/claims.store.ts'
import type { OfferState } from '../claims/claims.types.ts'
import { stillMeet } from '../eligibility/still-meets.ts'
import { allProgrammesOf, lockUsage } from '../entitlements.ts'
import { countWaiting, inHall, partyOf, spend, type Hall } from '../moves/hall.ts'
import { managedOffer } from '../reach-offer.ts'
import { tellConfirmed, tellDeclined, tellDrawnInLine } from '../tell.ts'
import { seedColumn } from './commit-draw.ts'
import { countsOf, drawLots, entryCode, ordered, recordText, type DrawCounts, type DrawEntry, type DrawInput, type DrawResult } from './draw-record.ts'
import { drawnAlready, drawTooEarly, noCommitment, notALottery, notPublished } from './draw.errors.ts'
import { findDraw, listCandidates, listOptions, storeDrawn, type Candidate, type Drawn, type DrawRow } from './draw.store.ts'
import { publicValueOf } from './public-value.ts'

/** Draws once, behind the offer's gate: places in the order of the lots, the rest into the line; record and places commit together. */
export async function drawPlaces(context: RequestContext, { offerId, publicValue: typed }: { offerId: string; publicValue: string | null }): Promise<DrawCounts> {
  await managedOffer(context, offerId)
  const cipher = await context.services.keys.cipher(context.db, seedColumn)
  return write(context, (trx) =>
    inHall(trx, offerId, async (hall) => {
      const draw = await drawable(trx, hall.offer)
      const publicValue = publicValueOf(typed, { source: draw.publicSource, example: draw.publicExample })
      const seed = cipher.open(offerId, draw.seedSealed)
      hall.rooms.forgetHeld()
      const { running, excluded } = await chooseEntries(trx, hall.offer, seed)
      const options = await listOptions(trx, offerId)
      const input = inputOf({ trx, offer: hall.offer, draw, options }, running, excluded)
      const record = drawLots(input, { seed, publicValue })
      const byCode = new Map(running.map((candidate) => [candidate.code, candidate]))
      const drawn = record.results.map((result) => settle(hall, result, byCode.get(result.code)))
      const text = recordText(record)
      await storeRecord(trx, { offerId, publicValue, text })
      await giveOut(trx, hall, { drawn, excluded, actorName: context.actor.name })
      const counts = countsOf(record.results)
      trx.audit({ action: 'draw.draw', entity: { type: 'offer', id: offerId }, unitId: hall.offer.unitId, details: { ...counts, publicValue, inputHash: record.inputHash } })
      return counts
    }),
  )
}

/** The gate is held: nobody else draws or changes the offer until this has committed. */
async function drawable(trx: Trx, { id, mode, state, closesAt }: OfferState): Promise<DrawRow> {
  if (mode !== 'lottery') throw notALottery()
  if (state !== 'published' || closesAt === null) throw notPublished()
  const draw = await findDraw(trx, id)
  if (!draw) throw noCommitment()
  if (draw.drawnAt !== null) throw drawnAlready({ drawnAt: shanghaiMinute(draw.drawnAt) })
  if (trx.at < closesAt) throw drawTooEarly({ closesAt: shanghaiMinute(closesAt) })
  return draw
}

interface Running extends Candidate {
  code: string
}

interface Excluded extends Running {
  reason: string
}

/** Who takes part with which choices: by the records, sanctions and used entitlements as they are now. */
async function chooseEntries(trx: Trx, offer: OfferState, seed: string): Promise<{ running: Running[]; excluded: Excluded[] }> {
  const candidates = await listCandidates(trx, offer.id)
  const staffIds = candidates.map(({ staffId }) => staffId)
  const meeting = await stillMeet(trx, offer.rules.eligibility, staffIds)
  const usage = await lockUsage(trx, staffIds, allProgrammesOf(offer.rules))
  const barred = await readBarred(trx, offer, { staffIds, usage, on: dayOf(trx.at) })
  const running: Running[] = []
  const excluded: Excluded[] = []
  for (const candidate of candidates) {
    const code = entryCode(seed, candidate.id)
    const open = candidate.choices.filter((optionId) => offer.options.get(optionId)?.state === 'open')
    const choices = open.filter((optionId) => !barred(candidate.staffId, offer.options.get(optionId)?.tag ?? null))
    const why = meeting.has(candidate.staffId)
      ? open[0] === undefined
        ? '所选场次均已撤下'
        : barred(candidate.staffId, offer.options.get(open[0])?.tag ?? null)?.text.zh
      : '已不符合报名条件'
    if (choices.length > 0 && meeting.has(candidate.staffId)) running.push({ ...candidate, choices, code })
    else excluded.push({ ...candidate, code, reason: (why ?? '已不符合报名条件').replace(/。$/, '') })
  }
  return { running, excluded }
}

interface Facts {
  trx: Trx
  offer: OfferState
  draw: DrawRow
  options: DrawInput['options']
}

function inputOf({ trx, offer, draw, options }: Facts, running: readonly Running[], excluded: readonly Excluded[]): DrawInput {
  // A branch is published only where a limit asks for it.
  const limited = new Set(offer.counters.map(({ unitId }) => unitId))
  return ordered({
    offer: { id: offer.id, title: offer.title, closesAt: (offer.closesAt ?? trx.at).toISOString() },
    committedAt: draw.committedAt.toISOString(),
    drawnAt: trx.at.toISOString(),
    publicSource: draw.publicSource,
    publicExample: draw.publicExample,
    waiting: offer.rules.waiting,
    options,
    limits: offer.counters.map(({ optionId, tag, unitId, cap, taken }) => ({ optionId, tag, unitId, cap, taken })),
    entries: running.map(({ code, choices, party, unitId }): DrawEntry => ({ code, choices, party, unitId: limited.has(unitId) ? unitId : null })),
    excluded: excluded.map(({ code }) => code),
  })
}

/** Takes the drawn place in the offer's own rooms; what they give must be what the record says. */
function settle(hall: Hall, { outcome, optionId }: DrawResult, candidate: Running | undefined): Drawn {
  if (!candidate) throw new TypeError('a result of a draw that nobody entered')
  const { id, staffId, unitId, party } = candidate
  if (outcome === 'declined' || optionId === null) return { id, staffId, status: 'declined', optionId: null, seq: null, reason: '摇号未中' }
  const seating = hall.rooms.seat(partyOf(hall, { optionId, unitId, party }), hall.offer.rules.waiting)
  if ((seating === 'confirmed') !== (outcome === 'placed')) throw new TypeError('the places and the record of a draw differ')
  if (outcome === 'placed') return { id, staffId, status: 'confirmed', optionId, seq: null, reason: null }
  countWaiting(hall, optionId, 1)
  const seq = hall.offer.nextSeq
  hall.offer.nextSeq += 1n
  return { id, staffId, status: 'waiting', optionId, seq, reason: null }
}

async function storeRecord(trx: Trx, { offerId, publicValue, text }: { offerId: string; publicValue: string | null; text: string }): Promise<void> {
  await trx.q
    .updateTable('draws')
    // As one text, not as an object: the database would put its keys into another order.
    .set({ drawn_at: trx.at, public_value: publicValue, record: JSON.stringify(text) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .execute()
}

interface GivenOut {
  drawn: readonly Drawn[]
  excluded: readonly Excluded[]
  actorName: string
}

async function giveOut(trx: Trx, hall: Hall, { drawn, excluded, actorName }: GivenOut): Promise<void> {
  const out = excluded.map(({ id, staffId, reason }): Drawn => ({ id, staffId, status: 'declined', optionId: null, seq: null, reason }))
  await storeDrawn(trx, [...drawn, ...out], actorName)
  const confirmed = drawn.filter(({ status }) => status === 'confirmed')
  await spend(trx, hall, confirmed)
  await tellConfirmed(trx, hall.offer, confirmed)
  await tellDrawnInLine(
    trx,
    hall.offer,
    drawn.filter(({ status }) => status === 'waiting'),
  )
  for (const [reason, told] of Map.groupBy(
    [...drawn, ...out].filter(({ status }) => status === 'declined'),
    (one) => one.reason ?? '',
  )) {
    await tellDeclined(trx, hall.offer, { told, reason })
  }
}
