import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainRules } from '../offer-rules.ts'
import type { Room } from '../rooms.ts'
import type { Claim, Claimants, OfferState, Outcome } from './claims.types.ts'
import { decide } from './decide.ts'

const at = new Date('2026-03-02T01:00:00Z')
const options = ['o0', 'o1']
const branches = ['u0', 'u1']
const people = Array.from({ length: 8 }, (_, index) => `s${index}`)
const branchOf = new Map(people.slice(0, 7).map((person, index) => [person, branches[index % 2] ?? '']))

const press = fc
  .record({
    who: fc.constantFrom(...people),
    option: fc.constantFrom(...options, 'gone'),
    party: fc.integer({ min: 1, max: 4 }),
    key: fc.constantFrom('k0', 'k1'),
    late: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ who, option, party, key, late }): Claim => ({
    offerId: 'offer',
    staffId: who,
    accountId: who,
    key,
    optionId: option,
    choices: null,
    party,
    answers: null,
    companions: [],
    asked: `${option}/${party}`,
    at: late === 0 ? new Date('2027-01-01T00:00:00Z') : at,
  }))

const offer = fc
  .record({ caps: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), waiting: fc.constantFrom('none' as const, 'skip' as const, 'hold' as const) })
  .map(({ caps, waiting }): OfferState => ({
    id: 'offer',
    service: 'toy',
    title: '',
    unitId: 'u0',
    mode: 'first_come',
    state: 'published',
    cancelledReason: null,
    opensAt: new Date('2026-03-01T00:00:00Z'),
    closesAt: new Date('2026-03-05T00:00:00Z'),
    cancelUntil: null,
    finalAt: new Date('2026-03-06T00:00:00Z'),
    rules: { ...plainRules, eligibility: [], waiting, partyMost: 3 },
    options: new Map(options.map((id) => [id, { id, tag: null, state: 'open', startsAt: null }])),
    counters: [room('all', caps[0] ?? 0), { ...room('o0', caps[1] ?? 0), optionId: 'o0' }, { ...room('u1', caps[2] ?? 0), unitId: 'u1' }],
    nextSeq: 1n,
    waiting: new Map(),
  }))

function room(id: string, cap: number): Room {
  return { id, optionId: null, tag: null, unitId: null, cap, taken: 0, held: 0 }
}

/** Decides claim by claim, each as a batch of its own, carrying over what a store would keep. */
function oneByOne(start: OfferState, claims: readonly Claim[]): Outcome[] {
  let state = start
  const earlier = new Map<string, Claimants['earlier'] extends ReadonlyMap<string, infer E> ? E : never>()
  return claims.flatMap((claim) => {
    const decision = decide({ offer: state, claimants: { branchOf, earlier, barred: () => null }, at }, [claim])
    const changed = new Map(decision.changedRooms.map((one) => [one.id, one]))
    state = { ...state, counters: state.counters.map((one) => changed.get(one.id) ?? one), nextSeq: decision.nextSeq, waiting: decision.waiting }
    for (const one of decision.enrolled)
      earlier.set(one.claim.staffId, [...(earlier.get(one.claim.staffId) ?? []), { ...one, staffId: one.claim.staffId, key: one.claim.key, asked: one.claim.asked }])
    return decision.outcomes
  })
}

/** An answer without the id, which is new each time. */
function essence(outcome: Outcome | undefined): unknown {
  if (outcome === undefined) return null
  return 'answer' in outcome ? { ...outcome.answer, enrolmentId: '' } : outcome.refusal.code
}

test('a batch is decided as if its presses had come one by one, and its counters are what its parties take', () => {
  fc.assert(
    fc.property(offer, fc.array(press, { maxLength: 40 }), (start, claims) => {
      const decision = decide({ offer: start, claimants: { branchOf, earlier: new Map(), barred: () => null }, at }, claims)
      expect(decision.outcomes.map(essence)).toEqual(oneByOne(start, claims).map(essence))
      const changed = new Map(decision.changedRooms.map((one) => [one.id, one]))
      for (const counter of start.counters) {
        const taking = decision.enrolled.filter(
          ({ status, optionId, unitId }) => status === 'confirmed' && (counter.optionId ?? optionId) === optionId && (counter.unitId ?? unitId) === unitId,
        )
        const taken = taking.reduce((sum, { claim }) => sum + claim.party, 0)
        expect([taken, taken <= counter.cap]).toEqual([(changed.get(counter.id) ?? counter).taken, true])
      }
    }),
    { numRuns: 3_000 },
  )
})

test('each member has one place at most, whoever presses how often; the same press gets the same enrolment', () => {
  fc.assert(
    fc.property(offer, fc.array(press, { maxLength: 40 }), (start, claims) => {
      const { enrolled, outcomes } = decide({ offer: start, claimants: { branchOf, earlier: new Map(), barred: () => null }, at }, claims)
      expect(new Set(enrolled.map(({ claim }) => claim.staffId)).size).toBe(enrolled.length)
      const answers = new Map<string, string>()
      for (const [index, outcome] of outcomes.entries()) {
        const claim = claims[index]
        if (!claim || !('answer' in outcome)) continue
        const press = `${claim.staffId}/${claim.key}/${claim.optionId}/${claim.party}`
        expect(outcome.answer.enrolmentId).toBe(answers.get(press) ?? outcome.answer.enrolmentId)
        answers.set(press, outcome.answer.enrolmentId)
      }
      expect(enrolled.map(({ seq }) => seq)).toEqual(enrolled.map((_, index) => start.nextSeq + BigInt(index)))
    }),
    { numRuns: 3_000 },
  )
})
