import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findSimilar } from '../../../engines/search/search.ts'
import { openCongress, refusalCode, text, type Congress } from '../proposals.testing.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())
beforeEach(() => c.clock.set('2026-03-02T01:00:00Z'))

const found = async (id: string) => (await findSimilar(c.db, { kind: 'proposal', title: text.title, text: text.reason, limit: 50 })).some((one) => one.id === id)

test('a draft becomes submitted by itself once enough delegates have seconded it', async () => {
  const id = await c.start(c.cast.ding)
  expect(await c.act(c.cast.ding, id, 'openSeconding')).toBe('seconding')
  expect(await c.act(c.cast.wang, id, 'second')).toBe('seconding')
  expect(await c.act(c.cast.zhao, id, 'second')).toBe('submitted')
})

test('two delegates who second at the same instant both count', async () => {
  const id = await c.at('seconding')
  await Promise.all([c.act(c.cast.wang, id, 'second'), c.act(c.cast.zhao, id, 'second')])
  expect(await c.state(id)).toBe('submitted')
})

test('who seconds twice is told so, and so is its author', async () => {
  const id = await c.at('seconding')
  await c.act(c.cast.wang, id, 'second')
  expect(await refusalCode(c.act(c.cast.wang, id, 'second'))).toBe('proposal.seconded_already')
  expect(await refusalCode(c.act(c.cast.ding, id, 'second'))).toBe('proposal.own')
})

test('a second is bound to the text that was read', async () => {
  const id = await c.at('seconding')
  expect(await refusalCode(c.act(c.cast.wang, id, 'second', { textHash: 'a'.repeat(64) }))).toBe('proposal.text_changed')
})

test('going back to the draft voids the seconds, and hides the text from likeness', async () => {
  const id = await c.at('seconding')
  await c.act(c.cast.wang, id, 'second')
  expect(await found(id)).toBe(true)
  await c.act(c.cast.ding, id, 'reopenText')
  expect(await found(id)).toBe(false)
  await c.act(c.cast.ding, id, 'openSeconding')
  expect(await c.act(c.cast.wang, id, 'second')).toBe('seconding')
})

test('a second can be taken back', async () => {
  const id = await c.at('seconding')
  await c.act(c.cast.wang, id, 'second')
  await c.act(c.cast.wang, id, 'takeSecondBack')
  expect(await c.act(c.cast.zhao, id, 'second')).toBe('seconding')
})

test('a co-proposer joins in person and may no longer second it', async () => {
  const id = await c.start(c.cast.ding)
  await c.act(c.cast.ding, id, 'inviteCoProposer', { staffId: c.cast.sun.staffId })
  expect(await refusalCode(c.act(c.cast.ding, id, 'inviteCoProposer', { staffId: c.cast.outsider.staffId }))).toBe('proposal.person_not_delegate')
  await c.act(c.cast.sun, id, 'joinAsProposer')
  await c.act(c.cast.sun, id, 'openSeconding')
  expect(await refusalCode(c.act(c.cast.sun, id, 'second'))).toBe('proposal.own')
})

test('who was asked may decline', async () => {
  const id = await c.start(c.cast.ding)
  await c.act(c.cast.ding, id, 'inviteCoProposer', { staffId: c.cast.sun.staffId })
  await c.act(c.cast.sun, id, 'declineToJoin')
  expect(await refusalCode(c.act(c.cast.sun, id, 'joinAsProposer'))).toBe('not_found')
})

test('delegates can be asked to second', async () => {
  const id = await c.at('seconding')
  expect(await c.act(c.cast.ding, id, 'inviteSeconders', { staffIds: [c.cast.wang.staffId, c.cast.zhao.staffId] })).toBe('seconding')
})

test('a text that is too short is not submitted, and says by how much', async () => {
  const id = await c.start(c.cast.ding, { reason: '太短' })
  expect(await refusalCode(c.act(c.cast.ding, id, 'openSeconding'))).toBe('proposal.text_too_short')
})

test('a collective proposal needs its head and more than half of the delegation', async () => {
  const { call } = await import('@orpc/server')
  const { proposalsRoutes } = await import('../proposals.routes.ts')
  const context = c.context(c.cast.secretary)
  const { items } = await call(proposalsRoutes.delegations, { termId: c.termId }, { context })
  const own = items.find((one) => one.name === '物理学院代表团')
  await call(proposalsRoutes.saveDelegation, { ...own, termId: c.termId, name: '物理学院代表团', headStaffId: c.cast.sun.staffId }, { context })
  const id = await c.start(c.cast.ding, { kind: 'collective' })
  await c.act(c.cast.ding, id, 'openSeconding')
  await c.act(c.cast.wang, id, 'second')
  expect(await c.act(c.cast.zhao, id, 'second')).toBe('seconding')
  expect(await c.act(c.cast.sun, id, 'second')).toBe('submitted')
})

test('the window is open up to its last millisecond and closed at its end', async () => {
  const [early, late] = [await c.start(c.cast.ding), await c.start(c.cast.ding)]
  c.clock.set('2026-03-20T03:59:59.999Z')
  expect(await c.act(c.cast.ding, early, 'openSeconding')).toBe('seconding')
  c.clock.set('2026-03-20T04:00:00.000Z')
  expect(await refusalCode(c.act(c.cast.ding, late, 'openSeconding'))).toBe('proposal.window_closed')
})

test.each([
  ['suggestion', 'converted'],
  ['lapsed', 'lapsed'],
] as const)('too few seconds at the end of the window: %s', async (lateBecomes, state) => {
  await c.rule({ lateBecomes })
  const id = await c.at('seconding')
  c.clock.set('2026-03-20T04:00:00.000Z')
  expect(await refusalCode(c.act(c.cast.wang, id, 'second'))).not.toBeNull()
  const { settleOverdue } = await import('../../../engines/cases/overdue.ts')
  await settleOverdue(c.services, c.db)
  expect(await c.state(id)).toBe(state)
  const events = await c.db.q.selectFrom('outbox_events').select('payload').where('tenant_id', '=', c.db.tenantId).where('topic', '=', 'proposal.converted').execute()
  expect(events.some(({ payload }) => JSON.stringify(payload).includes(id))).toBe(state === 'converted')
})

test('a text corrected after the window can still be seconded for as long as a correction may take', async () => {
  const id = await c.at('submitted')
  c.clock.set('2026-03-20T05:00:00Z')
  await c.act(c.cast.secretary, id, 'sendBack', { reason: '请补充数据' })
  await c.act(c.cast.ding, id, 'editText', { ...text, reason: `${text.reason}补充了数据。` })
  expect(await c.act(c.cast.ding, id, 'resubmit')).toBe('seconding')
  await c.act(c.cast.wang, id, 'second')
  expect(await c.act(c.cast.zhao, id, 'second')).toBe('submitted')
})

test('what was sent back and not touched keeps its seconds', async () => {
  const id = await c.at('submitted')
  await c.act(c.cast.secretary, id, 'sendBack', { reason: '请补充数据' })
  expect(await c.act(c.cast.ding, id, 'resubmit')).toBe('submitted')
})

test('its proposer may withdraw it, and then likeness finds it no more', async () => {
  const id = await c.at('in_review')
  expect(await c.act(c.cast.ding, id, 'withdraw', { reason: '已经解决' })).toBe('withdrawn')
  expect(await found(id)).toBe(false)
})

test('the first proposer decides on withdrawal, a co-proposer may only leave', async () => {
  const id = await c.start(c.cast.ding)
  await c.act(c.cast.ding, id, 'inviteCoProposer', { staffId: c.cast.sun.staffId })
  await c.act(c.cast.sun, id, 'joinAsProposer')
  expect(await refusalCode(c.act(c.cast.sun, id, 'withdraw', { reason: '不提了' }))).toBe('proposal.not_first_proposer')
  expect(await refusalCode(c.act(c.cast.ding, id, 'leaveAsProposer'))).toBe('proposal.first_proposer_stays')
  expect(await c.act(c.cast.sun, id, 'leaveAsProposer')).toBe('draft')
  expect(await refusalCode(c.act(c.cast.sun, id, 'editText', text))).toBe('not_found')
  expect(await c.act(c.cast.ding, id, 'withdraw', { reason: '不提了' })).toBe('withdrawn')
})

test('a draft that was withdrawn stays its author’s, one that was submitted does not', async () => {
  const { call } = await import('@orpc/server')
  const { proposalsRoutes } = await import('../proposals.routes.ts')
  const { casesRoutes } = await import('../../../engines/cases/cases.routes.ts')
  const [draft, sent] = [await c.start(c.cast.ding), await c.at('seconding')]
  for (const id of [draft, sent]) await c.act(c.cast.ding, id, 'withdraw', { reason: '不提了' })
  const reads = async (id: string, who: keyof Congress['cast']) => {
    const context = c.context(c.cast[who])
    const { items } = await call(proposalsRoutes.list, { state: 'withdrawn', limit: 200, sort: 'changed' }, { context })
    const refusals = [await refusalCode(call(proposalsRoutes.read, { id }, { context })), await refusalCode(call(casesRoutes.read, { caseId: id }, { context }))]
    return [items.some((item) => item.id === id), ...refusals.map((code) => code === null)]
  }
  for (const who of ['secretary', 'member', 'wang'] as const) {
    expect([who, await reads(draft, who)]).toEqual([who, [false, false, false]])
    expect([who, await reads(sent, who)]).toEqual([who, [true, true, true]])
  }
  expect(await reads(draft, 'ding')).toEqual([true, true, true])
})
