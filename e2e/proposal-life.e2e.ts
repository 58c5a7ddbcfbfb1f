import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemonstration, type Demonstration } from './own-demonstration.ts'
import { arrived, desk, heard, phone } from './pages.ts'
import { actOnce, choose, fillUnits, pick } from './proposal-pages.ts'
import {
  answer,
  because,
  callDelivery,
  currentSession,
  delegationOf,
  idOf,
  inDays,
  listed,
  mergeThree,
  pickPerson,
  rateAs,
  returnAndAnswerAgain,
  secondIt,
  sign,
  splitAndMergeAgain,
  standsAt,
  submit,
  titleOf,
  together,
  togetherAt,
  writeText,
} from './proposal-story.ts'
import { appealAndAccept, askForItBack, compileTheSession, correctWhatWasSentBack, giveAnAward, lookBackAtTheLastSession, rateUnsatisfiedTwice } from './proposal-turns.ts'
import { everybodyLeaves, expectLooksRight, nameOf, playAt, expectWhere, untilThere, visit } from './story-cast.ts'

// One session from the first word to its compilation, on pages only: each test goes on where the one before it stopped.
let demonstration: Demonstration
beforeAll(async () => {
  demonstration = await startDemonstration()
  playAt(demonstration.url)
})
afterAll(async () => {
  await everybodyLeaves()
  await demonstration.stop()
})

/** The proposals that the story follows. */
const ours = { together: '', collective: '', refused: '' }
/** What others had sent in before: those that only lack a second, those that are sent, those in review. */
const theirs: { seconding: string[]; submitted: string[]; inReview: string[] } = { seconding: [], submitted: [], inReview: [] }
const twenty = () => [...Object.values(ours), ...theirs.seconding, ...theirs.submitted, ...theirs.inReview]
const mergedOnes = () => theirs.seconding.slice(0, 3)
const convertedOnes = () => theirs.seconding.slice(3, 5)
const lateOne = () => theirs.inReview[0] ?? ''
const acceptedOnes = () => twenty().filter((id) => ![...mergedOnes().slice(1), ...convertedOnes(), ours.refused].includes(id))

test('a delegate writes on the phone, is shown similar ones while typing, and asks a colleague to join', async () => {
  const writer = await visit('daibiao', phone)
  const mate = await nameOf('delegate3')
  await writeText(writer, { title: '关于延长图书馆夜间开放时间的建议', topic: '学校发展' })
  await writer.getByRole('searchbox', { name: '共同提案人' }).fill(mate)
  await writer.getByRole('button', { name: `邀请${mate}` }).click()
  await heard(writer, `已邀请${mate}`)
  await expectLooksRight(writer, 'write-people-phone')
  ours.together = idOf(writer)
  const joining = await visit('delegate3', phone)
  await joining.goto('/proposals/mine')
  await arrived(joining)
  await joining.getByRole('region', { name: '等您办理' }).getByText('同意共同提案').waitFor()
  await expectLooksRight(joining, 'asked-to-join-phone')
  await actOnce(joining, { id: ours.together, action: '同意共同提案' })
  await expectLooksRight(joining, 'joined-phone')
  await writer.reload()
  await writer.getByText('已同意').waitFor()
  await submit(writer, 'submitted-phone')
}, 180_000)

test('whoever is asked to second is told, reads the text and seconds it; enough of them send it on', async () => {
  const writer = await visit('daibiao', phone)
  const asked = await nameOf('delegate2')
  await actOnce(writer, { id: ours.together, action: '邀请附议', fill: (page) => pickPerson(page, '邀请的代表', asked) })
  const second = await visit('delegate2', phone)
  await second.goto('/proposals/mine')
  await second.getByText('关于延长图书馆夜间开放时间的建议').first().waitFor()
  await expectLooksRight(second, 'asked-to-second-phone')
  await secondIt('delegate2', ours.together)
  await secondIt('fenhui', ours.together)
  await expectWhere('delegate2', ours.together, { state: '已提交', why: '等待提案秘书初审' })
}, 180_000)

test('what the secretary sends back is corrected on the phone, and keeps its seconds where the text was not touched', async () => {
  await correctWhatWasSentBack(ours.together)
  await expectLooksRight(await expectWhere('delegate2', ours.together, { state: '已提交', why: '等待提案秘书初审' }), 'submitted-again-phone')
}, 180_000)

test('a proposal of a delegation is signed by its head, and by those who signed on paper', async () => {
  const writer = await visit('delegate2', phone)
  await writeText(writer, { title: '关于改善文科楼教师休息室条件的建议', topic: '校园建设与安全', kind: '代表团提案' })
  ours.collective = idOf(writer)
  await submit(writer, 'submitted-collective-phone')
  await secondIt('fenhui', ours.collective)
  const secretary = await visit('secretary', desk)
  const mates = await delegationOf(secretary, '文学院代表团', [await nameOf('delegate2'), await nameOf('fenhui')])
  await actOnce(secretary, {
    id: ours.collective,
    action: '录入纸质附议',
    fill: async (page) => {
      for (const mate of mates) await pickPerson(page, '在纸上签名附议的代表', mate)
      await page.locator('.ant-drawer').getByRole('textbox', { name: '纸质材料说明' }).fill('附议签名页1张，原件存校工会办公室')
      await expectLooksRight(page, 'paper-seconds-desk')
    },
  })
  await expectWhere('delegate2', ours.collective, { state: '已提交', why: '等待提案秘书初审' })
}, 180_000)

test('a third is written alone, and others are seconded from the list on the phone', async () => {
  const writer = await visit('daibiao', phone)
  await writeText(writer, { title: '关于为教职工发放年度体检补助的建议', topic: '医疗健康' })
  ours.refused = idOf(writer)
  await submit(writer, 'submitted-alone-phone')
  await secondIt('delegate2', ours.refused)
  await secondIt('delegate3', ours.refused)
  const second = await visit('delegate3', phone)
  theirs.seconding = await listed(second, 'seconding', ({ kind }) => kind === 'individual')
  for (const id of theirs.seconding) await secondIt('delegate3', id)
  await second.goto('/proposals/mine')
  await arrived(second)
  await expectLooksRight(second, 'mine-phone')
}, 180_000)

test('the secretary passes all that were sent on at once, with a result for each', async () => {
  const secretary = await visit('secretary', desk)
  theirs.inReview = await listed(secretary, 'in_review')
  theirs.submitted = (await listed(secretary, 'submitted')).filter((id) => ![...Object.values(ours), ...theirs.seconding].includes(id))
  expect(twenty()).toHaveLength(20)
  const sent = twenty().filter((id) => !theirs.inReview.includes(id))
  await together(secretary, { state: 'submitted', ids: sent, action: '初审通过，提交审理', picture: 'checked-at-once-desk' })
  await expectWhere('delegate2', ours.together, { state: '审理中', why: '提案工作委员会正在审理' })
}, 180_000)

test('the committee votes on twenty at once, and differently on those that are something else', async () => {
  const committee = await visit('committee', desk)
  const vote = (outcome: string) => (page: Page) => choose(page, '审理意见', outcome)
  await together(committee, { state: 'in_review', ids: twenty(), action: '投票', fill: vote('立案'), picture: 'voted-at-once-desk' })
  await together(committee, { state: 'in_review', ids: mergedOnes(), action: '投票', fill: vote('并案') })
  await together(committee, { state: 'in_review', ids: convertedOnes(), action: '投票', fill: vote('转为意见建议') })
  await committee.goto(`/proposals/review?id=${ours.refused}`)
  await committee.getByRole('heading', { level: 2, name: /体检补助/ }).waitFor()
  await committee.keyboard.press('4')
  await heard(committee, '不立案')
  await expectLooksRight(committee, 'review-board-desk')
}, 180_000)

test('three are merged, two are converted, one is not accepted, and the others are accepted with their numbers', async () => {
  const secretary = await visit('secretary', desk)
  if (await standsAt(secretary, mergedOnes()[1] ?? '', 'in_review')) await mergeThree(secretary, mergedOnes())
  await splitAndMergeAgain(secretary, { id: mergedOnes()[2] ?? '', into: mergedOnes()[0] ?? '' })
  await together(secretary, { state: 'in_review', ids: convertedOnes(), action: '转为意见建议', fill: because('属于日常管理事项，作为意见建议转有关部门办理。') })
  if (await standsAt(secretary, ours.refused, 'in_review'))
    await actOnce(secretary, { id: ours.refused, action: '不立案', fill: because('体检补助标准由上级文件统一规定，学校无权另行发放。') })
  const others = acceptedOnes()
  await together(secretary, {
    state: 'in_review',
    ids: others,
    action: '立案',
    fill: async (page) => {
      await page.locator('.ant-drawer').getByRole('textbox', { name: '会议及决定' }).fill('提案工作委员会第2次会议决定')
    },
    picture: 'accepted-at-once-desk',
  })
  const member = await expectWhere('huiyuan', ours.together, { state: '已立案', why: '正在研究由哪个部门承办' })
  await expectLooksRight(member, 'member-accepted-phone')
  const delegate = await expectWhere('delegate3', mergedOnes()[1] ?? '', { state: '已并案', why: '已并入内容相近的提案一并办理' })
  await expectLooksRight(delegate, 'merged-away-phone')
  await expectLooksRight(await expectWhere('lingdao', convertedOnes()[0] ?? '', { state: '转为意见建议', why: '作为意见建议转交有关部门' }), 'leader-converted-phone')
}, 180_000)

test('whoever was refused appeals on the phone; the presidium upholds it, and it is accepted after a new vote', async () => {
  await appealAndAccept(ours.refused)
  await expectWhere('huiyuan', ours.refused, { state: '已立案', why: '正在研究由哪个部门承办' })
}, 180_000)

test('the committee proposes the units, the school office confirms them, and a meeting hands them over', async () => {
  const committee = await visit('committee', desk)
  await together(committee, { state: 'accepted', ids: acceptedOnes(), action: '提出承办方案', fill: (page) => fillUnits(page, '后勤管理处'), picture: 'units-proposed-desk' })
  await actOnce(committee, { id: ours.collective, action: '提出承办方案', fill: (page) => fillUnits(page, '人事处', '后勤管理处') })
  await actOnce(committee, { id: ours.refused, action: '提出承办方案', fill: (page) => fillUnits(page, '人事处') })
  const office = await visit('schooloffice', desk)
  await together(office, { state: 'proposed', ids: [...acceptedOnes(), ours.refused], action: '确认并交办', picture: 'confirmed-at-once-desk' })
  const secretary = await visit('secretary', desk)
  await secretary.goto(`/proposals/sessions/${await currentSession(secretary)}`)
  await arrived(secretary)
  await callDelivery(secretary, '行政楼201会议室')
  await expectLooksRight(secretary, 'delivery-desk')
}, 180_000)

test('units sign for what they are handed; one asks for another, and the school office decides', async () => {
  const unit = await visit('unit', desk)
  const handed = acceptedOnes().filter((id) => id !== ours.collective)
  await togetherAt(unit, { path: '/proposals/handling?f.state=assigned&n=50', ids: handed, action: '签收', picture: 'signed-at-once-desk' })
  const wrong = await visit('unit2', desk)
  await actOnce(wrong, { id: ours.collective, action: '签收' })
  await actOnce(wrong, {
    id: ours.refused,
    action: '申请改派',
    fill: async (page) => {
      await page.locator('.ant-drawer').getByRole('textbox', { name: '理由' }).fill('体检由校医院组织，校医院归后勤管理处管理。')
      await pick(page, '建议由谁主办', '后勤管理处')
      await expectLooksRight(page, 'ask-reassign-desk')
    },
  })
  await expectLooksRight(await expectWhere('delegate2', ours.refused, { state: '申请改派', why: '主办单位认为不属于本单位职责' }), 'reassigning-phone')
  await actOnce(await visit('committee', desk), { id: ours.refused, action: '同意改派，重提承办方案', fill: (page) => fillUnits(page, '后勤管理处') })
  await expectWhere('huiyuan', ours.refused, { state: '待交办', why: '等待学校办公室确认' })
  await actOnce(await visit('schooloffice', desk), { id: ours.refused, action: '确认并交办' })
  await actOnce(unit, { id: ours.refused, action: '签收' })
  const member = await expectWhere('huiyuan', ours.refused, { state: '办理中', why: '主办单位正在办理' })
  await expectLooksRight(member, 'member-handling-phone')
}, 180_000)

test('whoever wants it back after assignment asks the committee, which says why not', async () => {
  await askForItBack(ours.refused)
  await expectLooksRight(await expectWhere('huiyuan', ours.refused, { state: '办理中', why: '主办单位正在办理' }), 'handled-on-phone')
}, 180_000)

test('one is late and is reminded up the line: on its page, in the supervision list, and before the leader', async () => {
  const late = lateOne()
  const secretary = await visit('secretary', desk)
  const supervising = await nameOf('committee')
  await actOnce(secretary, {
    id: late,
    action: '重点提案与督办委员',
    fill: async (page) => {
      await page.locator('.ant-drawer').getByRole('switch', { name: '列为重点提案' }).check()
      await pickPerson(page, '督办委员', supervising)
    },
  })
  await demonstration.letDaysPass(late, 75)
  await untilThere(secretary, `/proposals/${late}`, '逾期7个工作日')
  await secretary.getByText(/共 \d+ 条，点开查看/).click()
  await expectLooksRight(secretary, 'late-desk')
  const leader = await visit('lingdao', phone)
  await leader.goto('/notifications')
  await leader.getByText('逾期7个工作日').first().waitFor()
  await expectLooksRight(leader, 'leader-reminded-phone')
  const supervisor = await visit('committee', desk)
  await supervisor.goto('/notifications')
  await supervisor.getByText('逾期7个工作日').first().waitFor()
  await supervisor.goto('/proposals?f.part=supervisor')
  await supervisor.locator('tr[data-row-key]', { hasText: await titleOf(supervisor, late) }).waitFor()
  await expectLooksRight(supervisor, 'supervised-desk')
  const office = await visit('office', desk)
  await office.goto('/cases/supervision?f.step=overdue&f.process=proposal')
  await arrived(office)
  const row = office.locator('tr[data-row-key]', { hasText: await titleOf(office, late) })
  await row.getByText(/1 次，最近/).waitFor()
  await row.getByRole('checkbox').check()
  await office.getByRole('button', { name: '催办选中的' }).click()
  await office.getByRole('textbox', { name: '想说的话' }).fill('请本周内答复。')
  await office.locator('.ant-drawer').getByRole('button', { name: '催办选中的' }).click()
  await office.getByText('催办选中的：1 条完成').waitFor()
  await expectLooksRight(office, 'supervision-desk')
  await expectWhere('huiyuan', late, { state: '办理中', why: '已逾期' })
}, 180_000)

test('units meet the proposers and answer; the leader signs on the phone, and nobody else reads it yet', async () => {
  const unit = await visit('unit', desk)
  await actOnce(await visit('committee', desk), {
    id: ours.together,
    action: '同意延期',
    fill: async (page) => {
      await page.locator('.ant-drawer').getByRole('textbox', { name: '延期至' }).fill(inDays(75))
      await page.keyboard.press('Tab')
      await because('夜间值班人员下学期才能到位。')(page)
      await expectLooksRight(page, 'extend-desk')
    },
  })
  await answer(unit, ours.together)
  await answer(unit, ours.refused)
  await answer(unit, lateOne())
  await actOnce(unit, {
    id: ours.collective,
    action: '提交协办意见',
    fill: (page) => page.locator('.ant-drawer').getByRole('textbox', { name: '协办意见' }).fill('文科楼休息室的装修由我处配合，材料费列入明年修缮计划。'),
  })
  await answer(await visit('unit2', desk), ours.collective, inDays(200))
  const leader = await visit('lingdao', phone)
  if (await standsAt(leader, ours.refused, 'sign_off')) await returnAndAnswerAgain(ours.refused)
  await leader.goto('/proposals/signing')
  await arrived(leader)
  await expectLooksRight(leader, 'signing-phone')
  for (const id of [ours.together, ours.refused, ours.collective, lateOne()]) await sign(leader, id)
  const member = await expectWhere('huiyuan', ours.together, { state: '已签发待公布', why: '将与本次会议其他答复一并公布' })
  expect(await member.getByText('夜间开放时间自下学期起延长').count()).toBe(0)
  await expectLooksRight(member, 'member-held-phone')
}, 180_000)

test('what was held is published together, and what is not signed is named', async () => {
  const secretary = await visit('secretary', desk)
  await secretary.goto(`/proposals/sessions/${await currentSession(secretary)}`)
  await arrived(secretary)
  await secretary.getByRole('button', { name: /^公布 \d+ 件答复/ }).click()
  await secretary
    .getByRole('dialog')
    .getByRole('button', { name: /^公布 \d+ 件答复/ })
    .click()
  await secretary.getByText(/已公布 \d+ 件答复/).waitFor()
  await expectLooksRight(secretary, 'published-desk')
  const member = await expectWhere('huiyuan', ours.together, { state: '已答复', why: '请提案人和附议人评价' })
  await member.getByText('夜间开放时间自下学期起延长').first().waitFor()
  await expectLooksRight(member, 'member-replied-phone')
  await member.goto('/proposals/published')
  await arrived(member)
  await expectLooksRight(member, 'published-phone')
}, 180_000)

test('one is rated unsatisfied, and the committee sends it round again', async () => {
  for (const username of ['delegate3', 'delegate2', 'fenhui']) await rateAs(username, ours.together, ['满意', '满意'])
  await rateAs('daibiao', ours.together, ['满意', '不满意'])
  await expectLooksRight(await expectWhere('lingdao', ours.together, { state: '不满意复核', why: '委员会正在复核是否重新办理' }), 'checking-phone')
  await actOnce(await visit('committee', desk), {
    id: ours.together,
    action: '复核不满意的答复',
    fill: async (page) => {
      const form = page.locator('.ant-drawer')
      await form.getByRole('switch', { name: '退回主办单位重新办理' }).check()
      await form.getByRole('textbox', { name: '理由' }).fill('答复没有说明期末两周的安排，请补充。')
      await expectLooksRight(page, 'check-again-desk')
    },
  })
  await expectWhere('delegate2', ours.together, { state: '办理中', why: '主办单位正在办理' })
}, 180_000)

test('a second answer goes out by itself, and is done once all are content', async () => {
  await answer(await visit('unit', desk), ours.together)
  const leader = await visit('lingdao', phone)
  await leader.goto('/proposals/signing')
  await sign(leader, ours.together)
  await expectWhere('huiyuan', ours.together, { state: '已答复', why: '请提案人和附议人评价' })
  for (const username of ['delegate3', 'delegate2', 'fenhui', 'daibiao']) await rateAs(username, ours.together, ['满意', '满意'])
  await expectLooksRight(await expectWhere('huiyuan', ours.together, { state: '办结', why: '已办结' }), 'done-phone')
}, 180_000)

test('who is unsatisfied a second time is heard by the presidium, which explains and has it tracked', async () => {
  await rateUnsatisfiedTwice(ours.refused)
  const member = await expectWhere('huiyuan', ours.refused, { state: '跟踪落实', why: '承诺事项正在跟踪落实' })
  await member.getByText('落实督办结论').first().waitFor()
  await expectLooksRight(member, 'tracked-phone')
}, 180_000)

test('silence is no satisfaction: rating ends by itself, and what was promised is tracked until it is kept', async () => {
  await rateAs('delegate2', ours.collective, ['满意', '基本满意，还需继续落实'])
  await demonstration.letDaysPass(ours.collective, 20)
  const unit = await visit('unit2', desk)
  await untilThere(unit, `/proposals/${ours.collective}`, '承诺事项正在跟踪落实')
  await actOnce(unit, {
    id: ours.collective,
    action: '报告落实进展',
    fill: async (page) => {
      const form = page.locator('.ant-drawer')
      await form.getByRole('combobox', { name: '节点' }).selectOption({ index: 1 })
      await form.getByRole('textbox', { name: '完成情况' }).fill('休息室已于本周完成装修并投入使用。')
    },
  })
  const proposer = await visit('delegate2', phone)
  await proposer.goto('/proposals/mine')
  await arrived(proposer)
  await expectLooksRight(proposer, 'asked-to-confirm-phone')
  await actOnce(proposer, {
    id: ours.collective,
    action: '确认节点完成',
    fill: async (page) => {
      await page.locator('.ant-drawer').getByRole('combobox', { name: '节点' }).selectOption({ index: 1 })
      await expectLooksRight(page, 'confirm-milestone-phone')
    },
  })
  await actOnce(await visit('committee', desk), { id: ours.collective, action: '落实完成，办结' })
  await expectWhere('huiyuan', ours.collective, { state: '办结', why: '已办结' })
}, 180_000)

test('key proposals of the last session are looked back at, and what was not carried out is tracked again', async () => {
  const missed = await lookBackAtTheLastSession()
  await expectLooksRight(await expectWhere('huiyuan', missed, { state: '跟踪落实', why: '承诺事项正在跟踪落实' }), 'tracked-again-phone')
}, 180_000)

test('an award is nominated, voted on and given, and every member reads who won', async () => {
  await expectLooksRight(await giveAnAward(), 'award-phone')
}, 180_000)

test('the session is compiled, downloaded, and opens as a paper that holds what was decided', async () => {
  const words = await compileTheSession()
  for (const said of ['关于延长图书馆夜间开放时间的建议', '夜间开放时间自下学期起延长', '关于为教职工发放年度体检补助的建议']) expect(words).toContain(said)
}, 180_000)
