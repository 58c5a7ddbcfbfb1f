import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, staffNoOf, whoIs } from './pages.ts'

/** Another on each run: a second try finds nothing of the first in its way. */
const named = (words: string) => `${words}${Date.now() % 1_000_000}`

interface Shop {
  id: string
  name: string
}

/** Enters a shop and answers the secret address for its phone. */
async function enterShop(office: Page, name: string): Promise<string> {
  await office.goto('/birthday-desk/shops')
  await office.getByRole('button', { name: '登记商家' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByLabel('名称').fill(name)
  await drawer.getByLabel('地址').fill('玉泉路 99 号')
  await drawer.getByLabel('合同编号').fill('校工合〔2026〕99号')
  await expectNoSeriousAxe(office)
  await drawer.getByRole('button', { name: '保存' }).click()
  await heard(office, '已保存')
  const card = office.locator('section.tx-card', { has: office.getByRole('heading', { name }) })
  await card.getByRole('button', { name: '生成核销链接' }).click()
  const link = office.getByRole('dialog').getByText(/birthday-shop#shop=/)
  await link.waitFor()
  await expectNoSeriousAxe(office)
  await screenshot(office, 'birthday-shop-link-desk')
  const address = await link.textContent()
  await office.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  return new URL(address ?? '').hash
}

/** Drafts a programme for a year that nobody has a coupon of yet, another on each run, and starts it. */
async function startProgramme(office: Page, shop: string): Promise<number> {
  const { items }: { items: { year: number }[] } = await (await office.request.get('/api/v1/birthday-programmes')).json()
  const year = 1 + Math.max(2040, ...items.map((one) => one.year))
  await office.goto('/birthday-desk/programmes')
  await office.getByRole('button', { name: '新建方案' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByLabel('年份').fill(String(year))
  await drawer.getByLabel('慰问品').fill('电影票')
  await drawer.getByLabel('每人金额').fill('80')
  await drawer.getByLabel('起始日期').fill(`${year}-01-01`)
  await drawer.getByLabel('起始日期').press('Tab')
  await drawer.getByLabel('兑用商家').fill(shop)
  await office.locator('.ant-select-item-option', { hasText: shop }).click()
  await drawer.getByLabel('祝福语').click()
  await expectNoSeriousAxe(office)
  await screenshot(office, 'birthday-programme-form-desk')
  await drawer.getByRole('button', { name: '保存' }).click()
  await heard(office, '已保存')
  await office.getByRole('link', { name: new RegExp(`${year}年生日慰问`) }).click()
  await office.getByRole('button', { name: '启用' }).click()
  await expectNoSeriousAxe(office)
  await office.getByRole('dialog').getByRole('button', { name: '启用' }).click()
  await heard(office, '已启用，发放 0 张')
  return year
}

/** A coupon issued by hand to whoever is signed in on the member's page, under the latest programme. */
async function issueByHand(office: Page, member: Page): Promise<void> {
  const staffNo = await staffNoOf(office, await whoIs(member))
  await office.goto('/birthday-desk/coupons')
  await office.getByRole('button', { name: '补发' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByLabel('会员').fill(staffNo)
  await office.locator('.ant-select-item-option', { hasText: staffNo }).first().click()
  await drawer.getByRole('button', { name: '补发' }).click()
  await drawer.getByText(/请填写：补发原因/).waitFor()
  await drawer.getByLabel('补发原因').fill('档案补录出生日期')
  await expectNoSeriousAxe(office)
  await drawer.getByRole('button', { name: '补发' }).click()
  await heard(office, '已补发，已通知本人')
}

test('a member shows the coupon on the phone, the shop marks it as used by one tap and not twice, and the member sees it', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const name = named('一路香蛋糕店')
  const secret = await enterShop(office, name)
  await startProgramme(office, name)
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await issueByHand(office, member)
  await member.goto('/birthdays')
  const code = (await member.locator('.bd-letters').first().textContent()) ?? ''
  expect(code).toMatch(/^\w{4} \w{4} \w{4}$/)
  await member.getByRole('img', { name: '生日券二维码' }).waitFor()
  await screenshot(member, 'birthday-coupon-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)

  const shop = await openPage(phone)
  await shop.goto('/birthday-shop')
  await shop.getByText('请用店家专用链接打开').waitFor()
  await expectNoSeriousAxe(shop)
  await shop.goto(`/birthday-shop${secret}`)
  await shop.getByRole('heading', { name, level: 1 }).waitFor()
  expect(shop.url()).not.toContain('shop=')
  await shop.getByLabel('券码').fill('ABCD EFGH JKLM')
  await shop.getByRole('button', { name: '查询' }).click()
  await shop.getByText('没有这张券').waitFor()
  await shop.getByLabel('券码').fill(code.toLowerCase())
  await shop.getByRole('button', { name: '查询' }).click()
  await shop.getByText('这张券有效').waitFor()
  await screenshot(shop, 'birthday-counter-phone')
  await expectNoSidewaysScroll(shop)
  await expectNoSeriousAxe(shop)
  await shop.getByRole('button', { name: '确认兑付，标记为已使用' }).click()
  await shop.getByText('已核销', { exact: true }).waitFor()
  await shop.getByText('今天已核销 1 张').waitFor()
  await expectNoSeriousAxe(shop)
  // The phone remembers the shop, and an ordinary camera that reads the QR code comes here with the code in it.
  await shop.goto('/sign-in')
  await shop.goto(`/birthday-shop#code=${code.replaceAll(' ', '')}`)
  await shop.getByText(`已在“${name}”用过`).waitFor()
  await screenshot(shop, 'birthday-counter-used-phone')

  await member.reload()
  await member.getByText('已使用').first().waitFor()
  expect(await member.getByText(code).count()).toBe(0)
})

test('an unused coupon is taken back with a reason, which its holder reads', { timeout: 240_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const name = named('半日闲影城')
  await enterShop(office, name)
  const year = await startProgramme(office, name)
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await issueByHand(office, member)
  await office.goto(`/birthday-desk/coupons?f.year=${year}`)
  await office.getByText('共 1 条').waitFor()
  await office.getByRole('checkbox', { name: new RegExp((await whoIs(member)).name) }).check()
  await office.getByRole('button', { name: '收回', exact: true }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('收回原因（会告知本人）').fill('重复发放')
  await dialog.getByRole('button', { name: '收回' }).click()
  await office.getByText('已收回，已通知本人').first().waitFor()
  await member.goto('/birthdays')
  await member.getByText('收回原因：重复发放').first().waitFor()
  await expectNoSeriousAxe(member)
})

test('the office enters a shop’s list line by line, and each line says what became of it', { timeout: 240_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const shops: Shop[] = (await (await office.request.get('/api/v1/birthday-shops')).json()).items
  await office.goto('/birthday-desk')
  await office.getByRole('button', { name: '录入商家核销' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByLabel('商家').selectOption(shops.find(({ name }) => name.startsWith('知味'))?.id ?? '')
  await drawer.getByRole('button', { name: '逐行核销' }).click()
  await drawer.getByText('请至少填写一行券码').waitFor()
  await drawer.getByLabel('券码').fill('ABCD EFGH JKLM\n蛋糕两个')
  await drawer.getByRole('button', { name: '逐行核销' }).click()
  await drawer.getByText('没有这张券，请与商家核对。').waitFor()
  await drawer.getByText('没有读出 12 位券码，请核对。').waitFor()
  await screenshot(office, 'birthday-lines-desk')
  await expectNoSeriousAxe(office)
})

test('a member keeps the birthday by the lunar calendar and back', { timeout: 120_000 }, async () => {
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/birthdays')
  await member.locator('.tx-choice-one', { hasText: '农历' }).click()
  await heard(member, '已按农历过生日')
  await member.getByText(/农历生日按农历年计/).waitFor()
  await expectNoSeriousAxe(member)
  await member.locator('.tx-choice-one', { hasText: '公历' }).click()
  await heard(member, '已按公历过生日')
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (size, viewport) => {
  test('the pages of those who give read well, and each figure opens its list', { timeout: 240_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    for (const path of ['', '/people?f.when=missing', '/people?f.when=month', '/coupons?f.phase=used', '/programmes', '/shops', '/settlements']) {
      await page.goto(`/birthday-desk${path}`)
      await arrived(page)
      await screenshot(page, `birthdays-${size}${path.replaceAll(/[^a-z]+/g, '-')}`)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
    await page.goto('/birthday-desk')
    await page.getByRole('link', { name: /没有出生日期/ }).click()
    await page.getByText(/会员的档案(里没有|都有)出生日期/).waitFor()
    await page.goto('/birthday-desk/programmes')
    await page
      .getByRole('link', { name: /进行中/ })
      .first()
      .click()
    await page.getByText('会员看到的规则').waitFor()
    await arrived(page)
    await screenshot(page, `birthdays-${size}-programme`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })
})
