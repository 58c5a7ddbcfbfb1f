import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn } from './pages.ts'

const title = '教工活动中心周日也开放'

/** The smallest picture that there is. */
const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

test('a suggestion is written on a phone, passed on, answered by the department, published, and rated by its author', { timeout: 120_000 }, async () => {
  const author = await openPage(phone)
  await signIn(author, 'huiyuan')
  await author.goto('/suggestions/new')
  await author.getByRole('button', { name: '提交建议' }).click()
  await author.getByText('请填写标题。').waitFor()
  await author.getByLabel('标题').fill(title)
  await author.getByLabel('类别').selectOption('welfare')
  await author.getByLabel('建议内容').fill('教工活动中心周日不开放，双职工家庭只有周日有空锻炼，建议周日下午也开放。')
  await screenshot(author, 'suggestion-new-phone')
  await expectNoSidewaysScroll(author)
  await expectNoSeriousAxe(author)
  await author.getByRole('button', { name: '提交建议' }).click()
  await author.getByText('建议已收到').waitFor()
  await expectNoSeriousAxe(author)
  const path = new URL(author.url()).pathname

  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto(path)
  await office.getByRole('button', { name: '转交部门办理' }).click()
  const drawer = office.locator('.ant-drawer')
  await drawer.getByRole('combobox', { name: /承办部门/ }).fill('后勤')
  await office.locator('.ant-select-item-option', { hasText: '后勤管理处' }).click()
  await screenshot(office, 'suggestion-pass-on')
  await expectNoSeriousAxe(office)
  await drawer.getByRole('button', { name: '转交部门办理' }).click()
  await office.getByText('办理中', { exact: true }).first().waitFor()

  const department = await openPage(desk)
  await signIn(department, 'unit')
  await department.goto(path)
  await department.getByRole('button', { name: '提交办理意见' }).click()
  const answer = department.locator('.ant-drawer')
  await answer.getByText('留作参考').first().click()
  await answer.getByLabel('反馈内容').fill('周日开放需增加值班人员，已列入下学期研究事项。')
  await answer.getByRole('button', { name: '提交办理意见' }).click()
  await department.getByText('待公开反馈', { exact: true }).first().waitFor()

  await author.reload()
  await author.getByText('部门已有意见').waitFor()
  expect(await author.getByText('周日开放需增加值班人员').count()).toBe(0)
  await office.reload()
  await office.getByRole('button', { name: '公开反馈' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '公开反馈' }).click()
  await office.getByText('留作参考', { exact: true }).first().waitFor()
  await screenshot(office, 'suggestion-desk-answered')
  await expectNoSeriousAxe(office)

  // The question comes by a job of its own, a moment after the answer.
  const toRate = author.getByRole('link', { name: '去评价' })
  await expect
    .poll(
      async () => {
        await author.reload()
        await author.getByText('周日开放需增加值班人员').waitFor()
        return toRate.isVisible()
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toBe(true)
  await toRate.click()
  await author.getByText('基本满意').click()
  await author.getByLabel(/想说的一句话/).fill('希望早日开放')
  await expectNoSeriousAxe(author)
  await expectNoSidewaysScroll(author)
  await author.getByRole('button', { name: '提交评价' }).click()
  await author.getByRole('heading', { name: '谢谢您的评价' }).waitFor()
  await expectNoSeriousAxe(author)
})

test('a member supports a public suggestion on a phone and takes it back', async () => {
  const page = await openPage(phone)
  await signIn(page, 'huiyuan')
  await page.goto('/suggestions')
  await page.getByRole('searchbox', { name: '搜索建议' }).fill('校车增加南校区早班')
  await page.getByRole('link', { name: /校车增加南校区早班/ }).click()
  await page.getByRole('button', { name: '支持这条建议' }).click()
  await heard(page, '已支持，本月还可支持')
  await page.getByRole('button', { name: '已支持，点此取消' }).click()
  await heard(page, '已取消支持')
  expect(await page.getByRole('button', { name: '支持这条建议' }).count()).toBe(1)
})

test('an anonymous suggestion names nobody on the desk’s list', async () => {
  const author = await openPage(phone)
  await signIn(author, 'huiyuan')
  await author.goto('/suggestions/new')
  await author.getByLabel('标题').fill('匿名建议改进值班安排')
  await author.getByLabel('类别').selectOption('personnel')
  await author.getByLabel('建议内容').fill('节假日值班安排不够均衡，建议提前公布并轮流安排。')
  await author.getByRole('switch', { name: '匿名提交' }).click()
  await author.getByRole('button', { name: '提交建议' }).click()
  await author.getByText('建议已收到').waitFor()
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/suggestions/desk')
  const row = office.getByRole('row', { name: /匿名建议改进值班安排/ })
  await row.waitFor()
  expect(await row.getByText('匿名', { exact: true }).count()).toBe(1)
})

test('a consultation is drafted, commented on paragraph by paragraph, and its comments are sorted', async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/consultations/new')
  await office.getByLabel('标题').fill('教职工文体协会管理办法（征求意见稿）')
  await office.getByLabel('开始时间').fill('2026-01-01T08:00')
  await office.getByLabel(/^截止时间/).fill('2090-01-01T08:00')
  await office.getByLabel(/^全文/).fill('第一条 为规范文体协会管理，制定本办法。\n\n第二条 协会会员不少于三十人。')
  await office.getByText('共 2 段').waitFor()
  await expectNoSeriousAxe(office)
  await screenshot(office, 'consultation-edit')
  await office.getByRole('button', { name: '保存草稿' }).click()
  await office.getByRole('button', { name: '发布征集' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '发布征集' }).click()
  await office.getByText('征集中').first().waitFor()
  const path = new URL(office.url()).pathname

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto(path)
  await member.getByRole('button', { name: '对第 2 段提意见' }).click()
  await member.getByLabel(/您的意见/).fill('三十人偏多，建议改为二十人。')
  await screenshot(member, 'consultation-comment')
  await expectNoSeriousAxe(member)
  await expectNoSidewaysScroll(member)
  await member.getByRole('button', { name: '提交意见' }).click()
  await member.getByText('三十人偏多，建议改为二十人。').waitFor()

  await office.goto(`${path}/sort`)
  await office.getByRole('button', { name: '增加一类' }).click()
  await office.getByLabel('类别名称').fill('会员人数')
  await office.getByLabel('采纳与否').selectOption('taken')
  await office.getByLabel(/^答复/).fill('已改为不少于二十人。')
  await office.getByRole('combobox', { name: /归入/ }).selectOption({ label: '会员人数' })
  await office.getByText('全部意见都已归类').waitFor()
  await screenshot(office, 'consultation-sort')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '保存', exact: true }).click()
  await heard(office, '已保存')
})

test('once a consultation is closed its results are published, and a member reads the answer to each kind', { timeout: 120_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  const id = await closedConsultation(office, member)

  await office.goto(`/consultations/${id}`)
  await office.getByText('已截止，整理中').first().waitFor()
  await office.getByRole('link', { name: '整理意见' }).click()
  const publish = office.getByRole('button', { name: '公布采纳情况' })
  expect(await publish.isDisabled()).toBe(true)
  await office.getByRole('button', { name: '增加一类' }).click()
  await office.getByLabel('类别名称').fill('配套设施')
  await office.getByRole('combobox', { name: /归入/ }).selectOption({ label: '配套设施' })
  await publish.click()
  await office.getByRole('dialog').getByRole('button', { name: '公布采纳情况' }).click()
  // A kind without an answer: the page says so, and keeps what was typed.
  await office.getByRole('alert').getByText('配套设施').waitFor()
  await office.getByLabel('采纳与否').selectOption('partly')
  await office.getByLabel(/^答复/).fill('先在两个校区各增设一间。')
  await office.getByLabel(/^公布时的总说明/).fill('共收到一条意见，答复如下。')
  await publish.click()
  await office.getByRole('dialog').getByRole('button', { name: '公布采纳情况' }).click()
  await heard(office, '采纳情况已公布')
  await office.getByRole('region', { name: '配套设施' }).getByText('部分采纳').waitFor()
  await screenshot(office, 'consultation-results')
  await expectNoSeriousAxe(office)

  await member.goto(`/consultations/${id}`)
  await member.getByRole('region', { name: '配套设施' }).getByText('先在两个校区各增设一间。').waitFor()
  await screenshot(member, 'consultation-results-phone')
  await expectNoSeriousAxe(member)
  await expectNoSidewaysScroll(member)
})

test('a practical project is entered, reported with a photo and finished, and members rate it on the phone', { timeout: 120_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/practical-projects/new')
  await office.getByLabel('实事名称').fill('更新职工书屋图书')
  await office.getByRole('combobox', { name: /责任部门/ }).fill('后勤')
  await office.locator('.ant-select-item-option').first().click()
  await office.getByLabel('节点 1', { exact: true }).fill('完成采购')
  await office.getByLabel('节点 1 计划完成日期').fill('2090-06-30')
  await expectNoSeriousAxe(office)
  await screenshot(office, 'project-edit')
  await office.getByRole('button', { name: '保存' }).click()
  await office.getByText('已完成 0/1 个节点').waitFor()
  await office.getByRole('button', { name: '报告节点完成：完成采购' }).click()
  await office.getByRole('textbox', { name: '完成情况' }).fill('新书已经上架。')
  await office.getByRole('button', { name: '确认报告' }).click()
  await office.getByText('已完成 1/1 个节点').waitFor()
  await office.locator('input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: onePixel })
  await heard(office, '照片已上传')
  await office.getByRole('img', { name: '更新职工书屋图书的照片' }).first().waitFor()
  await screenshot(office, 'project-page')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '办结', exact: true }).click()
  const finishing = office.getByRole('dialog')
  await finishing.getByLabel('完成情况').fill('书屋图书已更新三百册。')
  await finishing.getByLabel(/^满意度评价截止日期/).fill('2090-12-31')
  await finishing.getByRole('button', { name: '确认办结' }).click()
  await heard(office, '已办结')
  await office.getByText('书屋图书已更新三百册。').waitFor()

  // Every member is asked, by a job of its own, a moment later.
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  const asked = member.getByRole('link', { name: /更新职工书屋图书/ })
  await expect
    .poll(
      async () => {
        await member.goto('/todo')
        await arrived(member)
        return asked.first().isVisible()
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(true)
  await asked.first().click()
  await member.getByText('基本满意').click()
  await member.getByRole('button', { name: '提交评价' }).click()
  await member.getByRole('heading', { name: '谢谢您的评价' }).waitFor()
  await expectNoSeriousAxe(member)
})

test('a delegate takes up a public suggestion on the phone, and goes on with its words as a proposal', { timeout: 120_000 }, async () => {
  const page = await openPage(phone)
  await signIn(page, 'daibiao')
  await page.goto(await publicOne(page, '组织教职工急救技能培训'))
  await arrived(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '写成提案' }).click()
  await page.waitForURL(/\/proposals\/.+\/edit/)
  const matter = page.getByRole('textbox', { name: '案由' })
  await matter.waitFor()
  expect(await matter.inputValue()).toBe('组织教职工急救技能培训')
  await screenshot(page, 'suggestion-as-proposal-phone')
  await expectNoSeriousAxe(page)
})

test('an adopted suggestion becomes a practical project that everybody finds', { timeout: 120_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto(await publicOne(office, '图书馆延长周末开放时间'))
  await arrived(office)
  const make = office.getByRole('button', { name: '列为年度实事' })
  // A second attempt finds it there.
  if (await make.isEnabled()) {
    await make.click()
    await office.locator('.ant-drawer').getByRole('button', { name: '列为年度实事' }).click()
    await heard(office, '列为年度实事：已完成')
  }
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/practical-projects')
  await member.getByRole('link', { name: /图书馆延长周末开放时间/ }).click()
  await member.getByRole('heading', { level: 1, name: '图书馆延长周末开放时间' }).waitFor()
  await expectNoSidewaysScroll(member)
})

test('several suggestions are answered at once, from a list that holds only those it was asked for', { timeout: 120_000 }, async () => {
  const author = await openPage(phone)
  await signIn(author, 'huiyuan')
  for (const floor of ['二', '三'])
    await author.request.post('/api/v1/suggestions', { data: { title: `图书馆${floor}层添置护眼台灯`, topic: 'welfare', body: '阅览座位灯光偏暗，建议添置护眼台灯。' } })
  const page = await openPage(desk)
  await signIn(page, 'office')
  await page.goto('/suggestions/desk?f.state=submitted')
  await arrived(page)
  const rows = page.locator('tr[data-row-key]')
  await rows.first().waitFor()
  expect(await rows.filter({ hasNotText: '已提交' }).count()).toBe(0)
  const ours = rows.filter({ hasText: '添置护眼台灯' })
  for (const at of [0, 1]) await ours.nth(at).getByRole('checkbox').check()
  await page.getByRole('region', { name: '已选 2 条' }).getByRole('button', { name: '批量反馈' }).click()
  const answer = page.locator('.ant-drawer')
  await answer.getByText('留作参考').first().click()
  await answer.getByLabel('反馈内容').fill('已记录，列入下学期研究事项，感谢您的建议。')
  await screenshot(page, 'suggestions-answered-at-once')
  await expectNoSeriousAxe(page)
  await answer.getByRole('button', { name: '公开反馈' }).click()
  await page.getByText('批量反馈：2 条完成').waitFor()
})

/** The page of a suggestion that everybody may see. */
async function publicOne(page: Page, title: string): Promise<string> {
  const { items }: { items: { id: string; title: string }[] } = await (await page.request.get(`/api/v1/suggestions?q=${encodeURIComponent(title)}&limit=20`)).json()
  return `/suggestions/${items.find((one) => one.title === title)?.id ?? ''}`
}

describe.each([
  ['a desk', desk],
  ['a phone', phone],
] as const)('on %s', (_name, viewport) => {
  test.each([
    ['office', '/suggestions'],
    ['office', '/suggestions/desk'],
    ['huiyuan', '/suggestions/mine'],
    ['huiyuan', '/consultations'],
    ['huiyuan', '/practical-projects'],
    ['office', '/surveys'],
    ['huiyuan', '/me/surveys/00000000-0000-4000-8000-000000000000'],
  ] as const)('as %s, %s can be used by everybody and fits', async (username, path) => {
    const page = await openPage(viewport)
    await signIn(page, username)
    await page.goto(path)
    await arrived(page)
    expect(await page.getByRole('alert').count()).toBe(0)
    await screenshot(page, `suggestions${path.replaceAll(/[^a-z0-9]+/g, '-')}-${viewport.width}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })

  test('a list leads to what it lists', async () => {
    const page = await openPage(viewport)
    await signIn(page, 'huiyuan')
    for (const [path, name, shot] of [
      ['/suggestions', /教工食堂二楼增加直饮水机/, 'suggestion'],
      ['/consultations', /教职工之家建设三年规划/, 'consultation'],
      ['/practical-projects', /新增新能源车充电桩/, 'project'],
    ] as const) {
      await page.goto(path)
      await arrived(page)
      if (path === '/suggestions') await page.getByRole('searchbox', { name: '搜索建议' }).fill('直饮水机')
      await page.getByRole('link', { name }).first().click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
      await arrived(page)
      await screenshot(page, `${shot}-${viewport.width}`)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
  })
})

/** One that a member commented on and that closed a moment ago. */
async function closedConsultation(office: Page, member: Page): Promise<string> {
  const closesAt = new Date(Date.now() + 15_000).toISOString()
  const data = { title: '青年教工之家建设方案（征求意见稿）', intro: '', anonymous: true, opensAt: '2026-01-01T00:00:00Z', closesAt, paragraphs: ['每个校区建一处青年教工之家。'] }
  const { id, version }: { id: string; version: number } = await (await office.request.post('/api/v1/consultations', { data })).json()
  await office.request.put(`/api/v1/consultations/${id}/publication`, { data: { version } })
  const said = await member.request.post(`/api/v1/consultations/${id}/comments`, { data: { paragraph: 1, text: '建议配备母婴休息间。' } })
  expect(said.status()).toBe(201)
  const stage = async () => (await (await office.request.get(`/api/v1/consultations/${id}`)).json()).stage
  await expect.poll(stage, { timeout: 40_000, interval: 500 }).toBe('closed')
  return id
}
