import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, staffNoOf, whoIs, type Viewport } from './pages.ts'

/** A day in China, counted from now. */
function dayIn(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000)
}

/** Twenty routes as an officer has them in a sheet: every fourth out of the province. */
function sheetOfRoutes(): string {
  const rows = Array.from({ length: 20 }, (_, no) => {
    const out = no % 4 === 3
    return [`线路${no + 1}`, out ? '黄山' : '淳安', dayIn(40 + no), dayIn(43 + no), out ? '省外' : '省内', out ? '2,960' : '2400', '1800', '400', '20', '1'].join('\t')
  })
  return [['线路', '目的地', '出发', '返回', '省内外', '价格', '工会', '行政', '名额', '成团'].join('\t'), ...rows].join('\n')
}

/** As Ctrl+V does with cells that were copied from a sheet. */
async function pasteInto(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).evaluate((input, copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', copied)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** Members who have not travelled yet; a place is given once in two years, so a second try takes the next ones. */
const travellers = ['fenhui', 'zuzhang', 'delegate2', 'delegate3', 'daibiao', 'committee', 'unit', 'secretary']

async function nextTraveller(): Promise<Page> {
  return signedIn(phone, travellers.shift() ?? '')
}

/** A programme of twenty routes, from its rule to its publication. */
async function openProgramme(office: Page, title: string): Promise<void> {
  await office.goto('/recuperation/new')
  await office.getByRole('button', { name: '保存，下一步填线路' }).click()
  await office.getByText(/请填写或更正：项目名称/).waitFor()
  await office.getByLabel('项目名称').fill(title)
  await office.getByLabel('依据的规定').fill('教职工疗休养实施办法')
  await office.getByLabel('几年一次', { exact: true }).fill('2')
  await office.getByLabel('工龄满几年').fill('1')
  await office.getByLabel('省外名额不超过几分之一').fill('3')
  await office.getByLabel('报名截止').fill(`${dayIn(10)}T18:00`)
  await office.getByLabel('名单确定').fill(`${dayIn(20)}T18:00`)
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '保存，下一步填线路' }).click()
  await office.getByRole('heading', { name: title }).waitFor()
  await pasteInto(office, '第 1 条：线路', sheetOfRoutes())
  await office.getByText('20 条，共 400 个名额').waitFor()
  await office.getByRole('button', { name: '保存线路' }).click()
  await heard(office, '省外名额按规定上限 133 个')
  await office.getByText(/人中 .* 人可以报名/).waitFor()
  await screenshot(office, 'recuperation-edit-desk')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '发布项目' }).click()
  await heard(office, '项目已发布')
}

async function signUp(page: Page, title: string, route: string): Promise<void> {
  await page.goto('/recuperation')
  await page.getByRole('link', { name: new RegExp(title) }).click()
  // The list before it has radios of its own.
  await page
    .getByRole('radio', { name: new RegExp(`^${route}(?!\\d)`) })
    .first()
    .check()
  await page.getByLabel('出行手机号').fill('13800001234')
  await page.getByLabel('紧急联系人及电话').fill('家属 13900001234')
  await page.getByRole('button', { name: '报名', exact: true }).click()
  await page.getByText('报名成功').first().waitFor()
}

async function signedIn(viewport: Viewport, username: string): Promise<Page> {
  const page = await openPage(viewport)
  await signIn(page, username)
  return page
}

test('an officer opens a programme of twenty pasted routes in one go, and a member signs up on a phone', { timeout: 240_000 }, async () => {
  // Of its own, so that a second try finds this one and no other.
  const title = `春季疗休养${Date.now() % 100_000}`
  await openProgramme(await signedIn(desk, 'office'), title)
  const member = await nextTraveller()
  await signUp(member, title, '线路1')
  await screenshot(member, 'recuperation-place-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
})

test('groups are formed, merged and called off, and each traveller answers on a phone', { timeout: 360_000 }, async () => {
  const title = `暑期疗休养${Date.now() % 100_000}`
  const office = await signedIn(desk, 'office')
  await openProgramme(office, title)
  const stays = await nextTraveller()
  const moves = await nextTraveller()
  const loses = await nextTraveller()
  await signUp(stays, title, '线路1')
  await signUp(moves, title, '线路2')
  await signUp(loses, title, '线路5')
  const { pathname } = new URL(office.url())
  const page = (part: string) => pathname.replace(/\/edit$/, part)

  await office.goto(page('/checks'))
  await office.locator('thead input[type=checkbox]').check()
  await office.getByRole('button', { name: '审核通过' }).click()
  await office.getByText(/审核通过：3 条完成/).waitFor()

  const open = async (route: string) => {
    await office.goto(page('/groups'))
    await office.getByRole('button', { name: `办理“${route}”` }).click()
    return office.getByRole('dialog', { name: route })
  }
  const first = await open('线路1')
  for (const [label, name] of [
    ['领队', '陈'],
    ['安全员', '王'],
  ] as const) {
    await first.getByRole('combobox', { name: label }).fill(name)
    await office.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: name }).first().click()
  }
  await first.getByRole('button', { name: '保存领队与安全员' }).click()
  await heard(office, '领队与安全员已保存')
  await first.getByRole('button', { name: '确认成团' }).click()
  await heard(office, '已成团，已通知 1 人')
  await screenshot(office, 'recuperation-formed-desk')

  const second = await open('线路2')
  await second.getByRole('button', { name: '并入其他日期' }).click()
  await office.getByRole('button', { name: '确认并团' }).click()
  await heard(office, '已并团，已请 1 人答复')

  const fifth = await open('线路5')
  await fifth.getByRole('button', { name: '取消这个团' }).click()
  await office.getByLabel('原因（会告诉本人）').fill('旅行社临时停运')
  await office.getByRole('button', { name: '确认取消' }).click()
  await heard(office, '已取消，已通知 1 人')

  await stays.goto(page(''))
  await stays.getByRole('button', { name: '我已阅读并知悉，确认' }).click()
  await stays.getByText(/您于 .* 确认/).waitFor()
  await moves.goto(page(''))
  await moves.getByText('您的团有变化，请答复').waitFor()
  await screenshot(moves, 'recuperation-transfer-phone')
  await expectNoSeriousAxe(moves)
  await moves.getByRole('button', { name: '接受，按新日期参加' }).click()
  await heard(moves, '已确认，按新日期参加')
  await loses.goto(page(''))
  await loses.getByText('旅行社临时停运').first().waitFor()
  await screenshot(loses, 'recuperation-called-off-phone')
  await expectNoSidewaysScroll(loses)
})

/** A second try nominates another: nobody is nominated twice. */
const nominees = ['huiyuan', 'fenhui']

test('a colleague is nominated for an honour, the school passes it, and nobody else can sign up', { timeout: 180_000 }, async () => {
  const nominee = await signedIn(phone, nominees.shift() ?? '')
  const who = await whoIs(nominee)
  const office = await signedIn(desk, 'office')
  const staffNo = await staffNoOf(office, who)
  await office.goto('/recuperation/desk')
  await office
    .getByText(/劳模先进疗休养/)
    .first()
    .click()
  await office.getByRole('link', { name: '分工会审核' }).click()
  await office.getByRole('button', { name: '推荐人选' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByRole('combobox', { name: '人选' }).fill(who.name)
  await office.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: staffNo }).first().click()
  await drawer.getByLabel('荣誉', { exact: true }).fill('省先进工作者')
  await drawer.getByLabel('出行手机号').fill('13800001234')
  await drawer.getByLabel('紧急联系人及电话').fill('家属 13900001234')
  await expectNoSeriousAxe(office)
  await drawer.getByRole('button', { name: '推荐人选' }).click()
  await heard(office, `已推荐${who.name}`)
  const { pathname } = new URL(office.url())
  await office.goto(pathname)
  await office
    .getByRole('row', { name: new RegExp(staffNo) })
    .getByRole('checkbox')
    .check()
  await office.getByRole('button', { name: '审核通过' }).click()
  await office.getByText(/审核通过：1 条完成/).waitFor()
  await nominee.goto(pathname.replace(/\/checks$/, ''))
  await nominee.getByText('由分工会推荐，不接受个人报名', { exact: false }).first().waitFor()
  await nominee.getByText('报名成功').first().waitFor()
  expect(await nominee.getByRole('button', { name: '报名', exact: true }).count()).toBe(0)
  await screenshot(nominee, 'recuperation-nominated-phone')
  await expectNoSidewaysScroll(nominee)
  await expectNoSeriousAxe(nominee)
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (name, viewport) => {
  test('a member finds the programmes, the letter that waits and every route', { timeout: 60_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'huiyuan')
    await page.goto('/recuperation')
    await arrived(page)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
    await page.getByRole('link', { name: /第二期/ }).click()
    await page.getByRole('button', { name: '我已阅读并知悉，确认' }).waitFor()
    await page.getByText('扬州镇江五日').first().waitFor()
    await screenshot(page, `recuperation-member-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })

  test('the office sees groups, settlement and the record of steps', { timeout: 90_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    await page.goto('/recuperation/desk')
    await page
      .getByText(/第二期/)
      .first()
      .click()
    await page.getByRole('link', { name: '成团' }).click()
    await page
      .getByText(/15( 人)?，还差 6/)
      .first()
      .waitFor()
    await screenshot(page, `recuperation-groups-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
    await page.getByRole('link', { name: '组织过程' }).click()
    await page.getByText('3家旅行社比选，选定甲旅行社').waitFor()
    await page.getByRole('region', { name: '比选结果' }).waitFor()
    await screenshot(page, `recuperation-steps-${name}`)
    expect(await page.getByText('还没有登记的环节').count()).toBe(1)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
    await page.goto('/recuperation/desk')
    await page
      .getByText(/第一期/)
      .first()
      .click()
    await page.getByRole('link', { name: '结算' }).click()
    await page.getByText(/2 个团中已结算 2 个/).waitFor()
    await screenshot(page, `recuperation-settlement-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })
})
