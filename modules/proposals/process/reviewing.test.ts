import { openTasks } from '../../../engines/cases/tasks.ts'
import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCongress, rated, refusalCode, rowOf, type Congress } from '../proposals.testing.ts'
import { convertedProposal, setConvertedSuggestion } from '../proposals.api.ts'
import { proposalsRoutes } from '../proposals.routes.ts'
import { write } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())
beforeEach(async () => {
  c.clock.set('2026-03-02T01:00:00Z')
  await c.rule({ votesLeast: 0, meetingsLeast: 1, holdReplies: true })
})

const because = { reason: '不属于学校职权' }

test('an outcome needs the votes that the session asks for, and follows them', async () => {
  await c.rule({ votesLeast: 2 })
  const id = await c.at('in_review')
  await c.act(c.cast.member, id, 'vote', { outcome: 'convert' })
  expect(await refusalCode(c.act(c.cast.secretary, id, 'convert', because))).toBe('proposal.votes_missing')
  await c.act(c.cast.secretary, id, 'vote', { outcome: 'convert' })
  expect(await refusalCode(c.act(c.cast.secretary, id, 'accept'))).toBe('proposal.voted_otherwise')
  expect(await c.act(c.cast.secretary, id, 'convert', because)).toBe('converted')
})

test('a second vote of the same member takes the place of the first', async () => {
  const id = await c.at('in_review')
  for (const outcome of ['convert', 'accept']) await c.act(c.cast.member, id, 'vote', { outcome })
  const { votes } = await call(proposalsRoutes.read, { id }, { context: c.context(c.cast.member) })
  expect([votes?.counts, votes?.mine]).toEqual([{ accept: 1 }, 'accept'])
})

test('who voted what is for the committee: its proposer sees no votes', async () => {
  const id = await c.at('in_review')
  await c.act(c.cast.member, id, 'vote', { outcome: 'accept' })
  expect((await call(proposalsRoutes.read, { id }, { context: c.context(c.cast.ding) })).votes).toBeNull()
})

test('before the review nobody is told of votes, not even the committee', async () => {
  const seen = async (id: string) => (await call(proposalsRoutes.read, { id }, { context: c.context(c.cast.member) })).votes
  expect([await seen(await c.at('submitted')), (await seen(await c.at('in_review')))?.counts]).toEqual([null, {}])
})

test('of three that the committee voted to merge, the one that takes in the others is accepted', async () => {
  await c.rule({ votesLeast: 1 })
  const [target, one, two] = [await c.at('in_review'), await c.at('in_review', c.cast.sun), await c.at('in_review', c.cast.sun)]
  for (const id of [target, one, two]) await c.act(c.cast.member, id, 'vote', { outcome: 'merge' })
  expect(await refusalCode(c.act(c.cast.secretary, target, 'accept'))).toBe('proposal.voted_otherwise')
  for (const id of [one, two]) await c.act(c.cast.secretary, id, 'merge', { into: target })
  expect(await c.act(c.cast.secretary, target, 'accept')).toBe('accepted')
})

test('numbers run on within a session', async () => {
  const [one, two] = [await c.at('accepted'), await c.at('accepted')]
  const [first, second] = [await rowOf(c, one), await rowOf(c, two)]
  expect(Number(second.number)).toBe(Number(first.number) + 1)
})

test('three become one: all who stood in them get its answer and a rating', async () => {
  const target = await c.at('accepted')
  const [one, two] = [await c.at('in_review', c.cast.sun), await c.at('in_review', c.cast.sun)]
  for (const id of [one, two]) expect(await c.act(c.cast.secretary, id, 'merge', { into: target })).toBe('merged')
  const view = await call(proposalsRoutes.read, { id: target }, { context: c.context(c.cast.member) })
  expect([view.merged.map(({ id }) => id).toSorted(), view.proposers.map(({ name }) => name).toSorted()]).toEqual([[one, two].toSorted(), ['丁提出', '孙代表']])
  await handle(target)
  expect(await c.act(c.cast.sun, target, 'rate', rated('satisfied'))).toBe('replied')
  for (const who of [c.cast.ding, c.cast.wang]) await c.act(who, target, 'rate', rated('satisfied'))
  expect(await c.act(c.cast.zhao, target, 'rate', rated('satisfied'))).toBe('done')
})

test('a merge is undone with its trace: whoever came with it leaves with it', async () => {
  const target = await c.at('accepted')
  const id = await c.at('in_review', c.cast.sun)
  await c.act(c.cast.secretary, id, 'merge', { into: target })
  expect(await c.act(c.cast.secretary, id, 'split')).toBe('in_review')
  const view = await call(proposalsRoutes.read, { id: target }, { context: c.context(c.cast.member) })
  expect([view.merged, view.proposers.map(({ name }) => name), view.seconders.length]).toEqual([[], ['丁提出'], 2])
})

test('whoever joined by a merge does not withdraw what they were merged into', async () => {
  const target = await c.at('accepted')
  const id = await c.at('in_review', c.cast.sun)
  await c.act(c.cast.secretary, id, 'merge', { into: target })
  expect(await refusalCode(c.act(c.cast.sun, target, 'withdraw', because))).toBe('proposal.others_merged_here')
  await c.act(c.cast.member, target, 'proposeHandling', { leadUnitId: c.units.logistics })
  await c.act(c.cast.office, target, 'confirmHandling')
  expect(await refusalCode(c.act(c.cast.sun, target, 'askWithdrawal', because))).toBe('proposal.not_first_proposer')
})

test('a merge lasts once the other is assigned', async () => {
  const target = await c.at('accepted')
  const id = await c.at('in_review', c.cast.sun)
  await c.act(c.cast.secretary, id, 'merge', { into: target })
  await c.act(c.cast.member, target, 'proposeHandling', { leadUnitId: c.units.logistics })
  await c.act(c.cast.office, target, 'confirmHandling')
  expect(await refusalCode(c.act(c.cast.secretary, id, 'split'))).toBe('proposal.merge_in_use')
})

test('nothing is merged into itself, into a draft, or while others are merged into it', async () => {
  const [id, draft, target] = [await c.at('in_review'), await c.at('draft'), await c.at('accepted')]
  for (const into of [id, draft, newId()]) expect(await refusalCode(c.act(c.cast.secretary, id, 'merge', { into }))).not.toBeNull()
  await c.act(c.cast.secretary, id, 'merge', { into: target })
  const third = await c.at('in_review')
  expect(await refusalCode(c.act(c.cast.secretary, target, 'merge', { into: third }))).toBe('proposal.others_merged_here')
  expect(await refusalCode(c.act(c.cast.ding, target, 'withdraw', because))).toBe('proposal.others_merged_here')
})

test('what is converted is handed over once, text and all', async () => {
  const id = await c.at('in_review')
  await c.act(c.cast.secretary, id, 'convert', because)
  expect(await convertedProposal(c.db, id)).toMatchObject({ id, proposerIds: [c.cast.ding.staffId], suggestionId: null, outcomeReason: because.reason })
  const remember = () =>
    write(c.context(c.cast.secretary), async (trx) => {
      trx.audit({ action: 'proposal.convert', entity: { type: 'proposal', id } })
      return setConvertedSuggestion(trx, id, newId())
    })
  expect([await remember(), await remember()]).toEqual([true, false])
})

test('an appeal is heard once: dismissed it stays refused', async () => {
  const id = await c.at('in_review')
  await c.act(c.cast.secretary, id, 'notAccept', because)
  expect(await c.act(c.cast.ding, id, 'appeal', { reason: '请重新考虑' })).toBe('appealed')
  expect(await c.act(c.cast.presidium, id, 'ruleOnAppeal', { upheld: false, reason: '维持原决定' })).toBe('not_accepted')
  expect(await refusalCode(c.act(c.cast.ding, id, 'appeal', { reason: '请再考虑' }))).toBe('proposal.appeal_once')
})

test('an appeal that is upheld is reviewed with new votes', async () => {
  const id = await c.at('in_review')
  await c.act(c.cast.member, id, 'vote', { outcome: 'not_accept' })
  await c.act(c.cast.secretary, id, 'notAccept', because)
  await c.act(c.cast.ding, id, 'appeal', { reason: '请重新考虑' })
  expect(await c.act(c.cast.presidium, id, 'ruleOnAppeal', { upheld: true, reason: '应予审理' })).toBe('in_review')
  await c.rule({ votesLeast: 1 })
  expect(await refusalCode(c.act(c.cast.secretary, id, 'accept'))).toBe('proposal.votes_missing')
})

test('nobody is waited for, and so nobody is late, because of an appeal that nobody makes', async () => {
  const id = await c.at('in_review')
  await c.act(c.cast.secretary, id, 'notAccept', because)
  expect(await openTasks(c.db, id)).toEqual([])
})

test('an appeal comes too late after its working days', async () => {
  const id = await c.at('in_review')
  await c.act(c.cast.secretary, id, 'notAccept', because)
  c.clock.set('2026-03-10T01:00:00Z')
  expect(await refusalCode(c.act(c.cast.ding, id, 'appeal', { reason: '请重新考虑' }))).toBe('proposal.appeal_late')
})

test('key proposals have a supervising member', async () => {
  const id = await c.at('accepted')
  await c.act(c.cast.secretary, id, 'setKey', { isKey: true, supervisorId: c.cast.member.staffId })
  await c.act(c.cast.secretary, id, 'recordDecision', { decision: '委员会第2次会议决定' })
  const view = await call(proposalsRoutes.read, { id }, { context: c.context(c.cast.member) })
  expect([view.isKey, view.supervisor?.name]).toEqual([true, '魏委员'])
})

async function handle(id: string): Promise<void> {
  const { cast, units } = c
  await c.rule({ meetingsLeast: 0, holdReplies: false })
  await c.act(cast.member, id, 'proposeHandling', { leadUnitId: units.logistics })
  await c.act(cast.office, id, 'confirmHandling')
  await c.act(cast.lead, id, 'sign')
  await c.act(cast.lead, id, 'draftReply', { replyClass: 'A', progress: 'done', text: '您的建议已经落实，欢迎继续监督我们的工作。' })
  await c.act(cast.leader, id, 'signOff')
}
