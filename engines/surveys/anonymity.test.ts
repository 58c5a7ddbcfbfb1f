import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { closeSurvey } from './surveys.actions.ts'
import { surveysModule } from './surveys.module.ts'
import { ask, change, say } from './testing/ask.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const answersOf = (surveyId: string) =>
  world.db.q
    .selectFrom('survey_answers')
    .selectAll()
    .select(sql<string>`xmin::text`.as('writer'))
    .where('tenant_id', '=', world.db.tenantId)
    .where('survey_id', '=', surveyId)
    .execute()

async function writersOf(surveyId: string): Promise<{ answers: string[]; tokens: string[]; audit: string[] }> {
  const tenantId = world.db.tenantId
  const tokens = await world.db.q
    .selectFrom('survey_tokens')
    .select(sql<string>`xmin::text`.as('writer'))
    .where('tenant_id', '=', tenantId)
    .where('survey_id', '=', surveyId)
    .where('used', '=', true)
    .execute()
  const audit = await world.db.q
    .selectFrom('audit_entries')
    .select(sql<string>`xmin::text`.as('writer'))
    .where('tenant_id', '=', tenantId)
    .where('action', '=', 'survey.answer')
    .where('entity_id', '=', surveyId)
    .execute()
  return { answers: (await answersOf(surveyId)).map((row) => row.writer), tokens: tokens.map((row) => row.writer), audit: audit.map((row) => row.writer) }
}

test('an anonymous answer carries neither person nor time, and its id tells no order', async () => {
  const { id, staffIds } = await ask(world, 1)
  await say(world, id, { staffId: staffIds[0] ?? '', line: '谢谢' })
  const [answer] = await answersOf(id)
  expect(answer).toMatchObject({ staff_id: null, answered_on: null, line: '谢谢' })
  expect(answer?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/)
  expect(Object.keys(answer ?? {}).toSorted()).toEqual(['anonymous', 'answered_on', 'choice', 'id', 'line', 'mixed', 'staff_id', 'survey_id', 'tenant_id', 'writer'])
})

test('the audit log says who answered, and not what', async () => {
  const { id, staffIds } = await ask(world, 1)
  await say(world, id, { staffId: staffIds[0] ?? '', choice: 'unsatisfied', line: '太差' })
  const entries = await world.db.q
    .selectFrom('audit_entries')
    .select(['action', 'details'])
    .where('tenant_id', '=', world.db.tenantId)
    .where('entity_id', '=', id)
    .orderBy('id')
    .execute()
  expect(entries.at(-1)).toEqual({ action: 'survey.answer', details: {} })
  expect(JSON.stringify(entries)).not.toMatch(/unsatisfied|太差/)
})

test('nothing but the audit log is written beside the token and the answer', async () => {
  const { id, staffIds } = await ask(world, 1)
  world.statements.length = 0
  await say(world, id, { staffId: staffIds[0] ?? '' })
  const written = world.statements.flatMap((statement) => /^\s*(?:insert (?:\/\* prepared \*\/ )?into|update|delete from) "?(\w+)"?/.exec(statement)?.[1] ?? [])
  expect(written).toEqual(['survey_tokens', 'survey_answers', 'audit_entries'])
})

test('once mixed, the transactions that wrote them lead from no answer to a token or a line of the audit log', async () => {
  const { id, staffIds } = await ask(world, 6)
  for (const staffId of staffIds) await say(world, id, { staffId })
  const before = await writersOf(id)
  expect(before.answers.toSorted()).toEqual(before.tokens.toSorted())
  await surveysModule.sweep?.(world.services, world.db)
  const after = await writersOf(id)
  expect([new Set(after.answers).size, after.answers.length, new Set(after.tokens).size]).toEqual([1, 6, 1])
  expect(after.audit.filter((writer) => after.answers.includes(writer))).toEqual([])
})

test('mixing keeps every answer and gives it another id and place', async () => {
  const { id, staffIds } = await ask(world, 60)
  for (const [at, staffId] of staffIds.entries()) await say(world, id, { staffId, line: String(at) })
  const before = await answersOf(id)
  await change(world, (trx) => closeSurvey(trx, id))
  const after = await answersOf(id)
  const lines = (rows: typeof after) => rows.map((row) => Number(row.line))
  expect(lines(after).toSorted((a, b) => a - b)).toEqual(lines(before).toSorted((a, b) => a - b))
  expect(lines(after)).not.toEqual(lines(before))
  expect(after.filter((row) => before.some(({ id }) => id === row.id))).toEqual([])
})

test('the database refuses to change the anonymity of a survey to which somebody is invited', async () => {
  for (const anonymous of [true, false]) {
    const { id } = await ask(world, 1, { anonymous })
    const changed = world.db.q.updateTable('surveys').set({ anonymous: !anonymous }).where('tenant_id', '=', world.db.tenantId).where('id', '=', id).execute()
    await expect(changed).rejects.toMatchObject({ constraint: 'survey_tokens_survey' })
  }
})

test('the database refuses an anonymous answer with a person or a day', async () => {
  const { id, staffIds } = await ask(world, 1)
  await say(world, id, { staffId: staffIds[0] ?? '' })
  for (const told of [{ staff_id: staffIds[0] ?? '' }, { answered_on: '2026-03-02' }]) {
    const changed = world.db.q.updateTable('survey_answers').set(told).where('tenant_id', '=', world.db.tenantId).where('survey_id', '=', id).execute()
    await expect(changed).rejects.toMatchObject({ constraint: 'survey_answers_unlinked' })
  }
})
