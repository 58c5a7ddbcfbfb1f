import { expect, test } from 'vitest'
import { arrived, desk, expectAllInLandmarks, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn } from './pages.ts'

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
  await expectAllInLandmarks(page)
})

test('a page whose parts an upgrade has taken away meanwhile is loaded anew', async () => {
  const page = await openPage(phone)
  const gone: string[] = []
  await page.route('**/assets/SignInPage-*', (route) => {
    gone.push(route.request().url())
    return gone.length === 1 ? route.fulfill({ status: 404, contentType: 'application/json', body: '{}' }) : route.continue()
  })
  await page.goto('/sign-in')
  await page.locator('input[name=username]').waitFor()
  expect(gone.length).toBeGreaterThan(1)
})

test('without a network the shell still opens and says so, until it is back', async () => {
  const page = await openPage(phone, { keepsShell: true })
  await page.goto('/sign-in')
  await page.locator('input[name=username]').waitFor()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  // The second visit is the one whose parts are kept.
  await page.reload()
  await page.locator('input[name=username]').waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('网络断开了').first().waitFor()
  expect(await page.title()).toContain('同心')
  await page.context().setOffline(false)
  await page.getByText('网络断开了').first().waitFor({ state: 'hidden' })
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
  await arrived(page)
  await screenshot(page, `home-${name}`)
  await expectAllInLandmarks(page)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
})
