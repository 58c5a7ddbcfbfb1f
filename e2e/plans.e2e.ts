import { expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn } from './pages.ts'

/** A year of its own, so that the tests of one run do not meet. */
const planOf = (year: number) => `示范大学工会 ${year} 年工作要点

附件：示范大学工会 ${year} 年主要工作安排

一、民主管理
1. 召开教职工代表大会（4月）
2. 征集和审理提案（4月-5月）

二、校园文化
1. 举办教职工运动会（10月）
2. 支持教职工社团开展活动（全年）`

test.each([
  ['phone', phone],
  ['desk', desk],
] as const)('the year can be used by everybody and fits the screen: %s', async (name, viewport) => {
  const page = await openPage(viewport)
  await signIn(page, 'office')
  await page.goto('/plans')
  await page.getByRole('heading', { level: 1, name: /工作要点/ }).waitFor()
  for (const view of ['行事历', '分工', '六大体系', '要点原文']) {
    await page.getByText(view, { exact: true }).first().click()
    await arrived(page)
    await screenshot(page, `plan-${view}-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  }
})

test.each([
  ['phone', phone, 2041],
  ['desk', desk, 2042],
] as const)('an office pastes a plan, reviews it, puts it into force and settles an item with evidence: %s', async (name, viewport, year) => {
  const page = await openPage(viewport)
  await signIn(page, 'office')
  await page.goto('/plans/new')
  await page.getByRole('textbox', { name: '全文' }).fill(planOf(year))
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '读取' }).click()
  await page.getByRole('button', { name: '确认生效' }).waitFor()
  expect(await page.getByRole('textbox', { name: '事项' }).count()).toBe(4)
  await screenshot(page, `plan-review-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '确认生效' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认生效' }).click()
  await page
    .getByRole('link', { name: /召开教职工代表大会/ })
    .first()
    .click()
  await page.getByRole('button', { name: '办结这一项' }).waitFor()
  await page.getByPlaceholder('说明').fill('会议纪要已归档')
  await page.getByRole('button', { name: '添加说明或链接' }).click()
  await page.getByText('会议纪要已归档').waitFor()
  await screenshot(page, `plan-item-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '办结这一项' }).click()
  await page.locator('form').getByRole('textbox').fill('会议圆满结束')
  await page.locator('.ant-drawer').getByRole('button', { name: '办结这一项' }).click()
  await page.getByText('已完成', { exact: true }).waitFor()
  await page.getByText('100%').waitFor()
})

test('without evidence an item cannot be settled, and the page says what is missing', async () => {
  const page = await openPage(desk)
  await signIn(page, 'office')
  await page.goto('/plans/new')
  await page.getByRole('textbox', { name: '全文' }).fill(planOf(2043))
  await page.getByRole('button', { name: '读取' }).click()
  await page.getByRole('button', { name: '确认生效' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认生效' }).click()
  await page
    .getByRole('link', { name: /征集和审理提案/ })
    .first()
    .click()
  await page.getByRole('button', { name: '办结这一项' }).click()
  await page.locator('form').getByRole('textbox').fill('做完了')
  await page.locator('.ant-drawer').getByRole('button', { name: '办结这一项' }).click()
  await page.getByText(/需先上传至少一份佐证/).waitFor()
  expect(await page.getByText('已完成', { exact: true }).count()).toBe(0)
})

test('a member reads the year on a phone', async () => {
  const page = await openPage(phone)
  await signIn(page, 'huiyuan')
  await page.goto('/plans')
  await page.getByRole('heading', { level: 1, name: /工作要点/ }).waitFor()
  expect(await page.getByRole('link', { name: '读入工作要点' }).count()).toBe(0)
})
