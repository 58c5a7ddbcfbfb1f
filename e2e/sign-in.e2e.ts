import { expect, test } from 'vitest'
import { desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn } from './pages.ts'

test.each([
  ['phone', phone],
  ['desk', desk],
] as const)('the sign-in page can be used by everybody and fits the screen: %s', async (name, viewport) => {
  const page = await openPage(viewport)
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('校工会办公室主任').waitFor()
  await screenshot(page, `sign-in-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
})

test('a wrong password is answered in words and keeps what was typed', async () => {
  const page = await openPage(phone)
  await page.goto('/')
  await page.locator('input[name=username]').fill('office')
  await page.locator('input[name=password]').fill('not-the-password')
  await page.locator('button[type=submit]').click()
  await page.getByRole('alert').waitFor()
  expect(await page.locator('input[name=username]').inputValue()).toBe('office')
})

test.each([
  ['phone', phone],
  ['desk', desk],
] as const)('the office signs in and sees its own home: %s', async (name, viewport) => {
  const page = await openPage(viewport)
  await signIn(page, 'office')
  await screenshot(page, `home-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
})
