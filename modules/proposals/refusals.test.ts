import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { newId } from '../../kernel/ids.ts'
import { openCongress, refusalCode, text, type Congress } from './proposals.testing.ts'
import { proposalsRoutes } from './proposals.routes.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())

const read = (id: string, who: keyof Congress['cast']) => call(proposalsRoutes.read, { id }, { context: c.context(c.cast[who]) })

test('HTML in title and text is kept as the text that it is', async () => {
  const title = '<img src=x onerror=alert(1)>建议'
  const id = await c.start(c.cast.ding, { title, reason: `<script>${text.reason}</script>` })
  expect(await read(id, 'ding')).toMatchObject({ title, reason: `<script>${text.reason}</script>` })
})

test('a text of 100 kB is refused, when it is begun and when it is changed', async () => {
  const reason = '长'.repeat(100_000)
  expect(await refusalCode(c.start(c.cast.ding, { reason }))).toBe('BAD_REQUEST')
  const id = await c.start(c.cast.ding)
  expect(await refusalCode(c.act(c.cast.ding, id, 'editText', { ...text, reason }))).toBe('invalid_input')
})

test('hints and likeness answer to 100 kB within their bounds', async () => {
  const long = '食堂 '.repeat(30_000)
  const context = c.context(c.cast.ding)
  expect((await call(proposalsRoutes.hints, { title: '食堂', reason: long, suggestion: long }, { context })).hints.length).toBeGreaterThan(0)
  expect((await call(proposalsRoutes.similar, { text: long }, { context })).items).toBeInstanceOf(Array)
})

test.each(['wang', 'outsider', 'secretary', 'member', 'lead', 'leader'] as const)('another’s draft does not exist for %s', async (who) => {
  const id = await c.start(c.cast.ding)
  expect(await refusalCode(read(id, who))).toBe('not_found')
  const { items } = await call(proposalsRoutes.list, { state: 'draft' }, { context: c.context(c.cast[who]) })
  expect(items.map((item) => item.id)).not.toContain(id)
  expect(await refusalCode(c.act(c.cast[who], id, 'editText', text))).toBe('not_found')
})

test('a stale version is refused with the name of whoever was faster', async () => {
  const id = await c.start(c.cast.ding)
  await c.act(c.cast.ding, id, 'editText', { ...text, title: '关于食堂供应的建议' })
  expect(await refusalCode(c.act(c.cast.ding, id, 'editText', text, 1))).toBe('version_conflict')
})

test('an action in the wrong state is refused, and an unknown one too', async () => {
  const id = await c.at('in_review')
  expect(await refusalCode(c.act(c.cast.ding, id, 'openSeconding'))).toBe('case.wrong_state')
  expect(await refusalCode(c.act(c.cast.secretary, id, 'destroy'))).toBe('case.no_such_action')
  expect(await refusalCode(c.act(c.cast.secretary, id, 'tookIn', { into: newId() }))).toBe('case.no_such_action')
})

test('what a unit says to its lead, and an unpublished answer, are for the office alone', async () => {
  const id = await c.at('signed')
  for (const who of ['ding', 'wang', 'outsider'] as const) {
    const seen = await read(id, who)
    expect([seen.replies, seen.opinions, seen.votes]).toEqual([[], [], null])
  }
  expect((await read(id, 'outsider')).meetings).toEqual([])
  expect((await read(id, 'lead')).replies).toHaveLength(1)
})

test('before it has a number only delegates and the offices see it', async () => {
  const id = await c.at('submitted')
  expect((await read(id, 'sun')).id).toBe(id)
  for (const who of ['outsider', 'lead', 'other'] as const) expect(await refusalCode(read(id, who))).toBe('not_found')
})

test('another university finds none of it', async () => {
  const id = await c.at('accepted')
  const tenant = c.otherTenant
  const stranger = c.context(c.actor(['proposals.read', 'proposals.manage', 'proposals.review']), { tenant, db: c.otherDb })
  expect(await refusalCode(call(proposalsRoutes.read, { id }, { context: stranger }))).toBe('not_found')
  expect(await refusalCode(call(casesRoutes.act, { caseId: id, action: 'setKey', version: 1, input: {} }, { context: stranger }))).toBe('not_found')
  expect((await call(proposalsRoutes.list, {}, { context: stranger })).items).toEqual([])
  expect(await refusalCode(call(proposalsRoutes.publishReplies, { id: c.sessionId, version: 1 }, { context: stranger }))).toBe('not_found')
})

test('only delegates begin a proposal; the secretary may for one of them, and it is on the record', async () => {
  expect(await refusalCode(c.start(c.cast.outsider))).toBe('proposal.not_delegate')
  const onBehalfOf = c.cast.ding.staffId
  expect(await refusalCode(call(proposalsRoutes.start, { ...text, onBehalfOf }, { context: c.context(c.cast.wang) }))).toBe('forbidden')
  const { id } = await call(proposalsRoutes.start, { ...text, onBehalfOf }, { context: c.context(c.cast.secretary) })
  const event = await c.db.q
    .selectFrom('case_events')
    .select(['actor_name', 'acting_for'])
    .where('tenant_id', '=', c.db.tenantId)
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(event).toEqual({ actor_name: '秦秘书', acting_for: onBehalfOf })
  const { outsider, secretary } = c.cast
  expect(await refusalCode(call(proposalsRoutes.start, { ...text, onBehalfOf: outsider.staffId }, { context: c.context(secretary) }))).toBe('proposal.person_not_delegate')
})

test('a suggestion that is taken up is told of', async () => {
  const fromSuggestion = newId()
  const { id } = await call(proposalsRoutes.start, { ...text, fromSuggestion }, { context: c.context(c.cast.ding) })
  const events = await c.db.q.selectFrom('outbox_events').select('payload').where('tenant_id', '=', c.db.tenantId).where('topic', '=', 'proposal.from_suggestion').execute()
  expect(events.map(({ payload }) => payload)).toContainEqual({ suggestionId: fromSuggestion, proposalId: id })
})

test('whoever takes a suggestion up twice goes on with the same draft, and another delegate begins their own', async () => {
  const fromSuggestion = newId()
  const takeUp = (who: 'ding' | 'wang') => call(proposalsRoutes.start, { ...text, fromSuggestion }, { context: c.context(c.cast[who]) })
  const first = await takeUp('ding')
  expect(await takeUp('ding')).toEqual(first)
  expect((await takeUp('wang')).id).not.toBe(first.id)
})

test('a broken cursor is the caller’s mistake', async () => {
  const cursor = Buffer.from(JSON.stringify(['no day', 'no id'])).toString('base64url')
  expect(await refusalCode(call(proposalsRoutes.list, { cursor }, { context: c.context(c.cast.ding) }))).toBe('invalid_input')
})
