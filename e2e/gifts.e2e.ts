import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn } from './pages.ts'

const title = '国庆慰问品（试发）'

/** An hour of a day in China as the input for times holds it, counted in days from now. */
function localTime(days: number, time: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000))
  return `${day}T${time}`
}

test('an officer publishes a round with two packages, and a member chooses on a phone and changes it', { timeout: 180_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/gifts/new')
  await office.getByRole('button', { name: '发布', exact: true }).click()
  await office.getByText(/请填写：名称/).waitFor()
  await office.getByLabel('名称', { exact: true }).fill(title)
  await office.getByLabel('节日', { exact: true }).selectOption('国庆节')
  await office.getByRole('button', { name: '再加一种' }).click()
  await office.getByLabel('名称（第 1 种）').fill('茶叶礼盒')
  await office.getByLabel('每份金额（元）').nth(0).fill('120')
  await office.getByLabel('名称（第 2 种）').fill('蜂蜜礼盒')
  await office.getByLabel('每份金额（元）').nth(1).fill('118.5')
  await office.getByLabel('开始选择').fill(localTime(-1, '08:00'))
  await office.getByLabel('截止选择').fill(localTime(5, '17:00'))
  await office.getByLabel('发放开始').fill(localTime(8, '08:00'))
  await office.getByLabel('发放结束').fill(localTime(20, '17:00'))
  await screenshot(office, 'gift-new-desk')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '保存草稿' }).click()
  await office.waitForURL(/\/gifts\/[0-9a-f-]{36}\/edit$/)
  await office.getByText(/全年最多/).waitFor()
  await office.getByRole('button', { name: '发布', exact: true }).click()
  await heard(office, '已发布')
  await office.getByRole('heading', { name: title }).waitFor()

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/gifts')
  await member.getByRole('link', { name: new RegExp(title.slice(0, 5)) }).click()
  await member.getByText('截止前没有选择的，按“茶叶礼盒”准备。').waitFor()
  await member.getByLabel(/蜂蜜礼盒/).check()
  await member.getByRole('button', { name: '确认选择' }).click()
  await member.getByRole('heading', { name: '已经选好' }).waitFor()
  await member.getByRole('button', { name: '改选' }).click()
  const dialog = member.getByRole('dialog')
  await dialog.getByLabel(/茶叶礼盒/).check()
  await dialog.getByRole('button', { name: '改为“茶叶礼盒”' }).click()
  await heard(member, '茶叶礼盒')
  await dialog.waitFor({ state: 'hidden' })
  await screenshot(member, 'gift-chosen-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
})

test('a branch’s signed list is entered at once, and who did not sign is left', { timeout: 120_000 }, async () => {
  const branch = await openPage(desk)
  await signIn(branch, 'fenhui')
  await branch.goto('/gifts/desk')
  await branch
    .getByText(/中秋慰问品/)
    .first()
    .click()
  await branch.getByRole('heading', { name: /已签领/ }).waitFor()
  await branch
    .getByRole('button', { name: /登记签领表/ })
    .first()
    .click()
  const drawer = branch.getByRole('dialog')
  await drawer.getByRole('checkbox').first().uncheck()
  await expectNoSeriousAxe(branch)
  await drawer.getByRole('button', { name: /人已领取/ }).click()
  await heard(branch, '还有 1 人未领取')
  await drawer.getByText(/名单中还有 1 人未登记/).waitFor()
})

test('an auditor sees each step of a purchase, and what is missing', { timeout: 120_000 }, async () => {
  const auditor = await openPage(desk)
  await signIn(auditor, 'shenji')
  await auditor.goto('/gifts/desk')
  await auditor
    .getByText(/春节慰问品/)
    .first()
    .click()
  await auditor.getByRole('heading', { name: '3. 供应商比选' }).waitFor()
  await auditor.getByText(/比选小组没有经审人员/).waitFor()
  expect(await auditor.getByText('没有登记').count()).toBeGreaterThanOrEqual(3)
  expect(await auditor.getByRole('button', { name: /登记|更正/ }).count()).toBe(0)
  await screenshot(auditor, 'gift-chain-desk')
  await expectNoSeriousAxe(auditor)
})

test('the office records a step with its people, and it stands there', { timeout: 120_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/gifts/desk')
  await office
    .getByText(/端午慰问品/)
    .first()
    .click()
  await office.getByRole('link', { name: '采购过程' }).click()
  await office.getByRole('button', { name: '方案和预算通过 登记' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByLabel('日期').fill('2026-05-08')
  await drawer.getByLabel('日期').press('Tab')
  await drawer.getByLabel('文号或编号').fill('校工〔2026〕9号')
  await drawer.getByRole('button', { name: '登记', exact: true }).click()
  await heard(office, '已登记')
  await office.getByText('校工〔2026〕9号').waitFor()
  expect(await office.getByRole('button', { name: '方案和预算通过 更正' }).count()).toBe(1)
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (name, viewport) => {
  test('what a member has and chooses reads well', { timeout: 90_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'huiyuan')
    await page.goto('/gifts')
    await page.getByText(/全年节日慰问共/).waitFor()
    await arrived(page)
    await screenshot(page, `gifts-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
    await page.goto('/gifts?when=past')
    await page.getByRole('link', { name: /端午慰问品/ }).click()
    await page
      .getByText(/人评价，满意率/)
      .first()
      .waitFor()
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })

  test('those who give and those who check find their lists', { timeout: 120_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    await page.goto('/gifts/year')
    await page.getByText(/超出标准 \d+ 人/).waitFor()
    await arrived(page)
    await screenshot(page, `gift-year-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
    await page.goto('/gifts/desk')
    await page
      .getByText(/中秋慰问品/)
      .first()
      .click()
    await page.getByRole('heading', { name: /已签领/ }).waitFor()
    await arrived(page)
    await screenshot(page, `gift-hand-out-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })
})
