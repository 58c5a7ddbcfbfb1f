import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { exportCases } from '../../engines/cases/export-cases.ts'
import { oversightRoutes } from '../../engines/cases/oversight.routes.ts'
import { indexCase, searchCases } from '../../engines/cases/search-cases.ts'
import { tellMoved } from '../../engines/cases/tell.job.ts'
import { surveysRoutes } from '../../engines/surveys/surveys.routes.ts'
import { everywhere } from '../../kernel/auth/actor.ts'
import { searchSuggestions } from './list.view.ts'
import { suggestionsRoutes } from './suggestions.routes.ts'
import { answer, authorName, openSuggestionWorld, refusalCode, type SuggestionWorld } from './suggestions.testing.ts'
import { tellOutsiders } from './tell.job.ts'

let w: SuggestionWorld
beforeAll(async () => {
  w = await openSuggestionWorld()
})
afterAll(() => w.close())
beforeEach(async () => {
  w.clock.set('2026-03-02T01:00:00Z')
  await allow('team')
})

async function allow(anonymity: 'off' | 'team' | 'sealed') {
  const { settings, version } = await call(suggestionsRoutes.settings, {}, w.as(w.cast.office))
  await call(suggestionsRoutes.saveSettings, { settings: { ...settings, anonymity }, version }, w.as(w.cast.office))
}

const read = (id: string, by = w.cast.member) => call(suggestionsRoutes.read, { id }, w.as(by))

/** Through all its life, with every job that follows from each step. */
async function lived(): Promise<string> {
  const id = await w.handled({ anonymous: true, title: '匿名反映食堂饮水不便' })
  await w.act(w.cast.logistics, id, 'answer', answer)
  await w.act(w.cast.office, id, 'publish')
  await w.act(w.cast.logistics, id, 'reportDone', { report: '两台直饮水机已经投入使用。' })
  const events = await w.db.q.selectFrom('outbox_events').select('payload').where('tenant_id', '=', w.db.tenantId).where('topic', '=', 'case.moved').execute()
  for (const { payload } of events) {
    // What this module and the engine emit under this topic.
    const moved = payload as Record<string, unknown>
    if (moved['caseId'] !== id) continue
    await indexCase(w.services, w.db, moved)
    await tellMoved(w.services, w.db, moved)
    await tellOutsiders(w.services, w.db, moved)
  }
  return id
}

/** Everything that these routes answer to somebody, as text. */
async function everythingTo(id: string, by: SuggestionWorld['cast']['member']): Promise<string> {
  const { context } = w.as(by)
  const may = (permission: string) => by.permissions.has(permission)
  const exported = async () => {
    const file = await exportCases({ ...context, scope: everywhere }, { process: 'suggestion' })
    const rows: unknown[] = []
    for await (const row of file.sheet.rows) rows.push(row)
    return rows
  }
  const answers = await Promise.allSettled([
    read(id, by),
    call(suggestionsRoutes.list, {}, { context }),
    call(suggestionsRoutes.similar, { title: '食堂饮水不便', text: '' }, { context }),
    may('suggestions.read') ? call(suggestionsRoutes.cases, {}, { context }) : null,
    call(casesRoutes.read, { caseId: id }, { context }),
    call(casesRoutes.inbox, { box: 'todo' }, { context }),
    may('cases.supervise') ? call(oversightRoutes.supervise, {}, { context }) : null,
    may('cases.supervise') ? exported() : null,
    searchCases(context, '饮水'),
    searchSuggestions(context, '饮水'),
    may('surveys.read') ? call(surveysRoutes.list, {}, { context }) : null,
  ])
  // What is not theirs is refused as if it did not exist; nothing may fail for another reason and so tell nothing.
  expect(answers.filter((one) => one.status === 'rejected' && one.reason?.code !== 'not_found')).toEqual([])
  return JSON.stringify(answers.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))))
}

test('no answer to anybody but the office names an anonymous author', async () => {
  const id = await lived()
  for (const by of [w.cast.member, w.cast.other, w.cast.logistics, w.cast.finance, w.cast.auditor, w.delegate]) {
    const told = await everythingTo(id, by)
    expect(told).toContain('匿名反映食堂饮水不便')
    expect(told).not.toContain(authorName)
    expect(told).not.toContain(w.cast.author.staffId)
  }
})

test('the office reads the name where the university allows that, and in no list, timeline or export', async () => {
  const id = await lived()
  expect((await read(id, w.cast.office)).author).toBe(authorName)
  const list = await call(suggestionsRoutes.cases, {}, w.as(w.cast.office))
  expect(list.items.find((one) => one.id === id)).toMatchObject({ author: null, anonymity: 'team' })
  expect(JSON.stringify(await call(casesRoutes.read, { caseId: id }, w.as(w.cast.office)))).not.toContain(authorName)
})

test('a sealed author is named to nobody, and stays sealed when the setting changes', async () => {
  await allow('sealed')
  const id = await lived()
  await allow('team')
  expect(await everythingTo(id, w.cast.office)).not.toContain(authorName)
  expect((await read(id, w.cast.author)).isMine).toBe(true)
})

test('the audit log, the events and the outbox hold neither name nor account of an anonymous author', async () => {
  const id = await lived()
  const other = await w.submit({ anonymous: true })
  const { version } = await read(other, w.cast.author)
  await call(suggestionsRoutes.withdraw, { id: other, version }, w.as(w.cast.author))
  const ids = [id, other]
  const [audit, events, outbox, cases, parties] = await Promise.all([
    w.db.q.selectFrom('audit_entries').selectAll().where('tenant_id', '=', w.db.tenantId).where('entity_id', 'in', ids).execute(),
    w.db.q.selectFrom('case_events').selectAll().where('tenant_id', '=', w.db.tenantId).where('case_id', 'in', ids).execute(),
    w.db.q.selectFrom('outbox_events').selectAll().where('tenant_id', '=', w.db.tenantId).execute(),
    w.db.q.selectFrom('cases').selectAll().where('tenant_id', '=', w.db.tenantId).where('id', 'in', ids).execute(),
    w.db.q.selectFrom('case_parties').selectAll().where('tenant_id', '=', w.db.tenantId).where('case_id', 'in', ids).execute(),
  ])
  expect(audit.length).toBeGreaterThan(4)
  const mine = JSON.stringify([audit, events, outbox.filter(({ payload }) => ids.some((one) => JSON.stringify(payload).includes(one))), cases, parties])
  for (const trace of [authorName, w.cast.author.accountId, w.cast.author.staffId]) expect(mine).not.toContain(trace)
})

test('an anonymous author hears of each step, and follows it alone', async () => {
  const id = await lived()
  const told = await w.db.q
    .selectFrom('notifications')
    .select(['title_zh', 'subject_type'])
    .where('tenant_id', '=', w.db.tenantId)
    .where('staff_id', '=', w.cast.author.staffId)
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  expect(told.map(({ title_zh }) => title_zh.replace('《匿名反映食堂饮水不便》', ''))).toEqual(['办理中', '待公开反馈', '已采纳', '已落实'])
  // The page of the case shows what was sent about the case: these messages are no such thing.
  expect(new Set(told.map((one) => one.subject_type))).toEqual(new Set(['suggestion']))
  const { items } = await call(suggestionsRoutes.mine, {}, w.as(w.cast.author))
  expect(items.map((one) => one.id)).toContain(id)
})

test('an anonymous author rates it, and neither the survey nor the audit log leads back to them', async () => {
  const id = await lived()
  const { survey } = await read(id, w.cast.author)
  await call(surveysRoutes.answer, { id: survey ?? '', choice: 'satisfied', line: '谢谢' }, w.as(w.cast.author))
  const seen = JSON.stringify([await call(surveysRoutes.list, {}, w.as(w.cast.office)), await call(surveysRoutes.results, { id: survey ?? '' }, w.as(w.cast.office))])
  expect(seen).toContain('谢谢')
  for (const trace of [id, authorName, '匿名反映']) expect(seen).not.toContain(trace)
  const audit = await w.db.q.selectFrom('audit_entries').selectAll().where('tenant_id', '=', w.db.tenantId).where('entity_id', '=', survey).execute()
  expect(audit.map(({ action }) => action)).toContain('survey.answer')
  expect(JSON.stringify(audit)).not.toContain(authorName)
  expect(JSON.stringify(audit)).not.toContain(w.cast.author.accountId)
})

test('where anonymity is off, nobody is anonymous', async () => {
  await allow('off')
  expect(await refusalCode(w.submit({ anonymous: true }))).toBe('suggestion.anonymity_off')
})

test('a colleague who stands in for an anonymous author learns nothing', async () => {
  const id = await w.submit({ anonymous: true })
  await w.db.q
    .insertInto('case_delegations')
    .values({
      tenant_id: w.db.tenantId,
      id: crypto.randomUUID(),
      from_staff: w.cast.author.staffId,
      to_staff: w.cast.other.staffId,
      process: null,
      first_day: '2026-03-01',
      last_day: '2026-03-30',
      reason: '出差',
      version: 1,
      created_at: w.clock.now(),
      ended_at: null,
    })
    .execute()
  expect(await refusalCode(call(casesRoutes.read, { caseId: id }, w.as(w.cast.other)))).toBe('not_found')
  expect(await refusalCode(read(id, w.cast.other))).toBe('not_found')
})

test('two who change the settings at once do not overwrite one another', async () => {
  const { settings, version } = await call(suggestionsRoutes.settings, {}, w.as(w.cast.office))
  const save = () => call(suggestionsRoutes.saveSettings, { settings, version }, w.as(w.cast.office))
  const results = await Promise.allSettled([save(), save()])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
