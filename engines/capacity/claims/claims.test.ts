import { z } from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { AppError } from '../../../kernel/errors.ts'
import { acceptPlace } from '../moves/answer-offer.ts'
import { leave } from '../moves/leave.ts'
import type { Question } from '../offer-rules.ts'
import { claimPlace } from './claim.ts'
import { change, makeOffer, registerToyService, type ToyOffer } from './claims.testing.ts'
import type { Asking, ClaimAnswer } from './claims.types.ts'
import { companionCipher } from './companions.ts'
import { sealOpenAnswers } from '../seal-answers.job.ts'
import { answerSealer, type Answers } from './sealed-answers.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  registerToyService()
})
afterAll(() => world.close())

function press(offer: ToyOffer, who: number, asking: Partial<Asking> & { key?: string } = {}): Promise<ClaimAnswer> {
  const { key = 'key', ...asked } = asking
  const staffId = offer.staffIds[who] ?? ''
  const plain: Asking = { optionId: offer.optionIds[0] ?? '', choices: null, party: 1, answers: null, companions: [] }
  return claimPlace(world.services, world.db, { ...plain, ...asked, offerId: offer.id, staffId, accountId: staffId, key, at: world.clock.now() })
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? error.code : String(error)
}

function goes(offer: ToyOffer, { enrolmentId }: ClaimAnswer) {
  return change(world, (trx) => leave(trx, { offerId: offer.id, enrolmentId, reason: null, actorName: '测试', byOrganiser: false }))
}

test('what was kept for a party is free again once that party has left the line', async () => {
  const offer = await makeOffer(world, { limits: [{ option: 0, cap: 3 }], rules: { partyMost: 2, waiting: 'hold' } })
  await press(offer, 0, { party: 2 })
  const waiting = await press(offer, 1, { party: 2 })
  expect(waiting.status).toBe('waiting')
  await goes(offer, waiting)
  expect((await press(offer, 2)).status).toBe('confirmed')
})

test('a place that lapsed cannot be accepted any more, though nobody has passed it on yet', async () => {
  const offer = await makeOffer(world, { limits: [{ option: 0, cap: 1 }], rules: { answerHours: 1 } })
  const first = await press(offer, 0)
  const second = await press(offer, 1)
  await goes(offer, first)
  const accept = () => change(world, (trx) => acceptPlace(trx, { offerId: offer.id, enrolmentId: second.enrolmentId, actorName: '测试' }))
  world.clock.advance(3_600_000)
  expect(await codeOf(accept())).toBe('capacity.not_an_offer')
})

test('the same key with another content is refused, and the first answer stays', async () => {
  const offer = await makeOffer(world, { limits: [{ option: 0, cap: 3 }], rules: { partyMost: 3 } })
  const first = await press(offer, 0)
  expect(await codeOf(press(offer, 0, { party: 2 }))).toBe('idempotency_mismatch')
  world.clock.advance(60_000)
  expect(await press(offer, 0)).toEqual(first)
})

test('another press of somebody who has a place is told which one', async () => {
  const offer = await makeOffer(world)
  await press(offer, 0)
  expect(await codeOf(press(offer, 0, { key: 'other' }))).toBe('capacity.already_enrolled')
})

const questions: Question[] = [
  { key: 'diet', label: '饮食', kind: 'choice', choices: ['清真', '无'], required: true },
  { key: 'note', label: '备注', kind: 'text', choices: [], required: false },
  { key: 'safe', label: '已读安全须知', kind: 'yes', choices: [], required: true },
]

test.each([
  ['nothing', null],
  ['a choice that is none', { diet: '素', safe: true }],
  ['a no to what must be agreed to', { diet: '无', safe: false }],
  ['something not asked', { diet: '无', safe: true, other: 1 }],
  ['a text that cannot be stored', { diet: '无', safe: true, note: 'a\0b' }],
])('%s is no answer to the questions of an offer', async (_what, answers) => {
  const offer = await makeOffer(world, { rules: { questions } })
  expect(await codeOf(press(offer, 0, { answers }))).toBe('capacity.answers_do_not_fit')
})

test('answers that fit are stored with the sign-up', async () => {
  const offer = await makeOffer(world, { rules: { questions } })
  const answers = { diet: '无', safe: true }
  const { enrolmentId } = await press(offer, 0, { answers })
  const row = await world.db.q.selectFrom('enrolments').select('answers').where('tenant_id', '=', world.tenant.id).where('id', '=', enrolmentId).executeTakeFirst()
  expect(row?.answers).toEqual(answers)
})

test('what is answered in own words is stored sealed and read as it was written; what was chosen stays countable', async () => {
  const offer = await makeOffer(world, { rules: { questions } })
  const { enrolmentId } = await press(offer, 0, { answers: { diet: '清真', safe: true, note: '余杭塘路866号' } })
  const { answers } = await storedOf(enrolmentId)
  expect(answers).toMatchObject({ diet: '清真', safe: true })
  expect(JSON.stringify(answers)).not.toContain('余杭塘路')
  const sealer = await answerSealer(world.services.keys, world.db)
  expect(sealer.open(enrolmentId, answers)).toEqual({ diet: '清真', safe: true, note: '余杭塘路866号' })
})

test('words that were stored before they were sealed are read as they stand, and sealed once by the job', async () => {
  const offer = await makeOffer(world, { rules: { questions } })
  const { enrolmentId } = await press(offer, 0, { answers: { diet: '清真', safe: true } })
  const before = { diet: '清真', safe: true, note: '余杭塘路866号' }
  await world.db.q
    .updateTable('enrolments')
    .set({ answers: JSON.stringify(before) })
    .where('tenant_id', '=', world.tenant.id)
    .where('id', '=', enrolmentId)
    .execute()
  const sealer = await answerSealer(world.services.keys, world.db)
  expect(sealer.open(enrolmentId, (await storedOf(enrolmentId)).answers)).toEqual(before)
  await sealOpenAnswers(world.services, world.db)
  const sealed = (await storedOf(enrolmentId)).answers
  expect(JSON.stringify(sealed)).not.toContain('余杭塘路')
  await sealOpenAnswers(world.services, world.db)
  expect((await storedOf(enrolmentId)).answers).toEqual(sealed)
  expect(sealer.open(enrolmentId, sealed)).toEqual(before)
})

async function storedOf(enrolmentId: string): Promise<{ answers: Answers }> {
  const row = await world.db.q.selectFrom('enrolments').select('answers').where('tenant_id', '=', world.tenant.id).where('id', '=', enrolmentId).executeTakeFirstOrThrow()
  return { answers: z.record(z.string(), z.union([z.string(), z.boolean()])).parse(row.answers) }
}

const companion = { name: '李小花', relation: '子女', idNo: '110101201501010013' }

test('companions are stored sealed with the sign-up, and another identity number is another content', async () => {
  const offer = await makeOffer(world, { limits: [{ option: 0, cap: 4 }], rules: { partyMost: 2 } })
  const { enrolmentId } = await press(offer, 0, { party: 2, companions: [companion] })
  const rows = await world.db.q.selectFrom('enrolment_companions').selectAll().where('tenant_id', '=', world.tenant.id).where('enrolment_id', '=', enrolmentId).execute()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toMatch(/李小花|1101012015/)
  const cipher = await companionCipher(world.services.keys, world.db)
  const { name_sealed: name = '', id_no_sealed: idNo = null } = rows[0] ?? {}
  expect(cipher.open(enrolmentId, 1, { name, idNo })).toEqual({ name: companion.name, idNo: companion.idNo })
  expect(await codeOf(press(offer, 0, { party: 2, companions: [{ ...companion, idNo: '110101201501010021' }] }))).toBe('idempotency_mismatch')
})

test('companions are named all or none', async () => {
  const offer = await makeOffer(world, { limits: [{ option: 0, cap: 4 }], rules: { partyMost: 4 } })
  expect(await codeOf(press(offer, 0, { party: 3, companions: [companion] }))).toBe('capacity.companions_do_not_fit')
})

test('one sign-up that cannot be stored fails alone, and the others of its batch are answered', async () => {
  const offer = await makeOffer(world, { limits: [{ option: 0, cap: 9 }], members: [0, 0, 0, 0, 0] })
  const outcomes = await Promise.allSettled([0, 1, 2, 3, 4].map((who) => press(offer, who, who === 2 ? { key: 'a\0b' } : {})))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})

test('all who press at once are decided in a few transactions, of two reading statements each', async () => {
  const members = Array.from({ length: 300 }, () => 0)
  const offer = await makeOffer(world, { limits: [{ option: 0, cap: 100 }], members })
  world.statements.length = 0
  await Promise.all(members.map((_, who) => press(offer, who)))
  expect(world.statements.filter((text) => text === 'begin')).toHaveLength(2)
  expect(world.statements.length).toBeLessThanOrEqual(16)
})
