import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, type Viewport } from './pages.ts'

const sizes = [
  ['phone', phone],
  ['desk', desk],
] as const

const strong = 'Moonlit-River9'

test.each(sizes)('the pages of accounts can be used by everybody and fit the screen: %s', async (name, viewport) => {
  for (const [username, path] of [
    ['xitong', '/me/security'],
    ['xitong', '/accounts'],
    ['shenjiyuan', '/audit'],
  ] as const) {
    const page = await openPage(viewport)
    await signIn(page, username)
    await page.goto(path)
    await arrived(page)
    await screenshot(page, `identity${path.replaceAll('/', '-')}-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  }
  const visitor = await openPage(viewport)
  await visitor.goto('/setup')
  await visitor.getByText('目前没有待使用的设置码').waitFor()
  expect(await visitor.title()).toContain('首次设置')
  await expectNoSidewaysScroll(visitor)
  await expectNoSeriousAxe(visitor)
})

test.each(sizes)('a new account comes in with its one-time password and first sets its own: %s', async (name, viewport) => {
  const { username, password } = await openAccount(viewport, `first-${name}`)
  const page = await openPage(viewport)
  await typeCredentials(page, username, password)
  await page.waitForURL('**/me/password')
  await page.locator('[name=current]').fill(password)
  await typeNewPassword(page, '12345678')
  await page.getByText('密码至少 10 位').last().waitFor()
  await expectNoSeriousAxe(page)
  await typeNewPassword(page, strong)
  await heard(page, '密码已设好')
  expect(new URL(page.url()).pathname).toBe('/')
})

test('too many wrong passwords pause the account in words, and a system administrator lifts the pause', async () => {
  const { username, password } = await openAccount(desk, 'paused')
  const page = await openPage(phone)
  await page.goto('/sign-in')
  let code = ''
  for (let tries = 0; tries < 12 && code !== 'identity.locked_out'; tries += 1) {
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'))
    await typeCredentials(page, username, 'not-the-password')
    code = z.object({ code: z.string() }).parse(await (await answer).json()).code
    await page.locator('button[type=submit]:not([aria-busy])').waitFor()
  }
  expect(code).toBe('identity.locked_out')
  await page.getByRole('alert').getByText('已暂停登录').waitFor()
  const office = await openPage(desk)
  await signIn(office, 'xitong')
  await openDrawer(office, username)
  await office.getByRole('button', { name: '解除暂停' }).click()
  await heard(office, '现在可以登录')
  await typeCredentials(page, username, password)
  await page.waitForURL('**/me/password')
})

test('a person ends another session, which is then asked to sign in again', async () => {
  const username = await person('sessions')
  const [mine, other] = [await openPage(phone), await openPage(desk)]
  await typeCredentials(other, username, strong)
  await other.locator('main#main').waitFor()
  await typeCredentials(mine, username, strong)
  await mine.locator('main#main').waitFor()
  await mine.goto('/me/security')
  await mine.getByRole('button', { name: '结束其他设备' }).click()
  await mine.getByText('只有这一台设备登录着').waitFor()
  await other.goto('/me/security')
  await other.waitForURL('**/sign-in**')
  expect(await mine.getByText('本机').count()).toBe(1)
})

test('a changed password takes the place of the old one', async () => {
  const username = await person('changes')
  const page = await openPage(phone)
  await typeCredentials(page, username, strong)
  await page.locator('main#main').waitFor()
  await page.goto('/me/security')
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.locator('[name=current]').fill('not-the-password')
  await typeNewPassword(page, 'Another-Harbour4')
  await page.getByText('当前密码不正确').waitFor()
  await expectNoSeriousAxe(page)
  await page.locator('[name=current]').fill(strong)
  await page.getByRole('button', { name: '保存新密码' }).click()
  await heard(page, '密码已修改')
  const again = await openPage(phone)
  await typeCredentials(again, username, 'Another-Harbour4')
  await again.locator('main#main').waitFor()
  expect(new URL(again.url()).pathname).toBe('/')
})

test.each(sizes)('a security administrator grants a role at a unit, and is told why not where rules forbid it: %s', async (name, viewport) => {
  const { username } = await openAccount(viewport, `role-${name}`)
  const page = await openPage(viewport)
  await signIn(page, 'anquan')
  await openDrawer(page, username)
  await page.getByText('没有担任任何角色').waitFor()
  expect(await page.getByRole('button', { name: '重置密码' }).count()).toBe(0)
  await page.getByRole('button', { name: '授予角色' }).click()
  await page.getByLabel('角色', { exact: true }).selectOption('branch_officer')
  await page.getByLabel('所在组织').click()
  await page.locator('.ant-select-item-option').nth(1).click()
  await page.getByLabel('授权依据').fill('校工会〔2026〕3号')
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '确认授予' }).click()
  await page.getByRole('listitem').filter({ hasText: '分工会干部' }).getByText('在任').waitFor()
  await page.getByRole('button', { name: '授予角色' }).click()
  await page.getByLabel('角色', { exact: true }).selectOption('system_admin')
  await page.getByLabel('授权依据').fill('校工会〔2026〕4号')
  await page.getByRole('button', { name: '确认授予' }).click()
  await page.getByText('管理员账号不能同时办理业务').waitFor()
})

test('a system administrator says whose account it is, finds it so in the list, and takes it back', async () => {
  const page = await openPage(desk)
  await signIn(page, 'xitong')
  await page.goto('/accounts')
  await page.getByRole('button', { name: '开设账号' }).click()
  const username = `linked-${crypto.randomUUID().slice(0, 8)}`
  await page.getByLabel('用户名', { exact: true }).fill(username)
  await page.getByLabel('姓名', { exact: true }).fill('测试员')
  const found = page.waitForResponse((response) => response.url().includes('/account-people?q=wang'))
  await page.getByLabel('人员档案').fill('wang')
  const people = z.object({ items: z.array(z.object({ staffNo: z.string(), unitName: z.string() })).min(1) })
  const [person] = people.parse(await (await found).json()).items
  await page.locator('.ant-select-item-option', { hasText: person?.staffNo ?? '' }).click()
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '开设账号' }).last().click()
  await page.getByRole('button', { name: '我已保存好' }).click()
  await page.goto(`/accounts?q=${username}`)
  await page.locator('[data-row-key]').getByText(`${person?.staffNo} · ${person?.unitName}`).waitFor()
  await page.locator('[data-row-key]').getByRole('button', { name: username }).click()
  await page.getByRole('button', { name: '更换关联档案' }).click()
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '保存关联' }).click()
  await heard(page, '已关联人员档案')
  await page.getByRole('button', { name: '取消关联' }).click()
  await heard(page, '已取消关联')
  await page.getByRole('button', { name: '关联人员档案' }).waitFor()
})

test('the audit log is verified in words and found by who did what', async () => {
  const page = await openPage(desk)
  await signIn(page, 'shenjiyuan')
  await page.goto('/audit')
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByText('日志完整，没有改动').waitFor()
  await page.getByRole('button', { name: '做了什么' }).first().click()
  await page.getByRole('radio', { name: '登录', exact: true }).click()
  await page.locator('[data-row-key]').first().getByRole('button', { name: '登录' }).click()
  await page.getByText('请求编号').waitFor()
  expect(await page.locator('code').filter({ hasText: 'session.open' }).count()).toBe(1)
  await expectNoSeriousAxe(page)
})

/** Opens an account as the system administrator does; the name is new in each run. */
async function openAccount(viewport: Viewport, name: string): Promise<{ username: string; password: string }> {
  const username = `${name}-${crypto.randomUUID().slice(0, 8)}`
  const page = await openPage(viewport)
  await signIn(page, 'xitong')
  await page.goto('/accounts')
  await page.getByRole('button', { name: '开设账号' }).click()
  await page.getByLabel('用户名', { exact: true }).fill(username)
  await page.getByLabel('姓名', { exact: true }).fill('测试员')
  await page.getByRole('button', { name: '开设账号' }).last().click()
  const password = (await page.locator('dialog code').textContent()) ?? ''
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '我已保存好' }).click()
  return { username, password }
}

/** An account whose owner has set the strong password already. */
async function person(name: string): Promise<string> {
  const { username, password } = await openAccount(desk, name)
  const page = await openPage(desk)
  await typeCredentials(page, username, password)
  await page.waitForURL('**/me/password')
  await page.locator('[name=current]').fill(password)
  await typeNewPassword(page, strong)
  await heard(page, '密码已设好')
  return username
}

async function typeCredentials(page: Page, username: string, password: string): Promise<void> {
  if (new URL(page.url(), 'http://x').pathname !== '/sign-in') await page.goto('/sign-in')
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
}

async function typeNewPassword(page: Page, password: string): Promise<void> {
  await page.locator('[name=fresh]').fill(password)
  await page.locator('[name=again]').fill(password)
  await page.getByRole('button', { name: '保存新密码' }).click()
}

async function openDrawer(page: Page, username: string): Promise<void> {
  await page.goto(`/accounts?q=${username}`)
  await page.locator('[data-row-key]').getByRole('button', { name: username }).click()
}
