import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellMoved } from '../../engines/cases/tell.job.ts'
import { proposalTitles } from './proposals.api.ts'
import { proposalsRoutes } from './proposals.routes.ts'
import { openCongress, rated, refusalCode, text, type Congress } from './proposals.testing.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
  await c.rule({ holdReplies: false, meetingsLeast: 0 })
})
afterAll(() => c.close())

const reply = { replyClass: 'B', progress: 'under_way', text: '已列入年度工作计划，将按期完成并通报进展。', promiseDueOn: '2026-11-30' }

async function tracked(): Promise<string> {
  const id = await c.at('handling')
  await c.act(c.cast.lead, id, 'draftReply', reply)
  await c.act(c.cast.leader, id, 'signOff')
  for (const rater of [c.cast.ding, c.cast.wang, c.cast.zhao]) await c.act(rater, id, 'rate', rated('satisfied'))
  return id
}

async function archive() {
  const context = c.context(c.cast.secretary)
  const session = (await call(proposalsRoutes.sessions, {}, { context })).items.find(({ id }) => id === c.sessionId)
  return call(proposalsRoutes.archiveSession, { id: c.sessionId, version: session?.version ?? 0 }, { context })
}

test('with its session a draft ends and its author is told, what is tracked goes on and is named, all else comes first', async () => {
  const [draft, promised, open] = [await c.start(c.cast.ding), await tracked(), await c.at('handling')]
  await expect(archive()).rejects.toMatchObject({ code: 'proposal.still_open', details: { count: 1, open: [{ id: open }] } })
  expect(await c.state(draft)).toBe('draft')
  await c.act(c.cast.ding, open, 'askWithdrawal', { reason: '不提了' })
  await c.act(c.cast.member, open, 'allowWithdrawal', { reason: '同意' })

  const archived = await archive()
  expect(archived.proposals).toBe(2)
  expect([...(await proposalTitles(c.db, [draft, promised])).keys()]).toEqual([promised])
  expect([archived.lapsedDrafts, archived.tracked.map(({ id }) => id)]).toEqual([1, [promised]])
  expect([await c.state(draft), await c.state(promised)]).toEqual(['lapsed', 'tracked'])

  await tellMoved(c.services, c.db, { caseId: draft, action: 'lapse', from: 'draft', to: 'lapsed', version: 2 })
  const told = await c.db.q.selectFrom('notifications').select(['staff_id', 'title_zh']).where('tenant_id', '=', c.db.tenantId).where('subject_id', '=', draft).execute()
  expect(told).toEqual([{ staff_id: c.cast.ding.staffId, title_zh: `《${text.title}》到期失效` }])

  const reads = (who: keyof Congress['cast']) => refusalCode(call(proposalsRoutes.read, { id: draft }, { context: c.context(c.cast[who]) }))
  expect([await reads('ding'), await reads('secretary'), await reads('wang')]).toEqual([null, 'not_found', 'not_found'])
})
