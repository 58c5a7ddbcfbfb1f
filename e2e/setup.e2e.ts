import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChildServer, type ChildServer } from '../server/testing/child.ts'
import { freshDatabase, type FreshDatabase } from './fresh-database.ts'
import { arrived, desk, expectAllInLandmarks, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot } from './pages.ts'

const password = 'Moonlit-River9'

let database: FreshDatabase
let dataDir: string
let server: ChildServer
/** The codes that the first start printed, by the role that each is for. */
let codes: Map<string, string>

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
