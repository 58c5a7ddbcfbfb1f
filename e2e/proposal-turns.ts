import type { Page } from 'playwright-core'
import { arrived, desk, phone } from './pages.ts'
import { actOnce, choose } from './proposal-pages.ts'
import { answer, because, closeRound, currentSession, lookBack, nominate, openRound, rateAs, sign, wordsOfDownload } from './proposal-story.ts'
import { expectLooksRight, expectWhere, visit } from './story-cast.ts'

// Turns that a proposal may take on its way, each a part of the one long story.

/** What was sent back is submitted again as it stands. */
export async function correctWhatWasSentBack(id: string): Promise<void> {
  const secretary = await visit('secretary', desk)
  const writer = await visit('daibiao', phone)
  await actOnce(secretary, { id, action: '退回补正', fill: because('请核对案由中的馆名。') })
  await expectWhere('daibiao', id, { state: '退回补正', why: '需要提案人补正后重新提交' })
  await writer.goto('/proposals/mine')
  await arrived(writer)
  await writer.getByRole('region', { name: '等您办理' }).getByText('关于延长图书馆夜间开放时间的建议').waitFor()
  await expectLooksRight(writer, 'to-correct-phone')
  await actOnce(writer, { id, action: '补正后重新提交' })
}

/** The committee is asked for it, and says no. */
export async function askForItBack(id: string): Promise<void> {
  const writer = await visit('daibiao', phone)
  await actOnce(writer, { id, action: '申请撤回', fill: because('学校已经另有安排，不必再办。') })
  const committee = await visit('committee', desk)
  await committee.goto(`/proposals/${id}`)
  await committee.getByText('等您：同意撤回').waitFor()
  await expectLooksRight(committee, 'asked-back-desk')
  await actOnce(committee, { id, action: '不同意撤回', fill: because('体检补助涉及全体教职工，请继续办理。') })
  await writer.goto(`/proposals/${id}`)
  await writer.getByText('不同意撤回，继续办理').first().waitFor()
  await expectLooksRight(writer, 'not-given-back-phone')
}

/** Handled a second time, and still not to the proposer’s liking. */
export async function rateUnsatisfiedTwice(id: string): Promise<void> {
  const raters = async (result: string) => {
    for (const username of ['delegate2', 'delegate3']) await rateAs(username, id, ['满意', '满意'])
    await rateAs('daibiao', id, ['满意', result])
  }
  await raters('不满意')
  await actOnce(await visit('committee', desk), {
    id,
    action: '复核不满意的答复',
    fill: async (page) => {
      await page.locator('.ant-drawer').getByRole('switch', { name: '退回主办单位重新办理' }).check()
      await because('答复没有说明补助标准。')(page)
    },
  })
  await answer(await visit('unit', desk), id)
  const leader = await visit('lingdao', phone)
  await leader.goto('/proposals/signing')
  await sign(leader, id)
  await raters('不满意')
  await expectLooksRight(await expectWhere('huiyuan', id, { state: '升级督办', why: '提交校长办公会或主席团研究' }), 'escalated-phone')
  await actOnce(await visit('president', phone), {
    id,
    action: '督办结论与说明',
    fill: async (page) => {
      const form = page.locator('.ant-drawer')
      await form.getByRole('textbox', { name: '说明' }).fill('已责成有关部门在下一年度预算中安排，年底前报告。')
      await form.getByRole('switch', { name: '继续跟踪落实' }).check()
      await expectLooksRight(page, 'explain-phone')
    },
  })
}

/** A round of its own over what earlier sessions decided; which one was not carried out. */
export async function lookBackAtTheLastSession(): Promise<string> {
  const secretary = await visit('secretary', desk)
  await openRound(secretary, { kind: '开展回头看', title: '重点提案再回头看', session: /三次/ })
  await expectLooksRight(secretary, 'look-back-desk')
  const missed = await lookBack(secretary)
  await expectLooksRight(secretary, 'look-back-found-desk')
  await closeRound(secretary)
  return missed
}

/** A round of nominations, votes and a decision; as a member reads it. */
export async function giveAnAward(): Promise<Page> {
  const secretary = await visit('secretary', desk)
  await openRound(secretary, { kind: '开展评优', title: '本年度提案评优', session: /四次/ })
  const round = new URL(secretary.url()).pathname
  await nominate(secretary, '图书馆夜间')
  const entry = (page: Page) => page.locator('.pr-list > li', { hasText: '图书馆夜间' })
  for (const username of ['committee', 'office']) {
    const page = await visit(username, desk)
    await page.goto(round)
    await entry(page).getByRole('button', { name: '投票' }).click()
    await entry(page).getByRole('button', { name: '已投票，点击撤回' }).waitFor()
  }
  await secretary.goto(round)
  await entry(secretary).getByText('2 票').waitFor()
  await entry(secretary).getByRole('button', { name: '授予', exact: true }).click()
  await entry(secretary).getByText('已授予').waitFor()
  await expectLooksRight(secretary, 'awarded-desk')
  await closeRound(secretary)
  const member = await visit('huiyuan', phone)
  await member.goto(round)
  await entry(member).getByText('已授予').waitFor()
  return member
}

/** The book of the session, downloaded and read. */
export async function compileTheSession(): Promise<string> {
  const secretary = await visit('secretary', desk)
  await secretary.goto(`/proposals/sessions/${await currentSession(secretary)}`)
  await arrived(secretary)
  await secretary.getByRole('button', { name: /生成提案汇编/ }).click()
  const link = secretary.getByRole('link', { name: /^下载/ })
  await link.waitFor({ timeout: 60_000 })
  await expectLooksRight(secretary, 'session-desk')
  const words = await wordsOfDownload(secretary, link)
  const onPhone = await visit('secretary', phone)
  await onPhone.goto(new URL(secretary.url()).pathname)
  await arrived(onPhone)
  await expectLooksRight(onPhone, 'session-phone')
  return words
}

/** Appealed on the phone, upheld by the presidium, voted on anew. */
export async function appealAndAccept(id: string): Promise<void> {
  const writer = await expectWhere('daibiao', id, { state: '不立案', why: '提案人可申请一次复议' })
  await writer.getByText('体检补助标准由上级文件统一规定').first().waitFor()
  await expectLooksRight(writer, 'refused-phone')
  await actOnce(writer, {
    id,
    action: '申请复议',
    fill: because('建议用福利费列支，不涉及上级文件规定的补助标准，请主席团重新研究。'),
  })
  await expectWhere('delegate2', id, { state: '复议中', why: '主席团正在研究复议申请' })
  await actOnce(await visit('president', phone), {
    id,
    action: '裁定复议',
    fill: async (page) => {
      const form = page.locator('.ant-drawer')
      await form.getByRole('switch', { name: '复议成立，重新审理' }).check()
      await form.getByRole('textbox', { name: '理由' }).fill('所提经费来源确与原理由不同，同意重新审理。')
      await expectLooksRight(page, 'rule-on-appeal-phone')
    },
  })
  const committee = await visit('committee', desk)
  await actOnce(committee, { id, action: '投票', fill: (page) => choose(page, '审理意见', '立案') })
  await actOnce(await visit('secretary', desk), { id, action: '立案', fill: async () => undefined })
}
