import { call } from '@orpc/server'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casesRoutes } from '../../../engines/cases/cases.routes.ts'
import { checkProcess } from '../../../engines/cases/check-process.ts'
import type { Process } from '../../../engines/cases/process.ts'
import { everywhere, type Actor } from '../../../kernel/auth/actor.ts'
import { membersRoutes } from '../members.routes.ts'
import { office } from '../testing/people.ts'
import { transferLetter } from './letter.ts'
import { membershipRoutes } from './membership.routes.ts'
import { consent, decision, openBranch, type Branch } from './membership.testing.ts'
import { matterProcesses } from './processes.ts'
import { ceremonyPaper, ceremonySheet } from './retirees.ts'

let branch: Branch
beforeAll(async () => {
  branch = await openBranch()
})
afterAll(() => branch.close())

const change = { ...decision, from: '2026-03-02' }
const inputs = {
  transfer_out: { toUnion: '宁波大学工会', leavesOn: '2026-03-31', duesPaidTo: '2026-03' },
  transfer_in: { fromUnion: '温州大学工会', letterNo: '温大会转〔2026〕8号', letterOn: '2026-02-20' },
  retention: { why: 'abroad', words: '公派一年' },
  withdrawal: { reason: '个人原因' },
  retirement: { retiresOn: '2026-06-30', ceremony: true, words: '感谢大家' },
}
const read = (id: string) => call(membersRoutes.read, { id }, { context: office(branch) })
const readDocx = async (content: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(content) })).value
const withScope = (actor: Actor) => ({ ...branch.context(actor), scope: everywhere })

async function decided(by: Actor, process: keyof typeof inputs) {
  const agreed = await branch.act(branch.checker, await branch.file(by, process, inputs[process]), 'check')
  return branch.act(branch.committee, agreed, 'approve', change)
}

test('every process is declared without a fault', () => {
  expect(Object.values<Process>(matterProcesses).flatMap((process) => checkProcess(process))).toEqual([])
})

test.each([
  ['transfer_out', 'transferred_out'],
  ['retention', 'retained'],
  ['withdrawal', 'withdrawn'],
  ['retirement', 'retained'],
] as const)('an approved %s makes the membership %s, from the day that was decided', async (process, membership) => {
  const { id, actor } = await branch.member(`郑${process}`)
  expect((await decided(actor, process)).state).toBe('done')
  expect(await read(id)).toMatchObject({ membership, episodes: [{ no: 2, from: '2026-03-02', documentNo: decision.documentNo }, { no: 1 }] })
})

test('who is no member has nothing to keep, transfer or give up, and the page says why beforehand', async () => {
  const { actor } = await branch.person('王一')
  for (const process of ['transfer_out', 'retention', 'withdrawal', 'retirement'] as const) {
    await expect(branch.file(actor, process, inputs[process])).rejects.toMatchObject({ code: 'members.not_a_member' })
  }
  const { offers } = await call(membershipRoutes.mine, undefined, { context: branch.context(actor) })
  expect(offers.map(({ process, refusal }) => [process, refusal?.code ?? null])).toEqual([
    ['admission', null],
    ['transfer_in', null],
    ['retention', 'members.not_a_member'],
    ['retirement', 'members.not_a_member'],
    ['transfer_out', 'members.not_a_member'],
    ['withdrawal', 'members.not_a_member'],
  ])
})

test('nobody leaves while another matter is under way', async () => {
  const { actor } = await branch.member('王二')
  await branch.file(actor, 'retention', inputs.retention)
  await expect(branch.file(actor, 'withdrawal', inputs.withdrawal)).rejects.toMatchObject({ code: 'membership.matter_open' })
})

test('a letter of transfer is numbered, names both unions, and holds no identity number or phone', async () => {
  const { actor } = await branch.member('王三', { idNo: '440524188001010014', phone: '13800001111' })
  const done = await decided(actor, 'transfer_out')
  const { fileName, content } = await transferLetter(withScope(branch.committee), done.id)
  const text = await readDocx(content)
  expect(fileName).toBe('会员关系转移介绍信-王三.docx')
  for (const words of ['宁波大学工会', '会转〔2026〕', '王三', '会费已交至2026年3月', '会员关系转移回执', '钱江测试大学工会']) expect(text).toContain(words)
  for (const secret of ['440524188001010014', '13800001111']) expect(text).not.toContain(secret)
  const receipt = await branch.act(branch.committee, done, 'recordReceipt', { receivedOn: '2026-03-02' })
  expect(receipt.state).toBe('done')
})

test('there is no letter before the approval, nor for whoever is out of reach', async () => {
  const { actor } = await branch.member('王四')
  const filed = await branch.file(actor, 'transfer_out', inputs.transfer_out)
  await expect(transferLetter(withScope(branch.committee), filed.id)).rejects.toMatchObject({ code: 'membership.no_letter' })
  const elsewhere = { ...branch.context(branch.committee), scope: { all: false as const, unitIds: [branch.campus.history] } }
  await expect(transferLetter(elsewhere, filed.id)).rejects.toMatchObject({ status: 404 })
})

test('who comes from another union is a member again, and the reply slip goes back', async () => {
  const { id, actor } = await branch.person('王五')
  const done = await decided(actor, 'transfer_in')
  expect(await read(id)).toMatchObject({ membership: 'active', episodes: [{ status: 'active', from: '2026-03-02' }] })
  const text = await readDocx((await transferLetter(withScope(branch.committee), done.id)).content)
  for (const words of ['温州大学工会', '温大会转〔2026〕8号', '王五']) expect(text).toContain(words)
})

test('a member who left may join again, and keeps the card', async () => {
  const { id, actor } = await branch.member('王六')
  const before = (await call(membershipRoutes.mine, undefined, { context: branch.context(actor) })).cardNo
  await decided(actor, 'withdrawal')
  const agreed = await branch.act(branch.checker, await branch.file(actor, 'admission', consent), 'check')
  await branch.act(branch.committee, agreed, 'approve', { ...decision, decidedOn: '2026-03-02' })
  expect((await read(id)).episodes).toHaveLength(3)
  expect((await call(membershipRoutes.mine, undefined, { context: branch.context(actor) })).cardNo).toBe(before)
})

test('the ceremony’s lists have who retires that year, and on paper only who comes', async () => {
  const comes = await branch.member('冯一', { hireDate: '1990-07-01' })
  const stays = await branch.member('冯二')
  await decided(comes.actor, 'retirement')
  const agreed = await branch.act(branch.checker, await branch.file(stays.actor, 'retirement', { ...inputs.retirement, ceremony: false }), 'check')
  await branch.act(branch.committee, agreed, 'approve', change)
  const { items } = await call(membershipRoutes.retirees, { year: 2026 }, { context: branch.context(branch.committee) })
  expect(items.filter(({ name }) => name.startsWith('冯'))).toMatchObject([
    { name: '冯二', ceremony: false, years: null },
    { name: '冯一', ceremony: true, years: 35 },
  ])
  expect((await call(membershipRoutes.retirees, { year: 2027 }, { context: branch.context(branch.committee) })).items).toEqual([])
  expect((await ceremonySheet(withScope(branch.committee), 2026)).sheet.columns).toHaveLength(6)
  const paper = await readDocx((await ceremonyPaper(withScope(branch.committee), 2026)).content)
  expect(paper).toContain('冯一')
  expect(paper).not.toContain('冯二')
})

test('what a case of membership stores holds no identity number and no phone', async () => {
  const { actor } = await branch.member('冯三', { idNo: '11010519491231002X', phone: '13900002222' })
  const filed = await branch.file(actor, 'withdrawal', inputs.withdrawal)
  const view = await call(casesRoutes.read, { caseId: filed.id }, { context: branch.context(branch.committee) })
  const stored = await branch.db.q.selectFrom('case_events').select('input').where('tenant_id', '=', branch.tenant.id).execute()
  for (const secret of ['11010519491231002X', '13900002222']) expect(JSON.stringify([view, stored])).not.toContain(secret)
})
