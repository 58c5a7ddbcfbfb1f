import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../../../kernel/errors.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { acceptPlace, lapsePlaces } from '../moves/answer-offer.ts'
import { callOff, setCap, withdrawOption } from '../moves/change-offer.ts'
import { leave } from '../moves/leave.ts'
import { review } from '../moves/review.ts'
import type { OfferMode, OfferRules, Programme } from '../offer-rules.ts'
import { claimPlace } from './claim.ts'
import { change, makeOffer, otherServer, registerToyService, type ToyLimit, type ToyOffer } from './claims.testing.ts'
import { readStored, violationsOf } from './invariants.testing.ts'

let world: World
let second: ReturnType<typeof otherServer>

beforeAll(async () => {
  world = await openWorld()
  second = otherServer(world)
  registerToyService()
})
afterAll(async () => {
  await second.close()
  await world.close()
})

const members = 10
const branches = 2
const tags = [null, 'far', null]

const limit: fc.Arbitrary<ToyLimit> = fc.oneof(
  fc.record({ cap: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ option: fc.nat(2), cap: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ tag: fc.constant('far'), cap: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ branch: fc.nat(branches - 1), cap: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ option: fc.nat(2), branch: fc.nat(branches - 1), cap: fc.integer({ min: 0, max: 3 }) }),
)
const programme: Programme = { key: 'trip', most: 1, years: 2, noShowUses: true }
const farProgramme: Programme = { key: 'far_trip', most: 1, years: 3, noShowUses: true }

const offer = fc.record({
  mode: fc.constantFrom<OfferMode>('first_come', 'first_come', 'first_come', 'approval'),
  waiting: fc.constantFrom<OfferRules['waiting']>('none', 'skip', 'skip', 'hold'),
  answerHours: fc.constantFrom(null, null, 12),
  programme: fc.constantFrom(null, programme),
  tagged: fc.boolean(),
  lateCancelDays: fc.constantFrom(null, 30),
  limits: fc.uniqueArray(limit, { minLength: 1, maxLength: 5, selector: ({ option, tag, branch }) => `${option}/${tag}/${branch}` }),
})
type RandomOffer = typeof offer extends fc.Arbitrary<infer O> ? O : never

const who = fc.nat(members - 1)
const act = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      who,
      option: fc.nat(2),
      party: fc.constantFrom(1, 1, 1, 2, 3),
      key: fc.constantFrom('k0', 'k1', 'k2'),
      server: fc.nat(1),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('leave' as const), who, byOrganiser: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accept' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('review' as const), who, decline: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lapse' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cap' as const), which: fc.nat(), cap: fc.integer({ min: 0, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), option: fc.nat(2), sure: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('callOff' as const), sure: fc.integer({ min: 0, max: 7 }) }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const rounds = fc.array(fc.record({ acts: fc.array(act, { minLength: 1, maxLength: 14 }), hours: fc.constantFrom(0, 0, 1, 13, 25) }), { minLength: 2, maxLength: 8 })

interface Acknowledged {
  who: number
  key: string
  option: number
  party: number
  enrolmentId: string
}

test('whatever is pressed, left, changed and called off at once on two servers: every place is counted, kept and passed on by the rules', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(offer, rounds, async (random, played) => {
      world.clock.set('2026-03-02T01:00:00Z')
      const made = await make(random)
      const acknowledged: Acknowledged[] = []
      for (const { acts, hours } of played) {
        const outcomes = await Promise.allSettled(acts.map((one) => take(made, one, acknowledged)))
        // Everything that is refused is refused with a reason; no deadlock, no constraint that the code ran into.
        expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' && !(outcome.reason instanceof AppError) ? [String(outcome.reason)] : []))).toEqual([])
        expect(violationsOf(await readStored(world.db, made.id), world.clock.now())).toEqual([])
        world.clock.advance(hours * 3_600_000)
      }
      await expectSameAnswers(made, acknowledged)
    }),
    { numRuns: Number(process.env.CAPACITY_RUNS ?? 80) },
  )
})

function make({ mode, waiting, answerHours, programme, tagged, lateCancelDays, limits }: RandomOffer): Promise<ToyOffer> {
  return makeOffer(world, {
    mode,
    limits,
    options: tags,
    members: Array.from({ length: members }, (_, index) => index % branches),
    rules: { partyMost: 3, waiting, answerHours, programme, tagProgrammes: tagged ? { far: farProgramme } : {}, lateCancelDays },
  })
}

async function take(offer: ToyOffer, one: Act, acknowledged: Acknowledged[]): Promise<void> {
  const actorName = '测试'
  const offerId = offer.id
  const server = { db: world.db, services: world.services }
  switch (one.do) {
    case 'press': {
      const answer = await press(offer, one)
      acknowledged.push({ ...one, enrolmentId: answer.enrolmentId })
      return
    }
    case 'leave': {
      const enrolmentId = await latestOf(offer, one.who)
      // Pressed twice at once: the second finds that it has happened.
      if (enrolmentId)
        await Promise.all([server, second].map((at) => change(at, (trx) => leave(trx, { offerId, enrolmentId, reason: null, actorName, byOrganiser: one.byOrganiser }))))
      return
    }
    case 'accept': {
      const enrolmentId = await latestOf(offer, one.who)
      if (enrolmentId) await change(second, (trx) => acceptPlace(trx, { offerId, enrolmentId, actorName }))
      return
    }
    case 'review': {
      const enrolmentId = await latestOf(offer, one.who)
      if (enrolmentId) await change(server, (trx) => review(trx, { offerId, enrolmentId, declined: one.decline ? '不符合' : null, actorName }))
      return
    }
    case 'lapse':
      return change(second, (trx) => lapsePlaces(trx, offerId))
    case 'cap': {
      const counterId = offer.counterIds[one.which % offer.counterIds.length] ?? ''
      await change(server, (trx) => setCap(trx, { offerId, counterId, cap: one.cap }))
      return
    }
    case 'withdraw':
      if (one.sure === 0) await change(server, (trx) => withdrawOption(trx, { offerId, optionId: offer.optionIds[one.option] ?? '', reason: '取消', actorName }))
      return
    case 'callOff':
      if (one.sure === 0) await change(server, (trx) => callOff(trx, { offerId, reason: '天气', actorName }))
  }
}

function press(offer: ToyOffer, { who, key, option, party, server = 0 }: { who: number; key: string; option: number; party: number; server?: number }) {
  const { services, db } = server === 0 ? world : second
  const staffId = offer.staffIds[who] ?? ''
  const asking = { optionId: offer.optionIds[option] ?? '', choices: null, party, answers: null, companions: [] }
  return claimPlace(services, db, { ...asking, offerId: offer.id, staffId, accountId: staffId, key, at: world.clock.now() })
}

async function latestOf({ id, staffIds }: ToyOffer, who: number): Promise<string | undefined> {
  const row = await world.db.q
    .selectFrom('enrolments')
    .select('id')
    .where('tenant_id', '=', world.db.tenantId)
    .where('offer_id', '=', id)
    .where('staff_id', '=', staffIds[who] ?? '')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.id
}

/** An answer that was lost on the way is the same when asked for again, on either server, whatever has become of the offer. */
async function expectSameAnswers(offer: ToyOffer, acknowledged: readonly Acknowledged[]): Promise<void> {
  const again = await Promise.all(acknowledged.map((one, index) => press(offer, { ...one, server: index % 2 })))
  expect(again.map(({ enrolmentId }) => enrolmentId)).toEqual(acknowledged.map(({ enrolmentId }) => enrolmentId))
}
