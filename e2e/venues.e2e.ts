import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, whoIs } from './pages.ts'

/** Another on each run: a second try finds nothing of the first in its way. */
const named = (words: string) => `${words}${Date.now() % 100_000}`

/** A day in China, counted from today. */
function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000))
}

/** The same as pages write it: 2026年3月8日. */
function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const tomorrow = dayFromNow(1)

/** Opens a venue of the university, every day from 9 to 21, and answers the path of its page. */
async function openVenue(office: Page, name: string, { approval = false } = {}): Promise<string> {
  await office.goto('/venues/new')
  await office.getByLabel('名称').fill(name)
  await office.getByLabel('地点').fill('紫金港校区教工之家一楼')
  await office.getByLabel('联系人').fill('周老师 88200001')
  await office.getByLabel('法定节假日不开放').uncheck()
  if (approval) await office.getByLabel('预约需要审批').check()
  await screenshot(office, 'venue-new-desk')
  await office.getByRole('button', { name: '保存', exact: true }).click()
  await office.getByRole('heading', { name, level: 1 }).waitFor()
  return new URL(office.url()).pathname
}

test('an officer opens a venue in one form, a member books it on a phone and gives it back, and a shut time calls a booking off', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/venues/new')
  await office.getByRole('button', { name: '保存', exact: true }).click()
  await office.getByText('请填写：名称、地点').waitFor()
  await expectNoSeriousAxe(office)
  const name = named('教工台球室')
  const path = await openVenue(office, name)

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/venues')
  await member.getByRole('link', { name: new RegExp(name) }).click()
  await member.getByRole('button', { name: new RegExp(inWords(tomorrow)) }).click()
  await screenshot(member, 'venue-day-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await member.getByRole('button', { name: /10:00–11:00/ }).click()
  const dialog = member.getByRole('dialog')
  await dialog.getByLabel('时长').selectOption('2')
  await dialog.getByText('10:00–12:00').waitFor()
  await expectNoSeriousAxe(member)
  await dialog.getByRole('button', { name: '确认预约' }).click()
  await member.getByText('预约成功').waitFor()
  await screenshot(member, 'venue-booked-phone')
  await member.getByRole('link', { name: '查看我的预约' }).click()
  await member.getByRole('link', { name }).waitFor()
  await screenshot(member, 'venue-mine-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await member.getByRole('button', { name: '退订' }).first().click()
  await member.getByRole('dialog').getByRole('button', { name: '退订' }).click()
  await heard(member, '已退订')

  await member.goto(`${path}?from=${dayFromNow(0)}&day=${tomorrow}`)
  await member.getByRole('button', { name: /14:00–15:00/ }).click()
  await member.getByRole('dialog').getByRole('button', { name: '确认预约' }).click()
  await member.getByText('预约成功').waitFor()

  await office.goto(`${path}/bookings`)
  await office
    .getByText((await whoIs(member)).name)
    .first()
    .waitFor()
  await screenshot(office, 'venue-bookings-desk')
  await expectNoSeriousAxe(office)

  await office.goto(`${path}/shut`)
  await office.getByLabel('停用开始').fill(`${tomorrow}T13:00`)
  await office.getByLabel('停用结束').fill(`${tomorrow}T16:00`)
  await office.getByLabel('停用原因').fill('更换台布')
  await office.getByRole('button', { name: '停用', exact: true }).click()
  await office.getByText('有 1 个预约会被取消并通知本人。').waitFor()
  await expectNoSeriousAxe(office)
  await office.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click()
  await heard(office, '取消了 1 个预约')
  await office.getByText('更换台布').waitFor()
  await screenshot(office, 'venue-shut-desk')

  await member.goto('/venues/mine')
  await member.getByText('原因：更换台布').waitFor()
})

test('of two who press the same time the second is offered the nearest free ones, and one press takes one of them', { timeout: 240_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const path = await openVenue(office, named('教工棋牌室'))

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto(`${path}?from=${dayFromNow(0)}&day=${tomorrow}`)
  await member.getByRole('button', { name: /15:00–16:00/ }).click()

  await office.reload()
  await office.getByRole('button', { name: new RegExp(`${inWords(tomorrow)}.* 15:00 空闲`) }).click()
  await office.getByRole('dialog').getByRole('button', { name: '确认预约' }).click()
  await office.getByText('预约成功').waitFor()
  await screenshot(office, 'venue-week-desk')
  await expectNoSeriousAxe(office)

  const dialog = member.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认预约' }).click()
  await dialog.getByText(/刚刚被约走了/).waitFor()
  await screenshot(member, 'venue-nearest-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await dialog.getByRole('button', { name: /14:00–15:00/ }).click()
  await member.getByText('预约成功').waitFor()
  expect(await member.getByText(/14:00–15:00/).count()).toBeGreaterThan(0)
})

test('what needs approval is decided by an officer, and the member sees it', { timeout: 240_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const path = await openVenue(office, named('教工排练厅'), { approval: true })

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto(`${path}?from=${dayFromNow(0)}&day=${tomorrow}`)
  await member.getByRole('button', { name: /19:00–20:00/ }).click()
  const dialog = member.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await dialog.getByText('请写明用途').waitFor()
  await dialog.getByLabel('用途').fill('太极拳班第一次课')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await member.getByText('申请已提交').waitFor()

  await office.goto(`${path}/bookings?f.state=asked`)
  await office.getByText('太极拳班第一次课').waitFor()
  await office.getByRole('checkbox', { name: new RegExp((await whoIs(member)).name) }).check()
  await screenshot(office, 'venue-approve-desk')
  await office.getByRole('button', { name: '通过', exact: true }).click()
  await office.getByText('已通过，已通知本人').first().waitFor()

  await member.goto(`${path}?from=${dayFromNow(0)}&day=${tomorrow}`)
  await member.getByText('我的预约').first().waitFor()
  await member.goto('/venues/mine')
  const card = member.locator('.ve-booking', { hasText: '太极拳班第一次课' }).last()
  await card.getByText('已预约').waitFor()
  expect(await card.getByText('待审批').count()).toBe(0)
})

test('what an officer is typing outlives a change by another, is refused once in words, and then saved over it', { timeout: 240_000 }, async () => {
  const officer = await openPage(desk)
  await signIn(officer, 'office')
  const name = named('教工书画室')
  const path = await openVenue(officer, name)
  await officer.goto(`${path}/edit`)
  await arrived(officer)
  await officer.getByRole('textbox', { name: '说明' }).fill('备有笔墨纸砚')

  const other = await openPage(desk)
  await signIn(other, 'office')
  await other.goto(`${path}/edit`)
  await arrived(other)
  await other.getByLabel('名称').fill(`${name}（东）`)
  await other.getByRole('button', { name: '保存', exact: true }).click()
  await heard(other, '已保存')

  // Coming back to a window reads its page anew: the title is the other's, the fields are one's own.
  await officer.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`)
  await officer.getByRole('heading', { name: `${name}（东）`, level: 1 }).waitFor()
  expect(await officer.getByRole('textbox', { name: '说明' }).inputValue()).toBe('备有笔墨纸砚')

  await officer.getByRole('button', { name: '保存', exact: true }).click()
  await officer.getByText(/这条记录刚刚被.+修改过/).waitFor()
  expect(await officer.getByRole('link', { name: '在新页面看最新内容' }).getAttribute('href')).toBe(officer.url())
  expect(await officer.getByRole('textbox', { name: '说明' }).inputValue()).toBe('备有笔墨纸砚')
  await screenshot(officer, 'venue-conflict-desk')
  await expectNoSeriousAxe(officer)
  await officer.getByRole('button', { name: '保存', exact: true }).click()
  await heard(officer, '已保存')
  await officer.getByRole('heading', { name, level: 1, exact: true }).waitFor()

  await other.reload()
  await arrived(other)
  expect(await other.getByRole('textbox', { name: '说明' }).inputValue()).toBe('备有笔墨纸砚')
})

test('what is typed while a save is on its way stays, and is saved over it without a conflict', { timeout: 240_000 }, async () => {
  const officer = await openPage(desk)
  await signIn(officer, 'office')
  const name = named('教工棋室')
  const about = officer.getByRole('textbox', { name: '说明' })
  const save = officer.getByRole('button', { name: '保存', exact: true })
  const saveAndType = async (words: string) => {
    const held = Promise.withResolvers<void>()
    const isSave = (url: URL) => /\/api\/v1\/venues(\/[^/]+)?$/.test(url.pathname)
    await officer.route(isSave, async (route) => {
      if (route.request().method() !== 'GET') await held.promise
      await route.continue()
    })
    await save.click()
    await about.fill(words)
    held.resolve()
    await heard(officer, '已')
    await officer.unrouteAll({ behavior: 'wait' })
    await arrived(officer)
    expect(await about.inputValue()).toBe(words)
    await officer.evaluate('window.tongxinSaid = []')
  }

  await officer.goto('/venues/new')
  await officer.getByLabel('名称').fill(name)
  await officer.getByLabel('地点').fill('紫金港校区教工之家二楼')
  await officer.getByLabel('联系人').fill('周老师 88200001')
  await saveAndType('备有围棋和象棋')
  await save.click()
  await officer.getByRole('heading', { name, level: 1 }).waitFor()
  await officer.getByText('备有围棋和象棋').waitFor()

  await officer.goto(`${new URL(officer.url()).pathname}/edit`)
  await arrived(officer)
  await officer.getByLabel('地点').fill('紫金港校区教工之家三楼')
  await saveAndType('备有围棋、象棋和桥牌')
  await save.click()
  await heard(officer, '已保存')
  await officer.reload()
  await arrived(officer)
  expect(await about.inputValue()).toBe('备有围棋、象棋和桥牌')
  expect(await officer.getByLabel('地点').inputValue()).toBe('紫金港校区教工之家三楼')
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (size, viewport) => {
  test('venues, my bookings, and the pages of those who keep them read well', { timeout: 240_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    for (const path of ['/venues', '/venues/mine?when=past', '/venues/desk', '/venues/bookings', '/venues/usage', '/venues/new']) {
      await page.goto(path)
      await arrived(page)
      await screenshot(page, `venues-${size}${path.replaceAll(/[^a-z]+/g, '-')}`)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
    await page.goto('/venues')
    await page.getByRole('link', { name: /教工羽毛球馆/ }).click()
    await page.getByText('每人每周最多 4 小时').waitFor()
    await arrived(page)
    await screenshot(page, `venue-courts-${size}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })
})
