import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChildServer, type ChildServer } from '../server/testing/child.ts'
import { freshDatabase, type FreshDatabase } from './fresh-database.ts'
import { readBook } from './hr-book.ts'
import { arrived, desk, expectAllInLandmarks, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, type Viewport } from './pages.ts'

const password = 'Moonlit-River9'

let database: FreshDatabase
let dataDir: string
let server: ChildServer
/** The codes that the first start printed, by the role that each is for. */
let codes: Map<string, string>
/** The user name of the union's office, once it has an account. */
let officeName = ''

beforeAll(async () => {
  database = await freshDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'tongxin-setup-'))
  server = await startChildServer({ TONGXIN_MODE: 'production', TONGXIN_DATA: dataDir, ...database.environment })
  codes = new Map([...server.output().matchAll(/^\s*(\S+管理员).*: ([A-Z2-9-]{20,})$/gm)].map(([, role = '', code = '']) => [role, code]))
})
afterAll(async () => {
  await server.stop()
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

test('the first start prints a code for each of the three administrators', () => {
  expect([...codes.keys()]).toEqual(['系统管理员', '安全管理员', '审计管理员'])
})

test('on a phone the first administrator names the university, and comes home signed in', async () => {
  const page = await openPage(phone, { serverUrl: server.url })
  await page.goto('/sign-in')
  await page.getByRole('link', { name: '凭服务器给出的设置码创建管理员账号' }).click()
  await page.getByRole('heading', { level: 1, name: '首次设置' }).waitFor()
  await page.getByLabel('学校全称').waitFor()
  await looksRight(page, 'setup-phone')
  await page.getByRole('button', { name: '建立账号' }).click()
  await page.getByText('请输入学校全称').waitFor()
  await expectNoSeriousAxe(page)
  await page.getByLabel('学校全称').fill('东海大学')
  await page.getByLabel('简称').fill('东大')
  await fillAccount(page, { code: codes.get('系统管理员') ?? '', name: '李系统', username: 'sysadmin' })
  await page.getByRole('button', { name: '建立账号' }).click()
  await heard(page, '您是系统管理员')
  await page.getByRole('heading', { level: 1, name: /李系统/ }).waitFor()
  await page.getByText('东海大学').first().waitFor()
  await looksRight(page, 'setup-home-phone')
})

test('at a desk the second administrator is not asked again, and comes home signed in', async () => {
  const page = await openPage(desk, { serverUrl: server.url })
  await page.goto('/setup')
  await page.getByLabel('设置码').waitFor()
  expect(await page.getByLabel('学校全称').count()).toBe(0)
  await looksRight(page, 'setup-desk')
  await fillAccount(page, { code: 'AAAA-BBBB-CCCC-DDDD-EEEE', name: '王安全', username: 'secadmin' })
  await page.getByRole('button', { name: '建立账号' }).click()
  await page.getByText('初始设置码不正确').waitFor()
  await page.getByLabel('设置码').fill(codes.get('安全管理员') ?? '')
  await page.getByRole('button', { name: '建立账号' }).click()
  await heard(page, '您是安全管理员')
  await page.getByRole('heading', { level: 1, name: /王安全/ }).waitFor()
  await looksRight(page, 'setup-home-desk')
})

test('the system administrator changes the name, which then stands on every page and at sign-in', async () => {
  const page = await openPage(desk, { serverUrl: server.url })
  await page.goto('/sign-in?to=/university')
  await page.locator('[name=username]').fill('sysadmin')
  await page.locator('[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: '修改名称' }).click()
  await page.getByLabel('学校全称').fill('东海理工大学')
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '保存名称' }).click()
  await page.locator('.sh-brand').getByText('东海理工大学').waitFor()
  await looksRight(page, 'university-desk')
  const visitor = await openPage(phone, { serverUrl: server.url })
  await visitor.goto('/sign-in')
  await visitor.getByText('东海理工大学').waitFor()
})

test('the system administrator opens the office’s account, the security administrator grants the role, and the office begins', { timeout: 120_000 }, async () => {
  const username = `office-${newMark()}`
  const system = await openAs('sysadmin', desk)
  await system.goto('/accounts')
  await system.getByRole('button', { name: '开设账号' }).click()
  await system.getByLabel('用户名', { exact: true }).fill(username)
  await system.getByLabel('姓名', { exact: true }).fill('周办公')
  await system.getByRole('button', { name: '开设账号' }).last().click()
  const oneTime = (await system.locator('dialog code').textContent()) ?? ''
  const security = await openAs('secadmin', desk)
  await security.goto(`/accounts?q=${username}`)
  await security.locator('[data-row-key]').getByRole('button', { name: username }).click()
  await security.getByRole('button', { name: '授予角色' }).click()
  await security.getByLabel('角色', { exact: true }).selectOption('school_officer')
  await security.getByLabel('授权依据').fill('校工会〔2026〕1号')
  await security.getByRole('button', { name: '确认授予' }).click()
  await security.getByRole('listitem').filter({ hasText: '校工会办公室' }).getByText('在任').waitFor()
  const office = await openAs(username, desk, oneTime)
  await office.waitForURL('**/me/password')
  await office.locator('[name=current]').fill(oneTime)
  await office.locator('[name=fresh]').fill(password)
  await office.locator('[name=again]').fill(password)
  await office.getByRole('button', { name: '保存新密码' }).click()
  await heard(office, '密码已设好')
  expect(new URL(office.url()).pathname).toBe('/')
  await looksRight(office, 'setup-office-desk')
  officeName = username
})

test('everybody of a branch gets an account at once, and a member comes in on the phone by the slip', { timeout: 120_000 }, async () => {
  const [first, second] = await enterTwo(await openAs(officeName, desk))
  const system = await openAs('sysadmin', desk)
  await system.goto('/accounts')
  await system.getByRole('link', { name: '批量开通' }).click()
  await system.getByRole('heading', { level: 1, name: '批量开通账号' }).waitFor()
  await system.getByRole('checkbox', { name: /文学院分工会/ }).check()
  await looksRight(system, 'open-accounts-desk')
  await system.getByRole('button', { name: '开通并发激活码' }).click()
  await system.getByText('已开通 2 人').waitFor()
  await looksRight(system, 'open-accounts-done-desk')
  await system.goto('/accounts/open')
  await system.getByRole('checkbox', { name: /文学院分工会/ }).check()
  const [file] = await Promise.all([system.waitForEvent('download'), system.getByRole('button', { name: '激活码表' }).click()])
  const path = join(dataDir, 'codes.xlsx')
  await file.saveAs(path)
  const sheet = readBook(path)
  const head = sheet.findIndex((row) => row.includes('激活码'))
  const row = sheet.find((cells) => cells.includes(first)) ?? []
  const cell = (title: string) => row[sheet[head]?.indexOf(title) ?? -1] ?? ''

  const member = await openPage(phone, { serverUrl: server.url })
  await member.goto(`/activate${new URL(cell('网址')).hash}`)
  await member.getByRole('heading', { level: 1, name: '激活账号' }).waitFor()
  expect([await member.locator('[name=username]').inputValue(), await member.locator('[name=code]').inputValue()]).toEqual([first.toLowerCase(), cell('激活码')])
  expect(member.url()).not.toContain(cell('激活码'))
  await looksRight(member, 'activate-phone')
  await member.getByRole('button', { name: '激活并登录' }).click()
  await member.getByText('请输入新密码').waitFor()
  await member.locator('[name=password]').fill(password)
  await member.locator('[name=again]').fill(password)
  await member.getByRole('button', { name: '激活并登录' }).click()
  await heard(member, '账号已激活')
  await member.goto('/me/file')
  await member.getByText(first).first().waitFor()

  const colleague = await openPage(phone, { serverUrl: server.url })
  await colleague.goto('/sign-in')
  await colleague.getByRole('link', { name: '凭激活码开通账号' }).click()
  // The page that it leaves asks for a user name as well.
  await colleague.getByRole('heading', { level: 1, name: '激活账号' }).waitFor()
  await colleague.locator('[name=username]').fill(second)
  await colleague.locator('[name=code]').fill(cell('激活码'))
  await colleague.locator('[name=password]').fill(password)
  await colleague.locator('[name=again]').fill(password)
  await colleague.getByRole('button', { name: '激活并登录' }).click()
  await colleague.getByText('用户名或激活码不正确').waitFor()
  await expectNoSeriousAxe(colleague)
})

test('whoever opens accounts for many can do so on a phone', async () => {
  const system = await openAs('sysadmin', phone)
  await system.goto('/accounts/open')
  await system.getByText('文学院分工会').first().waitFor()
  expect(await system.locator('h1').textContent()).toBe('批量开通账号')
  await looksRight(system, 'open-accounts-phone')
})

/** Two newcomers of a branch, as the office would enter them: their staff numbers. */
async function enterTwo(office: Page): Promise<[string, string]> {
  const { onDate, nodes }: { onDate: string; nodes: { id: string; name: string }[] } = await (await office.request.get('/api/v1/organisation/tree')).json()
  const known = nodes.find(({ name }) => name === '文学院分工会')?.id
  const unitId = known ?? (await made(office, '/organisation/units', { kind: 'branch', name: '文学院分工会', parentId: nodes[0]?.id, effectiveOn: onDate }))
  const [first, second] = [`W1${newMark().toUpperCase()}`, `W2${newMark().toUpperCase()}`]
  await made(office, '/staff', { staffNo: first, name: '章回', unitId })
  await made(office, '/staff', { staffNo: second, name: '施传', unitId })
  return [first, second]
}

async function made(page: Page, path: string, data: object): Promise<string> {
  const answer = await page.request.post(`/api/v1${path}`, { data })
  expect(answer.status()).toBe(201)
  return (await answer.json()).id
}

/** New in each try: a story that is told again stumbles over nothing of its own. */
function newMark(): string {
  return crypto.randomUUID().slice(0, 8)
}

/** A page of whoever signs in, at the first page that they are shown. */
async function openAs(username: string, viewport: Viewport, given = password): Promise<Page> {
  const page = await openPage(viewport, { serverUrl: server.url })
  await page.goto('/sign-in')
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(given)
  await page.locator('button[type=submit]').click()
  await page.locator('main#main').waitFor()
  return page
}

async function looksRight(page: Page, picture: string): Promise<void> {
  await arrived(page)
  await screenshot(page, picture)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await expectAllInLandmarks(page)
}

async function fillAccount(page: Page, { code, name, username }: { code: string; name: string; username: string }): Promise<void> {
  await page.getByLabel('设置码').fill(code)
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByLabel('用户名', { exact: true }).fill(username)
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=again]').fill(password)
}
