import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { z } from 'zod'
import { launchBrowser } from '../e2e/browser.ts'
import { writeXlsx } from '../engines/documents/write-sheet.ts'
import { systemClock, today } from '../kernel/clock.ts'
import { buildWeb } from '../server/build-web.ts'
import { makeHrSheetRows } from '../server/demo/demo-sheet.ts'
import type { DemoUniversity } from '../server/demo/demo.types.ts'
import { generateDemoUniversity } from '../server/demo/generate.ts'
import { columnOf } from '../server/demo/sheet-columns.ts'
import { demoPassword } from '../server/demo/shown-accounts.ts'
import { demoSeed } from '../server/first-start.ts'
import { startChildServer } from '../server/testing/child.ts'

// The pictures of docs/user-guide.md, taken from a demonstration of its own: `node scripts/user-guide.ts [picture …]`.

const pictures = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const patienceMs = 30_000
/** Everybody of the demonstration who is still there, and some newcomers. */
const sheetRows = 3_000
const staffPage = z.object({ items: z.array(z.object({ id: z.string() })) })

/** Brings a page to where its picture is taken. */
type Walk = (page: Page, stage: Stage) => Promise<void>

interface Stage {
  folder: string
  university: DemoUniversity
}

interface Picture {
  walk: Walk
  /** Whose page it is; nobody's: the page before sign-in. */
  account: string | null
  viewport: typeof desk
}

const album: Record<string, Picture> = {
  'sign-in': { account: null, viewport: desk, walk: (page) => open(page, '/') },
  workbench: { account: 'office', viewport: desk, walk: (page) => open(page, '/') },
  organisation: { account: 'office', viewport: desk, walk: (page) => open(page, '/organisation') },
  members: { account: 'office', viewport: desk, walk: (page) => open(page, '/members') },
  member: { account: 'office', viewport: desk, walk: openMember },
  import: { account: 'office', viewport: desk, walk: checkSheet },
  'plan-calendar': { account: 'office', viewport: desk, walk: openYear },
  'plan-review': { account: 'office', viewport: desk, walk: readNextPlan },
  'phone-home': { account: 'huiyuan', viewport: phone, walk: (page) => open(page, '/') },
  'phone-file': { account: 'huiyuan', viewport: phone, walk: (page) => open(page, '/me/file') },
  'phone-card': { account: 'huiyuan', viewport: phone, walk: (page) => open(page, '/me/card') },
  'phone-apply': { account: 'xinren', viewport: phone, walk: (page) => open(page, '/me/membership/apply') },
  'admission-batch': { account: 'office', viewport: desk, walk: admitSeveral },
  'proposal-write': { account: 'delegate3', viewport: phone, walk: writeProposal },
  'proposal-second': { account: 'delegate2', viewport: phone, walk: secondProposal },
  'proposal-signing': { account: 'lingdao', viewport: phone, walk: (page) => open(page, '/proposals/signing') },
  proposals: { account: 'secretary', viewport: desk, walk: (page) => open(page, '/proposals') },
  'proposal-review': { account: 'committee', viewport: desk, walk: (page) => open(page, '/proposals/review') },
  'proposal-statistics': { account: 'secretary', viewport: desk, walk: (page) => open(page, '/proposals/statistics') },
  'phone-suggestions': { account: 'huiyuan', viewport: phone, walk: (page) => open(page, '/suggestions') },
  'phone-consultation': { account: 'huiyuan', viewport: phone, walk: openConsultation },
  'phone-projects': { account: 'huiyuan', viewport: phone, walk: (page) => open(page, '/practical-projects') },
  'working-days': { account: 'office', viewport: desk, walk: (page) => open(page, '/working-days/2026') },
}

const wanted = process.argv.slice(2)
const undo: (() => Promise<unknown>)[] = []
try {
  process.exitCode = (await takeAll(wanted.length > 0 ? wanted : Object.keys(album))) ? 0 : 1
} finally {
  for (const step of undo.toReversed()) await step()
}

async function takeAll(names: string[]): Promise<boolean> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  await buildWeb(say)
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-guide-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const server = await startChildServer({ TONGXIN_MODE: 'demonstration', TONGXIN_DATA: join(folder, 'data') })
  undo.push(() => server.stop())
  const program = await launchBrowser()
  undo.push(() => program.close())
  const browser = await chromium.connect(program.wsEndpoint())
  await mkdir(pictures, { recursive: true })
  const stage: Stage = { folder, university: generateDemoUniversity({ seed: demoSeed, today: today(systemClock) }) }
  let all = true
  for (const name of names) {
    // One page that is broken must not cost the pictures of the others.
    const problem = await take(browser, { name, url: server.url, stage }).catch(String)
    say(problem ? `${name}: ${problem}` : `${name}.png`)
    all &&= !problem
  }
  return all
}

async function take(browser: Browser, { name, url, stage }: { name: string; url: string; stage: Stage }): Promise<void> {
  const picture = album[name]
  if (!picture) throw new TypeError(`no such picture; there are ${Object.keys(album).join(', ')}`)
  const { viewport, account, walk } = picture
  const isPhone = viewport === phone
  const context = await browser.newContext({
    viewport,
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...(isPhone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    if (account) await signIn(page, account)
    await walk(page, stage)
    await settle(page)
    await page.screenshot({ path: join(pictures, `${name}.png`) })
  } finally {
    await context.close()
  }
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/')
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=password]').waitFor({ state: 'detached' })
  await page.locator('main').waitFor()
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** Nothing grey is left that stands for what is still to come, and the letters are drawn in their own font. */
async function settle(page: Page): Promise<void> {
  // Not waitForFunction: the page's content security policy forbids what it does.
  await page.locator('.tx-bone, .ant-spin-spinning').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready')
  const unknown = await page.getByRole('heading', { name: '没有这一页' }).count()
  if (unknown > 0) throw new TypeError('there is no such page')
}

/** A member's record, a woman of middle age with a file that is complete. */
async function openMember(page: Page): Promise<void> {
  const answer = await page.request.get('/api/v1/staff?membership=active&sex=2&ageFrom=35&ageTo=50&limit=5')
  const [person] = staffPage.parse(await answer.json()).items
  await open(page, `/members/${person?.id}`)
}

/** A sheet with a few rows that the office has to look at: a department that nobody knows, a number that cannot be. */
async function checkSheet(page: Page, { folder, university }: Stage): Promise<void> {
  const { header, rows } = makeHrSheetRows(university, { rows: sheetRows, traps: false, seed: 7 })
  const faults = [
    { row: 800, field: 'department', text: '物理系（筹）' },
    { row: 1_210, field: 'department', text: '物理系（筹）' },
    { row: 1_675, field: 'idNo', text: '110105194912310021' },
    { row: 2_350, field: 'phone', text: '1380000' },
  ] as const
  for (const { row, field, text } of faults) rows[row]?.splice(columnOf(field), 1, text)
  const path = join(folder, '2026年教职工名册.xlsx')
  await writeXlsx(createWriteStream(path), { name: '教职工', columns: (header[0] ?? []).map((heading) => ({ header: heading ?? '' })), rows })
  await open(page, '/members/imports')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: '开始检查' }).click()
  // What can be written stands there as soon as the last row has been checked.
  await page.getByRole('button', { name: '写入名册' }).waitFor({ timeout: 4 * patienceMs })
}

/** This year's plan: its months have come when the items of one stand there. */
async function openYear(page: Page): Promise<void> {
  await open(page, '/plans')
  await page.getByText('举办教职工合唱比赛').first().waitFor()
}

/** The plan of the next year, pasted as an office would. */
async function readNextPlan(page: Page, { university }: Stage): Promise<void> {
  const { text, year } = university.plan
  await open(page, '/plans/new')
  await page.locator('textarea').fill(text.replaceAll(String(year), String(year + 1)))
  await page.getByRole('button', { name: '读取' }).click()
  await page.waitForURL('**/review')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** Everybody whom the branches have agreed to, and what the office is asked once for all of them. */
async function admitSeveral(page: Page): Promise<void> {
  await open(page, '/cases/inbox?f.process=admission')
  const agreed = page.locator('tr[data-row-key]', { hasText: '待校工会批准' })
  await agreed.first().waitFor()
  for (const row of await agreed.all()) await row.getByRole('checkbox').check()
  await page.getByRole('button', { name: '批准入会' }).first().click()
  await page.locator('.ant-drawer').getByRole('textbox', { name: '会议文号' }).waitFor()
}

/** The first words of a proposal that others have made before. */
async function writeProposal(page: Page): Promise<void> {
  await open(page, '/proposals/new')
  await page.getByRole('textbox', { name: '案由' }).fill('关于延长图书馆周末开放时间的建议')
  await page.locator('.wr-similar-one').first().waitFor()
  await page.getByText('已保存', { exact: true }).waitFor()
}

/** The text that a second binds to. */
async function secondProposal(page: Page): Promise<void> {
  await open(page, '/proposals/mine')
  await page.getByText('关于进一步为离校教职工提供稳定的校外访问服务的建议').first().click()
  await page.getByRole('button', { name: '附议', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByText(/文本校验码/)
    .waitFor()
}

/** A draft that takes comments now. */
async function openConsultation(page: Page): Promise<void> {
  await open(page, '/consultations')
  await page.getByText('教职工疗休养实施办法').first().click()
  await page.getByRole('button', { name: '提意见' }).first().waitFor()
}
