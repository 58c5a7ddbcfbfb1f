import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, whoIs } from './pages.ts'

/** Another on each run: a second try finds nothing of the first in its way. */
const named = (words: string) => `${words}${Date.now() % 100_000}`

/** A day in China, counted from today. */
function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000))
}

/** The same as pages write it, without the year: 3月8日. */
function inWords(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

const [first, second] = [dayFromNow(12), dayFromNow(13)]

/** Fills in a round of two days with four slots each, one place in each. */
async function fillRound(office: Page, name: string): Promise<void> {
  await office.getByLabel('名称', { exact: true }).fill(name)
  await office.getByLabel(/^请注意/).fill('请空腹，带身份证')
  await office.getByLabel('开始日期').fill(first)
  await office.getByLabel('结束日期').fill(second)
  await office.getByLabel('哪些天').selectOption('every')
  await office.getByLabel('从', { exact: true }).fill('08:00')
  await office.getByLabel('到', { exact: true }).fill('10:00')
  await office.getByLabel('每段几人').fill('1')
  await office.getByLabel('地点（医院）').fill('校医院体检中心')
  await office.getByText('共 8 个时段，8 个名额').waitFor()
  await office.getByLabel('截止选择').fill(`${dayFromNow(6)}T17:00`)
  await office.getByLabel('体检套餐').fill('基础套餐\n心血管套餐')
}

test('an officer lays out a round in one form, a member chooses a slot on a phone and changes it, and a full slot is grey for the next', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const name = named('教工体检')
  await office.goto('/health/new')
  await office.getByRole('button', { name: '发布', exact: true }).click()
  await office.getByText('请填写：名称、时段、截止选择。').waitFor()
  await fillRound(office, name)
  await screenshot(office, 'health-new-desk')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '保存草稿' }).click()
  await office.waitForURL(/\/health\/[0-9a-f-]{36}\/edit$/)
  // Of the slots and of the people, both counted.
  await office.locator('.ce-preview-head').nth(1).waitFor()
  await screenshot(office, 'health-draft-desk')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '发布', exact: true }).click()
  await heard(office, '已发布')
  // The page of the round: its editor bears the same heading.
  await office.waitForURL(/\/health\/[0-9a-f-]{36}$/)
  const path = new URL(office.url()).pathname

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/health')
  await member.getByRole('link', { name: new RegExp(name) }).click()
  await member.getByRole('button', { name: new RegExp(inWords(second)) }).click()
  await member.getByLabel(/08:30–09:00/).check()
  await member.getByLabel('体检套餐').selectOption('心血管套餐')
  await screenshot(member, 'health-choose-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await member.getByRole('button', { name: '报名', exact: true }).click()
  await member.getByRole('heading', { name: '报名成功' }).waitFor()
  await member.getByRole('button', { name: '改选' }).click()
  const dialog = member.getByRole('dialog')
  await dialog.getByRole('button', { name: new RegExp(inWords(first)) }).click()
  await dialog.getByLabel(/09:00–09:30/).check()
  await screenshot(member, 'health-change-phone')
  await dialog.getByRole('button', { name: `改为“${inWords(first)} 09:00”` }).click()
  await heard(member, '09:00')
  await dialog.waitFor({ state: 'hidden' })
  await screenshot(member, 'health-chosen-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)

  await office.goto(path)
  await office.getByRole('button', { name: new RegExp(inWords(first)) }).click()
  await office.getByLabel(/09:00–09:30/).waitFor()
  expect(await office.getByLabel(/09:00–09:30/).isDisabled()).toBe(true)
  expect(await office.getByLabel(/08:00–08:30/).isDisabled()).toBe(false)

  await office.goto(`${path}/progress`)
  await office
    .getByRole('link', { name: /已选时段 1 人，看名单/ })
    .first()
    .click()
  await office
    .getByText((await whoIs(member)).name)
    .first()
    .waitFor()
  await office
    .getByText(`${inWords(first)} 09:00`)
    .first()
    .waitFor()
  await screenshot(office, 'health-people-desk')
  await expectNoSeriousAxe(office)
})

/** The demonstration's check for all, open to choose from. */
async function openDemonstration(page: Page, part = ''): Promise<string> {
  await page.goto('/health')
  await page.getByRole('link', { name: /年教职工健康体检/ }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const path = new URL(page.url()).pathname
  if (part) await page.goto(`${path}${part}`)
  return path
}

test('where a day has nothing left, the nearest free slots are one press away', { timeout: 120_000 }, async () => {
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await openDemonstration(member)
  await member
    .getByRole('button', { name: /没有名额/ })
    .first()
    .click()
  await member.getByText('这一天没有名额了').waitFor()
  await screenshot(member, 'health-nearest-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await member.locator('.cp-instead').getByRole('button').first().click()
  expect(await member.locator('.cp-hours input:checked').count()).toBe(1)
})

test('a branch officer sees numbers of the own branch, and no name anywhere', { timeout: 120_000 }, async () => {
  const branch = await openPage(desk)
  await signIn(branch, 'fenhui')
  await branch.goto('/health/desk')
  await branch
    .getByText(/年女职工专项检查/)
    .first()
    .click()
  await branch.getByText('这里只有人数，没有姓名', { exact: false }).waitFor()
  await arrived(branch)
  await screenshot(branch, 'health-counts-desk')
  await expectNoSeriousAxe(branch)
  expect(await branch.getByRole('link', { name: /看名单/ }).count()).toBe(0)
  expect(await branch.getByRole('link', { name: '名单', exact: true }).count()).toBe(0)
  const path = new URL(branch.url()).pathname.replace('/progress', '')
  const answers = await Promise.all(['people', 'hospital-list.xlsx'].map((part) => branch.request.get(`/api/v1${path}/${part}`)))
  expect(answers.map((answer) => answer.status())).toEqual([403, 403])
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (size, viewport) => {
  test('my checks and the pages of those who organise them read well', { timeout: 240_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    const path = await openDemonstration(page)
    for (const part of ['/health', '/health/desk', '/health/new', path, `${path}/progress`, `${path}/people`, `${path}/bookings`, `${path}/check-in`, `${path}/edit`]) {
      await page.goto(part)
      await arrived(page)
      await screenshot(page, `health-${size}${part.replaceAll(/[0-9a-f-]{36}/g, 'one').replaceAll(/[^a-z]+/g, '-')}`)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
  })
})
