import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn } from './pages.ts'

const title = '教工活动中心周日也开放'

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

test('a practical project is entered, a milestone is reported, and everybody sees how far it is', async () => {
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
  await screenshot(office, 'project-page')
  await expectNoSeriousAxe(office)
})

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
