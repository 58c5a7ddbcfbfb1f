import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTerm, findDelegate, proposalTitles } from './proposals.api.ts'
import { proposalsRoutes } from './proposals.routes.ts'
import { sessionSettings } from './proposals.settings.ts'
import { openCongress, refusalCode, type Congress } from './proposals.testing.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())

const context = () => c.context(c.cast.secretary)
const window = { collectFrom: '2026-05-01T00:00:00.000Z', collectUntil: '2026-05-20T00:00:00.000Z' }
const session = () => ({ termId: c.termId, ordinal: 2, title: '九届二次', heldOn: null, settings: sessionSettings.parse({}), ...window })

test('terms do not overlap, and each has its own number', async () => {
  const term = { ordinal: 10, title: '第十届', fromDay: '2025-01-01', untilDay: null }
  expect(await refusalCode(call(proposalsRoutes.saveTerm, term, { context: context() }))).toBe('proposal.term_overlaps')
  expect(await refusalCode(call(proposalsRoutes.saveTerm, { ...term, ordinal: 9, fromDay: '2020-01-01', untilDay: '2021-01-01' }, { context: context() }))).toBe(
    'proposal.ordinal_taken',
  )
})

test('a window ends after it begins', async () => {
  expect(await refusalCode(call(proposalsRoutes.saveSession, { ...session(), collectUntil: window.collectFrom }, { context: context() }))).toBe('proposal.window_order')
})

test('a session is changed by whoever saw its newest version', async () => {
  const saved = await call(proposalsRoutes.saveSession, session(), { context: context() })
  expect(saved).toMatchObject({ window: 'before', version: 1, proposals: 0 })
  const changed = await call(proposalsRoutes.saveSession, { ...session(), id: saved.id, version: 1, title: '九届二次会议' }, { context: context() })
  expect(changed).toMatchObject({ title: '九届二次会议', version: 2 })
  expect(await refusalCode(call(proposalsRoutes.saveSession, { ...session(), id: saved.id, version: 1 }, { context: context() }))).toBe('version_conflict')
  expect(await refusalCode(call(proposalsRoutes.saveSession, session(), { context: context() }))).toBe('proposal.ordinal_taken')
})

test('of the sessions the one whose window is open is the current one', async () => {
  const { current } = await call(proposalsRoutes.sessions, {}, { context: context() })
  expect(current).toBe(c.sessionId)
})

test('each default of a session names its source', async () => {
  const { sources } = await call(proposalsRoutes.settingSources, {}, { context: context() })
  expect(Object.keys(sources).toSorted()).toEqual(Object.keys(sessionSettings.parse({})).toSorted())
})

test('delegates are entered by staff number, one result each', async () => {
  const rows = [
    { staffNo: 'X1', delegation: '物理学院代表团' },
    { staffNo: 'X1', delegation: '物理学院代表团' },
    { staffNo: 'D1' },
    { staffNo: '没有' },
    { staffNo: 'S1', delegation: '没有的团' },
  ]
  const { results } = await call(proposalsRoutes.addDelegates, { termId: c.termId, fromDay: '2026-03-02', rows }, { context: context() })
  expect(results.map(({ ok, error }) => [ok, error?.zh])).toEqual([
    [true, undefined],
    [false, '名单中重复。'],
    [false, '已是本届代表（物理学院代表团）。'],
    [false, '没有这个工号。'],
    [false, '没有找到代表团“没有的团”。'],
  ])
})

test('whoever leaves is a delegate no more, and was one until that day', async () => {
  const { items } = await call(proposalsRoutes.delegates, { termId: c.termId, q: '周职工' }, { context: context() })
  const [delegate] = items
  expect(items.map(({ person, staffNo }) => [person.name, staffNo])).toEqual([['周职工', 'X1']])
  const leaving = { id: delegate?.id ?? '', version: 1, untilDay: '2026-03-02' }
  expect(await refusalCode(call(proposalsRoutes.endDelegate, { ...leaving, untilDay: '2026-03-03' }, { context: context() }))).toBe('proposal.not_in_future')
  expect((await call(proposalsRoutes.endDelegate, leaving, { context: context() })).untilDay).toBe('2026-03-02')
  expect(await refusalCode(call(proposalsRoutes.endDelegate, leaving, { context: context() }))).toBe('proposal.delegate_ended')
  expect(await findDelegate(c.db, { staffId: c.cast.outsider.staffId, termId: c.termId, day: '2026-03-02' })).toBeNull()
})

test('pages of delegates meet without a gap', async () => {
  const page = (cursor?: string) => call(proposalsRoutes.delegates, { termId: c.termId, limit: 2, ...(cursor ? { cursor } : {}) }, { context: context() })
  const first = await page()
  const second = await page(first.nextCursor ?? '')
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4)
})

test('the head of a delegation is one of its delegates, and a name is used once', async () => {
  const { items } = await call(proposalsRoutes.delegations, { termId: c.termId }, { context: context() })
  const [own] = items
  const naming = { id: own?.id, version: own?.version, termId: c.termId, name: own?.name ?? '' }
  expect(await refusalCode(call(proposalsRoutes.saveDelegation, { ...naming, headStaffId: c.cast.secretary.staffId }, { context: context() }))).toBe('proposal.head_elsewhere')
  expect((await call(proposalsRoutes.saveDelegation, { ...naming, headStaffId: c.cast.ding.staffId }, { context: context() })).head?.name).toBe('丁提出')
  expect(await refusalCode(call(proposalsRoutes.saveDelegation, { termId: c.termId, name: naming.name, headStaffId: null }, { context: context() }))).toBe(
    'proposal.delegation_taken',
  )
  expect(await findDelegate(c.db, { staffId: c.cast.ding.staffId, termId: c.termId, day: '2026-03-02' })).toMatchObject({ isHead: true, delegation: '物理学院代表团' })
})

test('other modules find the term of a day and the titles of proposals', async () => {
  expect((await currentTerm(c.db, '2026-03-02'))?.id).toBe(c.termId)
  expect(await currentTerm(c.db, '2023-12-31')).toBeNull()
  const [draft, filed] = [await c.at('draft'), await c.at('in_review')]
  expect([...(await proposalTitles(c.db, [draft, filed])).keys()]).toEqual([filed])
})

test('what is handed to a unit stands in the signing list, with its signature', async () => {
  const [unsigned, signed] = [await c.at('assigned'), await c.at('handling')]
  const meeting = await call(proposalsRoutes.saveDelivery, { sessionId: c.sessionId, heldOn: '2026-03-05', place: '行政楼' }, { context: context() })
  await call(proposalsRoutes.saveDelivery, { ...meeting, sessionId: c.sessionId, heldOn: '2026-03-06', place: '行政楼' }, { context: context() })
  const { meetings, rows } = await call(proposalsRoutes.deliveries, { id: c.sessionId }, { context: context() })
  const signatures = new Map(rows.flatMap((row) => row.proposals.map((one) => [one.id, one.signedBy])))
  expect([meetings, signatures.get(unsigned), signatures.get(signed)]).toMatchObject([[{ heldOn: '2026-03-06', version: 2 }], null, '钱后勤'])
})

test('who changed a term, a session or a round meanwhile is named', async () => {
  const late = { ...c.cast.presidium, permissions: c.cast.secretary.permissions }
  const other = { context: c.context(late) }
  const named = { code: 'version_conflict', details: { by: '秦秘书' } }
  const [{ items: terms }, { items: sessions }] = await Promise.all([call(proposalsRoutes.terms, {}, other), call(proposalsRoutes.sessions, {}, other)])
  const [term, seen] = [terms.find(({ id }) => id === c.termId), sessions.find(({ id }) => id === c.sessionId)]
  if (!term || !seen) throw new TypeError('they are there')
  await expect(call(proposalsRoutes.saveTerm, { ...term, version: 99 }, other)).rejects.toMatchObject(named)
  await expect(call(proposalsRoutes.saveSession, { ...seen, version: 99 }, other)).rejects.toMatchObject(named)
  const calendar = { kind: 'awards' as const, title: '评优', sessionIds: [c.sessionId], opensOn: '2026-03-01', closesOn: '2026-03-30' }
  const round = await call(proposalsRoutes.saveRound, calendar, { context: context() })
  await call(proposalsRoutes.nominate, { id: round.id, award: 'handling_unit', proposalId: null, unitId: c.units.finance, note: '' }, other)
  await expect(call(proposalsRoutes.saveRound, { ...calendar, id: round.id, version: 99 }, other)).rejects.toMatchObject(named)
})

test('a session is archived once everything in it has come to an end', async () => {
  const { items } = await call(proposalsRoutes.sessions, {}, { context: context() })
  const [empty, full] = [items.find(({ ordinal }) => ordinal === 2), items.find(({ id }) => id === c.sessionId)]
  expect(await refusalCode(call(proposalsRoutes.archiveSession, { id: full?.id ?? '', version: full?.version ?? 0 }, { context: context() }))).toBe('proposal.still_open')
  const archived = await call(proposalsRoutes.archiveSession, { id: empty?.id ?? '', version: empty?.version ?? 0 }, { context: context() })
  expect(archived.archivedAt).not.toBeNull()
  expect(await refusalCode(call(proposalsRoutes.saveSession, { ...session(), id: archived.id, version: archived.version }, { context: context() }))).toBe(
    'proposal.session_archived',
  )
})

test('a session is told beside the one before it, in a constant number of statements', async () => {
  const read = () => call(proposalsRoutes.statistics, { id: c.sessionId }, { context: context() })
  const count = leastOf(async () => {
    c.statements.length = 0
    await read()
    return c.statements.length
  })
  const [before, few] = [await read(), await count()]
  await c.at('replied')
  const [after, many] = [await read(), await count()]
  expect(many).toBe(few)
  const replied = (figures: typeof after) => figures.totals.find(({ key }) => key === 'replied')?.now
  expect([replied(before), replied(after)]).toEqual([0, 1])
  expect(after.units.find(({ unit }) => unit.name === '后勤管理处')).toMatchObject({ replied: 1 })
})
