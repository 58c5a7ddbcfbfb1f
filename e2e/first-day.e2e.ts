import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock, today } from '../kernel/clock.ts'
import { makeHrSheetRows, type HrSheet } from '../server/demo/demo-sheet.ts'
import type { DemoUniversity } from '../server/demo/demo.types.ts'
import { generateDemoUniversity } from '../server/demo/generate.ts'
import { columnOf } from '../server/demo/sheet-columns.ts'
import { demoSeed } from '../server/first-start.ts'
import { startChildServer, type ChildServer } from '../server/testing/child.ts'
import { freshDatabase, type FreshDatabase } from './fresh-database.ts'
import { correctErrors, initialsOf, personWithOwnInitials, readBook, writeBook } from './hr-book.ts'
import { checkBook, countsOf, takeBackImports, undoImport, writeToRoll, wroteLine } from './import-steps.ts'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, type Viewport } from './pages.ts'

// The first day of a union office, from its HR sheet to its year, on a demonstration of its own. Each test goes on where the one
// before ended, and begins by putting right what an earlier try of itself may have left.

const rows = 20_000
const seed = 2026
/** Twenty thousand rows twice over, also where the machine has other work. */
const patienceMs = 150_000

let folder: string
let database: FreshDatabase
let server: ChildServer
let university: DemoUniversity
let sheet: HrSheet
let clean: HrSheet
let book: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxin-first-day-'))
  database = await freshDatabase()
  server = await startChildServer({ TONGXIN_MODE: 'demonstration', TONGXIN_DATA: join(folder, 'data'), ...database.environment })
  university = generateDemoUniversity({ seed: demoSeed, today: today(systemClock) })
  sheet = makeHrSheetRows(university, { rows, traps: true, seed })
  // The same seed chooses the same people.
  clean = makeHrSheetRows(university, { rows, traps: false, seed })
  book = join(folder, '2026年教职工信息表.xlsx')
  writeBook(book, sheet)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** A page of whoever signs in, on the demonstration of this story. */
async function openAs(username: string, viewport: Viewport = desk): Promise<Page> {
  const page = await openPage(viewport, { serverUrl: server.url })
  await signIn(page, username)
  return page
}

async function looksRight(page: Page, picture: string): Promise<void> {
  await fits(page, picture)
  await expectNoSeriousAxe(page)
}

async function fits(page: Page, picture: string): Promise<void> {
  await arrived(page)
  await screenshot(page, `first-day-${picture}`)
  await expectNoSidewaysScroll(page)
}

/** The page as it stands, at a desk and on a phone. */
async function looksRightOnBoth(page: Page, picture: string): Promise<void> {
  await fits(page, `${picture}-desk`)
  await page.setViewportSize(phone)
  await page.locator('.sh-brand').waitFor({ state: 'detached' })
  await looksRight(page, `${picture}-phone`)
  await page.setViewportSize(desk)
  // The frame of the desk is another one: until it stands, what is pressed would be lost.
  await page.locator('.sh-brand').waitFor()
  await arrived(page)
}

const headerRows = () => sheet.header.length
async function download(page: Page, press: () => Promise<void>, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  const path = join(folder, name)
  await file.saveAs(path)
  return path
}

test(
  'a sheet of 20,000 rows with every trap is checked, mended, written, undone and written again',
  async () => {
    const page = await openAs('office')
    await takeBackImports(page)
    await checkBook(page, book)
    const first = await countsOf(page)
    // An empty name of somebody known changes nothing; every other trap that is an error is found, and nothing besides.
    const known = new Set(university.staff.map(({ staffNo }) => staffNo))
    const harmless = sheet.errors.filter(({ row, reason }) => reason === 'missing_name' && known.has(String(clean.rows[row]?.[columnOf('staffNo')]))).length
    expect(first).toMatchObject({ error: sheet.errors.length - harmless, conflict: 0 })
    expect(first.create + first.update + first.unchanged + first.error).toBe(rows)
    await looksRightOnBoth(page, 'import-checked')

    const wrong = sheet.errors.find(({ reason }) => reason === 'numeric_identity') ?? { row: 0 }
    const rowNo = wrong.row + headerRows() + 1
    await page.getByRole('button', { name: `改正第 ${rowNo} 行` }).click()
    await page.getByLabel('证件号').fill(String(clean.rows[wrong.row]?.[columnOf('idNo')]))
    await fits(page, 'import-mending-desk')
    await page.getByRole('button', { name: '保存并检查这一行' }).click()
    await heard(page, `第 ${rowNo} 行已改好`)
    await expect.poll(() => countsOf(page)).toMatchObject({ error: first.error - 1 })

    const strange = sheet.errors.filter(({ row, reason }) => reason === 'unknown_department' && sheet.rows[row]?.[columnOf('department')] === '星际学院').length
    await page.getByLabel('“星际学院”是哪个分工会').fill('文学院')
    await page.getByTitle('文学院分工会').click()
    await page.getByRole('button', { name: '保存并重新检查' }).click()
    await expect.poll(() => countsOf(page), { timeout: 30_000 }).toMatchObject({ error: first.error - 1 - strange })
    const checked = await countsOf(page)
    await writeToRoll(page)
    await page.getByText(wroteLine(checked)).waitFor()
    await looksRightOnBoth(page, 'import-written')
    await undoImport(page)
    await fits(page, 'import-undone-desk')

    await checkBook(page, book)
    expect(await countsOf(page)).toEqual(first)
    await writeToRoll(page)
    await page.getByText(wroteLine(first)).waitFor()
  },
  patienceMs,
)

test(
  'the rows that were held back are mended in their own sheet and written',
  async () => {
    const page = await openAs('office')
    await page.goto('/members/imports')
    await page
      .getByRole('link', { name: /2026年教职工信息表\.xlsx/ })
      .filter({ hasText: '已写入' })
      .first()
      .click()
    const held = (await countsOf(page)).error
    const errors = await download(page, () => page.getByRole('link', { name: '下载有误的行' }).click(), '待改正.xlsx')
    expect(correctErrors(errors, { clean, headerRows: headerRows() })).toEqual({ rows: held })
    await checkBook(page, errors)
    const mended = await countsOf(page)
    expect(mended).toMatchObject({ conflict: 0, error: 0 })
    expect(mended.create + mended.update + mended.unchanged).toBe(held)
    await fits(page, 'import-corrected-desk')
    await page.getByRole('tab', { name: /表中没有/ }).click()
    await looksRightOnBoth(page, 'import-corrected-missing')
    await writeToRoll(page)
    await page.getByText(wroteLine(mended)).waitFor()
    // Once more from the first sheet: nobody is new, and nobody is written twice.
    await checkBook(page, book)
    expect(await countsOf(page)).toMatchObject({ create: 0 })
  },
  patienceMs,
)

test('a person of the roll is found by name, by the initials of its pinyin and by the end of the phone', async () => {
  const page = await openAs('office')
  const person = personWithOwnInitials(university, clean)
  await page.goto('/members')
  const search = page.getByLabel('姓名、拼音、首字母、工号或手机号')
  const found = page.locator('tr.tb-row').filter({ hasText: person.staffNo })
  for (const typed of [person.name, initialsOf(person.name), person.phone.slice(-4)]) {
    await search.fill('没有这个人')
    await page.getByText('没有符合条件的记录').waitFor()
    await search.fill(typed)
    await found.waitFor()
    expect(await found.innerText()).toContain(person.name)
  }
  await looksRightOnBoth(page, 'found')
})

test('two branches become one as the preview says, and its people stand there', async () => {
  const page = await openAs('office')
  const name = '法学与经济学院分工会'
  await page.goto('/organisation')
  await page.getByPlaceholder('名称、曾用名、拼音或首字母').fill(name)
  await page.locator('.og-found, [role=status]:has-text("找到 0 个单位")').first().waitFor()
  if ((await page.locator('.og-found').count()) === 0) await mergeBranches(page, ['法学院分工会', '经济学院分工会'], name)
  await page.goto('/organisation')
  await page.getByPlaceholder('名称、曾用名、拼音或首字母').fill('fxyjjxyfgh')
  await page.locator('.og-found').getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  expect(Number((await page.locator('.st-value').first().innerText()).replaceAll(',', ''))).toBeGreaterThan(0)
  await looksRightOnBoth(page, 'merged-unit')
})

async function mergeBranches(page: Page, branches: string[], name: string): Promise<void> {
  await page.goto('/organisation/reorganise')
  const units = page.getByLabel('要合并的单位')
  for (const branch of branches) {
    await units.fill(branch)
    await page.getByTitle(branch, { exact: true }).last().click()
    await page.locator('.ant-select-selection-item', { hasText: branch }).waitFor()
  }
  await page.keyboard.press('Escape')
  await page.getByLabel('新单位名称').fill(name)
  await page.getByRole('button', { name: '预览变化' }).click()
  await page.getByText(/撤销 2 个单位，成立 1 个单位/).waitFor()
  await looksRight(page, 'merge-preview-desk')
  await page.getByLabel(/^文号/).fill('校工〔2026〕10号')
  await page.getByRole('button', { name: '确认合并' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

test('the tree is changed by dragging, taken back, and printed without what belongs to the screen only', async () => {
  const page = await openAs('office')
  await page.goto('/organisation')
  await arrived(page)
  const branches = page.locator('.og-depth-1')
  const [first = '', second = ''] = await branches.locator('.og-name a').allInnerTexts()
  const row = (name: string) => branches.filter({ has: page.getByRole('link', { name, exact: true }) })
  await row(second).dragTo(row(first), { targetPosition: { x: 200, y: 3 } })
  await heard(page, '顺序已调整')
  await expect.poll(() => branches.locator('.og-name a').first().innerText()).toBe(second)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => branches.locator('.og-name a').first().innerText()).toBe(first)
  await page.getByRole('button', { name: '全部展开' }).click()
  await looksRight(page, 'tree-desk')
  await page.emulateMedia({ media: 'print' })
  for (const onScreenOnly of [page.locator('.sh-top'), page.getByRole('button', { name: '全部展开' }), page.getByRole('button', { name: '新设部门' })])
    expect(await onScreenOnly.isVisible()).toBe(false)
  await screenshot(page, 'first-day-tree-print')
})

test('the line for full-time cadres shows its arithmetic and the paper that it comes from', async () => {
  const page = await openAs('office')
  await page.goto('/organisation/cadres')
  await page.getByText(/依据：.*浙总工发〔2020〕24号/).waitFor()
  expect(await page.getByText(/会员 [\d,]+ × .* = .* 人/).count()).toBe(1)
  await looksRightOnBoth(page, 'cadres')
})

const published = fileURLToPath(new URL('../../shared/sources/zju-2023-plan.txt', import.meta.url))
/** The real plan lies beside the repository on some machines only; a fixture has the same structure. */
const plan = existsSync(published)
  ? { path: published, year: '2023', items: 59, undated: '组织“我们心中的二十大”青年思政教师说课大赛', item: '举行各校区趣味运动会' }
  : { path: fixture('bracket-list.txt'), year: '2024', items: 11, undated: '组织“校史中的工匠”青年教师说课大赛', item: '举办教师发展论坛' }

function fixture(name: string): string {
  return fileURLToPath(new URL(`../modules/plans/parser/fixtures/${name}`, import.meta.url))
}

test(
  'the published plan becomes the year: read, looked over, in force, one item done with its evidence, reported, subscribed to',
  async () => {
    const page = await openAs('office')
    await bringIntoForce(page)
    await looksRightOnBoth(page, 'plan-calendar')
    await page
      .getByRole('link', { name: new RegExp(plan.item) })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: plan.item }).waitFor()
    if ((await page.getByText('已完成', { exact: true }).count()) === 0) await finishItem(page)
    await page.getByText('已完成', { exact: true }).waitFor()
    await looksRightOnBoth(page, 'plan-item-done')
    await page.goBack()
    await page.getByText(new RegExp(`共 ${plan.items} 项，已完成 1 项`)).waitFor()

    const words = unzipSync(readFileSync(await download(page, () => page.getByRole('link', { name: '完成情况 Word' }).click(), 'report.docx')))['word/document.xml']
    expect(strFromU8(words ?? new Uint8Array())).toMatch(new RegExp(`${plan.item}.*已完成.*1,200 人参加.*活动照片\\.png`))
    const report = readBook(await download(page, () => page.getByRole('link', { name: '完成情况 Excel' }).click(), 'report.xlsx'))
    expect(report.filter((row) => row.includes('已完成')).map((row) => row[2])).toEqual([plan.item])

    await page.getByRole('button', { name: '订阅到日历' }).click()
    const address = page.getByRole('dialog', { name: '订阅到您的日历' }).locator('code')
    await address.waitFor()
    await fits(page, 'plan-feed-desk')
    const feed = await page.request.get(await address.innerText())
    expect(feed.headers()['content-type']).toContain('text/calendar')
    expect(await feed.text()).toMatch(/BEGIN:VEVENT[\s\S]*END:VCALENDAR/)
  },
  patienceMs,
)

/** Reads the plan and puts it into force, unless an earlier try has; the page then shows its year. */
async function bringIntoForce(page: Page): Promise<void> {
  await page.goto('/plans')
  await page.getByRole('heading', { level: 1, name: /工作要点/ }).waitFor()
  const years = page.getByLabel('年份')
  if ((await years.count()) > 0) {
    await years.selectOption({ label: plan.year })
  } else {
    await page.getByRole('link', { name: '读入工作要点' }).click()
    await page.locator('input[type=file]').setInputFiles(plan.path)
    await page.getByText(`${plan.items} 个事项`).waitFor()
    await page
      .getByRole('textbox', { name: '事项' })
      .nth(plan.items - 1)
      .waitFor()
    await page.getByRole('textbox', { name: '事项' }).nth(3).focus()
    await fits(page, 'plan-review-desk')
    await page.getByRole('button', { name: '确认生效' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认生效' }).click()
  }
  await page.getByRole('heading', { level: 1, name: new RegExp(plan.year) }).waitFor()
  await page
    .getByRole('link', { name: new RegExp(plan.undated) })
    .first()
    .waitFor()
}

async function finishItem(page: Page): Promise<void> {
  await page.getByPlaceholder('说明').fill('各校区现场照片')
  await page.getByLabel('选择佐证文件').setInputFiles({ name: '活动照片.png', mimeType: 'image/png', buffer: await page.screenshot() })
  await page.getByText('各校区现场照片').waitFor()
  await page.getByRole('button', { name: '办结这一项' }).click()
  await page.locator('form').getByRole('textbox').fill('五个校区 1,200 人参加')
  await page.locator('.ant-drawer').getByRole('button', { name: '办结这一项' }).click()
}

test('a member’s part on a phone: the card, the own file, a change asked for and made, the year', async () => {
  const page = await openAs('huiyuan', phone)
  await looksRight(page, 'member-home-phone')
  await page.goto('/me/card')
  await page.getByRole('img', { name: /会员验证码/ }).waitFor()
  await looksRight(page, 'member-card-phone')
  await page.goto('/me/file')
  await arrived(page)
  const address = `walk${Date.now()}@example.edu`
  if ((await page.getByRole('button', { name: '撤回申请' }).count()) > 0) {
    await page.getByRole('button', { name: '撤回申请' }).click()
    await heard(page, '申请已撤回')
  }
  await page.getByRole('link', { name: '申请修改' }).click()
  await page.getByRole('checkbox', { name: /电子邮箱/ }).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('正确的电子邮箱').fill(address)
  await looksRight(page, 'member-ask-phone')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('textbox', { name: '说明' }).fill('换了邮箱')
  await page.getByRole('button', { name: '下一步' }).click()
  await looksRight(page, 'member-check-phone')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('link', { name: '返回我的会籍' }).waitFor()
  await looksRight(page, 'member-sent-phone')

  const office = await openAs('office')
  await office.goto('/members/requests')
  const request = office.locator('.tx-card').filter({ hasText: address })
  await request.waitFor()
  await looksRight(office, 'requests-desk')
  await request.getByRole('button', { name: '同意修改' }).click()
  await heard(office, '的档案已按申请修改')

  await page.getByRole('link', { name: '返回我的会籍' }).click()
  await page.getByRole('link', { name: '申请修改' }).waitFor()
  await page.locator('dl').getByText(address).first().waitFor()
  expect(await page.locator('.mf-requests').getByText('空', { exact: true }).count()).toBe(0)
  await looksRight(page, 'member-file-phone')
  await page.goto('/plans')
  await page.getByRole('heading', { level: 1, name: /工作要点/ }).waitFor()
  expect(await page.getByRole('link', { name: '读入工作要点' }).count()).toBe(0)
  await looksRight(page, 'member-plan-phone')
})

test('two records of one person become one, and two again', async () => {
  const page = await openAs('office')
  await page.goto('/members/duplicates')
  const pairs = page.locator('.tx-card').filter({ has: page.getByRole('button', { name: '不是同一人' }) })
  await pairs.first().waitFor()
  const staffNos = await pairs
    .first()
    .locator('dd')
    .filter({ hasText: /^\d{7,8}$/ })
    .allInnerTexts()
  await looksRightOnBoth(page, 'duplicates')
  await pairs.first().getByRole('button', { name: '合并', exact: true }).click()
  await page.getByRole('button', { name: '合并为一份' }).waitFor()
  await looksRight(page, 'duplicates-merging-desk')
  await page.getByRole('button', { name: '合并为一份' }).click()
  await heard(page, '两份档案已合并')
  const entry = page
    .getByRole('listitem')
    .filter({ hasText: staffNos[0] ?? '' })
    .filter({ hasText: staffNos[1] ?? '' })
    .first()
  await entry.getByRole('button', { name: '撤销合并' }).click()
  await heard(page, '已恢复为两份档案')
  await entry.getByText(/已撤销/).waitFor()
  expect(await pairs.count()).toBeGreaterThan(0)
  await fits(page, 'duplicates-undone-desk')
})
