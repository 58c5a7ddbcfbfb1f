import { expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, openPage, phone, screenshot, signIn } from './pages.ts'

// Turned on its side a phone is wider than where the desk begins: the face changes under the hands of whoever is writing.

const turned = { width: phone.height, height: phone.width }

test('who turns the phone in the middle of a form loses nothing typed, and goes on where they were', { timeout: 60_000 }, async () => {
  const page = await openPage(phone)
  await signIn(page, 'huiyuan')
  await page.goto('/suggestions/new')
  await page.getByLabel('标题').fill('教工之家添置饮水机')
  await page.getByLabel('建议内容').fill('三楼没有饮水机')
  await page.setViewportSize(turned)
  await page.locator('.sh-top').waitFor()
  expect(await page.locator('.sh-tabs').count()).toBe(0)
  await page.keyboard.type('，夏天不方便')
  await screenshot(page, 'turned-phone')
  await expectNoSeriousAxe(page)
  await page.setViewportSize(phone)
  await page.locator('.sh-tabs').waitFor()
  expect(await page.getByLabel('标题').inputValue()).toBe('教工之家添置饮水机')
  expect(await page.getByLabel('建议内容').inputValue()).toBe('三楼没有饮水机，夏天不方便')
})

test('what is typed for an action of a case outlives the change of the face', { timeout: 60_000 }, async () => {
  const page = await openPage(desk)
  await signIn(page, 'fenhui')
  await page.goto('/cases/inbox?process=admission')
  await arrived(page)
  await page.locator('tbody').getByText('：入会申请').first().click()
  await page.getByRole('button', { name: '退回补充' }).click()
  await page.getByLabel('理由').fill('请补充来校日期')
  await page.setViewportSize(phone)
  await page.locator('.sh-tabs').waitFor()
  expect(await page.getByLabel('理由').inputValue()).toBe('请补充来校日期')
  await screenshot(page, 'turned-case-phone')
})
