import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casesRoutes } from '../../../engines/cases/cases.routes.ts'
import { membersRoutes } from '../members.routes.ts'
import { myFileRoutes } from '../my-file/my-file.routes.ts'
import { office } from '../testing/people.ts'
import { membershipRoutes } from './membership.routes.ts'
import { consent, decision, openBranch, type Branch } from './membership.testing.ts'
import { leastOf } from '../../../kernel/testing/least-of.ts'

let branch: Branch
beforeAll(async () => {
  branch = await openBranch()
})
afterAll(() => branch.close())

const read = (id: string) => call(membersRoutes.read, { id }, { context: office(branch) })
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

test('an application becomes membership: branch, committee, episode with the meeting’s number, card', async () => {
  const { id, actor } = await branch.person('赵一')
  const filed = await branch.file(actor)
  const agreed = await branch.act(branch.checker, filed, 'check', { opinion: '符合条件' })
  const admitted = await branch.act(branch.committee, agreed, 'approve', decision)
  expect(admitted.state).toBe('done')
  const record = await read(id)
  expect(record).toMatchObject({
    membership: 'active',
    memberSince: '2026-03-01',
    episodes: [{ no: 1, status: 'active', documentNo: decision.documentNo, decidedOn: '2026-03-01' }],
  })
  expect((await call(myFileRoutes.card, undefined, { context: branch.context(actor) })).cardNo).toMatch(/^2026\d{5}$/)
})

test('who applies sees where it is and who is waited for, and reads no other’s application', async () => {
  const { actor } = await branch.person('赵二')
  const { actor: other } = await branch.person('赵三')
  const filed = await branch.file(actor)
  const mine = await call(membershipRoutes.mine, undefined, { context: branch.context(actor) })
  expect(mine).toMatchObject({ membership: 'none', open: { caseId: filed.id, stateTitle: { zh: '分工会审核中' } }, person: { name: '赵二', unitName: '物理学院分工会' } })
  expect(mine.offers.every(({ refusal }) => refusal?.code === 'membership.matter_open')).toBe(true)
  await expect(call(casesRoutes.read, { caseId: filed.id }, { context: branch.context(other) })).rejects.toMatchObject({ status: 404 })
})

test('without consent nothing is filed', async () => {
  const { actor } = await branch.person('赵四')
  await expect(branch.file(actor, 'admission', { consent: false })).rejects.toMatchObject({ code: 'invalid_input' })
  expect((await call(membershipRoutes.mine, undefined, { context: branch.context(actor) })).open).toBeNull()
})

test('an application that was sent back says why, and is submitted again', async () => {
  const { actor } = await branch.person('赵五')
  const back = await branch.act(branch.checker, await branch.file(actor), 'sendBack', { reason: '请补充入职日期' })
  const view = await call(casesRoutes.read, { caseId: back.id }, { context: branch.context(actor) })
  expect(JSON.stringify(view.timeline)).toContain('请补充入职日期')
  expect((await branch.act(actor, back, 'file', consent)).state).toBe('checking')
})

test('an officer applies for somebody without a phone, and the timeline says who did and how it was asked', async () => {
  const { id, actor } = await branch.person('赵六')
  const note = { ...consent, onBehalfNote: '本人到办公室当面提出' }
  const filed = await call(membershipRoutes.fileFor, { id, process: 'admission', input: note }, { context: branch.context(branch.checker) })
  const view = await call(casesRoutes.read, { caseId: filed.id }, { context: branch.context(actor) })
  expect(view.timeline.find((entry) => entry.action === 'fileFor')).toMatchObject({
    by: '钱分会',
    entries: expect.arrayContaining([expect.objectContaining({ value: note.onBehalfNote })]),
  })
  await expect(call(membershipRoutes.fileFor, { id, process: 'admission', input: consent }, { context: branch.context(branch.checker) })).rejects.toMatchObject({
    code: 'membership.matter_open',
  })
  const { id: another } = await branch.person('赵半')
  await expect(call(membershipRoutes.fileFor, { id: another, process: 'admission', input: consent }, { context: branch.context(branch.checker) })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('an officer sees what can be filed for somebody, asked how they wished it, and why not what cannot', async () => {
  const { id } = await branch.member('赵未')
  const asked = (by = branch.checker) => call(membershipRoutes.offersFor, { id }, { context: branch.context(by) })
  const refusals = async () => Object.fromEntries((await asked()).offers.map(({ process, refusal }) => [process, refusal?.code ?? null]))
  expect(await refusals()).toMatchObject({ admission: 'members.already_member', retirement: null, transfer_out: null })
  const retirement = (await asked()).offers.find(({ process }) => process === 'retirement')
  expect(JSON.stringify(retirement?.form)).toContain('本人委托情况')
  const input = { retiresOn: '2026-06-30', ceremony: true, onBehalfNote: '本人电话委托' }
  await call(membershipRoutes.fileFor, { id, process: 'retirement', input }, { context: branch.context(branch.checker) })
  expect(await refusals()).toMatchObject({ retirement: 'membership.matter_open', transfer_out: 'membership.matter_open' })
  const elsewhere = branch.actor(['members.write'], { scope: { all: false, unitIds: [branch.campus.history] } })
  await expect(asked(elsewhere)).rejects.toMatchObject({ status: 404 })
})

test('nobody applies for people of another branch', async () => {
  const { id } = await branch.person('赵七', { unitId: branch.campus.history })
  await expect(call(membershipRoutes.fileFor, { id, process: 'admission', input: consent }, { context: branch.context(branch.checker) })).rejects.toMatchObject({ status: 404 })
})

test.each([
  ['a branch officer of another branch', ['members.review', 'members.write']],
  ['somebody who only reads', ['members.read']],
])('%s does not check', async (_who, permissions) => {
  const { actor } = await branch.person('赵八')
  const by = branch.actor(permissions, { scope: { all: false, unitIds: [branch.campus.history] } })
  expect(await outcome(branch.act(by, await branch.file(actor), 'check'))).toBe('not_found')
})

test('the branch does not approve in the committee’s place', async () => {
  const { actor } = await branch.person('赵九')
  const agreed = await branch.act(branch.checker, await branch.file(actor), 'check')
  await expect(branch.act(branch.checker, agreed, 'approve', decision)).rejects.toMatchObject({ code: 'case.not_yours' })
})

test('nobody checks or approves their own application', async () => {
  const { id, actor } = await branch.person('赵十')
  const filed = await branch.file(actor)
  const self = branch.actor(['members.review', 'members.admit'], { staffId: id })
  await expect(branch.act(self, filed, 'check')).rejects.toMatchObject({ code: 'membership.own_matter' })
})

test('a meeting that is still to come has decided nothing', async () => {
  const { actor } = await branch.person('钱一')
  const agreed = await branch.act(branch.checker, await branch.file(actor), 'check')
  await expect(branch.act(branch.committee, agreed, 'approve', { ...decision, decidedOn: '2026-03-09' })).rejects.toMatchObject({ code: 'membership.decided_later' })
})

test('twenty are admitted by one meeting, and who cannot be holds up nobody', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, at) => branch.person(`孙${at}`)))
  const agreed = []
  for (const { actor } of people) agreed.push(await branch.act(branch.checker, await branch.file(actor), 'check'))
  const [first] = people
  if (!first) throw new TypeError('nobody')
  await call(membersRoutes.admit, { staffIds: [first.id], ...decision }, { context: branch.context(branch.committee) })
  const cases = agreed.map(({ id, version }) => ({ caseId: id, version }))
  const { results } = await call(casesRoutes.actOnMany, { action: 'approve', cases, input: decision }, { context: branch.context(branch.committee) })
  expect(results.map(({ ok }) => ok)).toEqual([false, ...Array.from({ length: 19 }, () => true)])
  expect(results[0]?.error?.code).toBe('members.already_member')
  const cards = await Promise.all(people.map(async ({ actor }) => (await call(myFileRoutes.card, undefined, { context: branch.context(actor) })).cardNo))
  expect(new Set(cards).size).toBe(20)
})

test('two committees approve at once: one episode, and the other hears why', async () => {
  const { id, actor } = await branch.person('李一')
  const agreed = await branch.act(branch.checker, await branch.file(actor), 'check')
  const outcomes = await Promise.all([outcome(branch.act(branch.committee, agreed, 'approve', decision)), outcome(branch.act(branch.committee, agreed, 'approve', decision))])
  expect(outcomes.toSorted()).toEqual(['case.wrong_state', 'done'])
  expect((await read(id)).episodes).toHaveLength(1)
})

test('a committee by case and one by list at once: one episode', async () => {
  const { id, actor } = await branch.person('李二')
  const agreed = await branch.act(branch.checker, await branch.file(actor), 'check')
  await Promise.all([
    outcome(branch.act(branch.committee, agreed, 'approve', decision)),
    call(membersRoutes.admit, { staffIds: [id], ...decision }, { context: branch.context(branch.committee) }),
  ])
  expect((await read(id)).episodes).toHaveLength(1)
})

test('who applies twice at once has one application', async () => {
  const { actor } = await branch.person('李三')
  const outcomes = await Promise.all([outcome(branch.file(actor)), outcome(branch.file(actor)), outcome(branch.file(actor))])
  expect(outcomes.toSorted()).toEqual(['done', 'membership.matter_open', 'membership.matter_open'])
})

test('who has left while applying is not admitted, and the button says why', async () => {
  const { id, actor } = await branch.person('李四')
  const agreed = await branch.act(branch.checker, await branch.file(actor), 'check')
  const { version } = await read(id)
  await call(membersRoutes.update, { id, version, leaveDate: '2026-03-01' }, { context: office(branch) })
  await expect(branch.act(branch.committee, agreed, 'approve', decision)).rejects.toMatchObject({ code: 'membership.has_left' })
  const view = await call(casesRoutes.read, { caseId: agreed.id }, { context: branch.context(branch.committee) })
  expect(view.actions.find(({ name }) => name === 'approve')?.refusal?.code).toBe('membership.has_left')
  expect((await branch.act(branch.committee, agreed, 'decline', { reason: '已离校' })).state).toBe('declined')
})

test('who was moved while applying is checked by the branch where they are now', async () => {
  const { id, actor } = await branch.person('李五')
  const filed = await branch.file(actor)
  await call(membersRoutes.move, { staffIds: [id], unitId: branch.campus.history }, { context: office(branch) })
  await expect(branch.act(branch.checker, filed, 'check')).rejects.toMatchObject({ code: 'membership.moved_away' })
  const there = branch.actor(['members.review'], { scope: { all: false, unitIds: [branch.campus.history] } })
  expect((await branch.act(there, filed, 'check')).state).toBe('agreed')
})

test('what was taken back can be asked again; what is decided cannot be taken back', async () => {
  const { actor } = await branch.person('李六')
  await branch.act(actor, await branch.file(actor), 'takeBack')
  const agreed = await branch.act(branch.checker, await branch.file(actor), 'check')
  const admitted = await branch.act(branch.committee, agreed, 'approve', decision)
  await expect(branch.act(actor, admitted, 'takeBack')).rejects.toMatchObject({ code: 'case.wrong_state' })
  await expect(branch.file(actor)).rejects.toMatchObject({ code: 'members.already_member' })
})

test('a list of officers holds the people within reach, in a constant number of statements', async () => {
  const context = branch.context(branch.checker)
  const count = leastOf(async (limit: number) => {
    branch.statements.length = 0
    await call(membershipRoutes.list, { process: 'admission', limit }, { context })
    return branch.statements.length
  })
  expect(await count(200)).toBe(await count(1))
  const page = await call(membershipRoutes.list, { process: 'admission', limit: 200 }, { context })
  expect(page.items.map((item) => item.unitName)).not.toContain('历史学院分工会')
  const elsewhere = branch.context(branch.actor(['members.review'], { scope: { all: false, unitIds: [branch.campus.history] } }))
  expect((await call(membershipRoutes.list, {}, { context: elsewhere })).items).toMatchObject([{ title: '李五：入会申请' }])
})

test('another university’s applications are not there', async () => {
  const { actor } = await branch.person('李七')
  const filed = await branch.file(actor)
  const elsewhere = branch.context(branch.committee, { tenant: branch.otherTenant })
  await expect(call(casesRoutes.read, { caseId: filed.id }, { context: elsewhere })).rejects.toMatchObject({ status: 404 })
})

test('newcomers are invited once a month at most, and members are not', async () => {
  const { id } = await branch.person('周一', { hireDate: '2026-02-20' })
  const member = await branch.member('周二')
  const context = branch.context(branch.checker)
  const found = async () => (await call(membershipRoutes.newcomers, { limit: 200 }, { context })).items
  expect((await found())[0]).toMatchObject({ id, invitedAt: null })
  expect((await found()).map((one) => one.id)).not.toContain(member.id)
  const invited = await call(membershipRoutes.invite, { staffIds: [id, member.id] }, { context })
  expect(invited).toMatchObject({ invited: 1, rows: expect.arrayContaining([expect.objectContaining({ id: member.id, ok: false })]) })
  await call(membershipRoutes.invite, { staffIds: [id] }, { context })
  const sent = await branch.db.q
    .selectFrom('notifications')
    .select('id')
    .where('tenant_id', '=', branch.tenant.id)
    .where('staff_id', '=', id)
    .where('kind', '=', 'membership.invite')
    .execute()
  expect(sent).toHaveLength(1)
  expect((await found())[0]?.invitedAt).not.toBeNull()
  await expect(call(membershipRoutes.invite, { staffIds: [member.id] }, { context })).rejects.toMatchObject({ code: 'membership.not_invited' })
})
