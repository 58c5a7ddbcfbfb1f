import { expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn } from './pages.ts'

/** Who has not joined yet, in the branch of `fenhui`. */
let newcomer = ''

test('a newcomer applies on the phone and sees where the application is', async () => {
  const page = await openPage(phone)
  await signIn(page, 'xinren')
  await page.goto('/me/membership')
  await page.getByRole('link', { name: '申请入会' }).waitFor()
  newcomer = (await page.locator('.mf-me strong').textContent()) ?? ''
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await page.getByRole('link', { name: '申请入会' }).click()
  await page.getByRole('button', { name: '提交入会申请' }).click()
  await page.getByText('请先勾选同意，再提交申请。').waitFor()
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await screenshot(page, 'membership-apply')
  await page.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
  await page.getByRole('button', { name: '提交入会申请' }).click()
  await page.getByRole('link', { name: '查看办理进展' }).click()
  await page.getByText('已提交，等待所在分工会审核。').first().waitFor()
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await screenshot(page, 'membership-case')
  await page.goto('/me/membership')
  await page.getByText('分工会审核中').waitFor()
  expect(await page.getByRole('link', { name: '申请入会' }).count()).toBe(0)
})

test('the branch officer checks it on the phone', async () => {
  const page = await openPage(phone)
  await signIn(page, 'fenhui')
  await page.goto('/members/matters?f.state=checking')
  await page.locator('.tb-card', { hasText: newcomer }).getByText(newcomer).click()
  await page.getByRole('button', { name: '分工会审核同意' }).click()
  await page.getByLabel('审核意见').fill('情况属实')
  await page.getByRole('dialog').getByRole('button', { name: '分工会审核同意' }).last().click()
  await page.getByText('待校工会批准').first().waitFor()
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await screenshot(page, 'membership-check')
})

test('the school office approves many by one meeting, and each has a result', async () => {
  const page = await openPage(desk)
  await signIn(page, 'office')
  await page.goto('/members/matters?f.state=agreed&f.process=admission')
  const rows = page.locator('tbody tr.tb-row')
  await rows.first().waitFor()
  const waiting = await rows.count()
  expect(waiting).toBeGreaterThan(3)
  await expectNoSeriousAxe(page)
  await page.locator('thead input[type=checkbox]').check()
  await page.getByRole('button', { name: '批准入会' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('会议文号').fill('钱示工组〔2026〕11号')
  const day = form.getByLabel('会议日期')
  await day.fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await day.press('Tab')
  await form.getByRole('button', { name: '批准入会' }).last().click()
  await page.getByText(`批准入会：${waiting} 条完成`).first().waitFor()
  await screenshot(page, 'membership-approve')
})

test('who was admitted has a card that proves itself', async () => {
  const page = await openPage(phone)
  await signIn(page, 'xinren')
  await page.goto('/me/membership')
  await page.getByText(/会员证号 20\d{7}/).waitFor()
  await page.goto('/me/card')
  await page.getByRole('img', { name: /会员验证码/ }).waitFor()
  await expectNoSeriousAxe(page)
})

test('the dues list and the letter of transfer come as files', async () => {
  const page = await openPage(desk)
  await signIn(page, 'office')
  await page.goto('/members/matters?part=dues')
  await page.getByText('应扣合计').waitFor()
  const dues = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载会费扣缴名单' }).click()
  expect((await dues).suggestedFilename()).toMatch(/^会费扣缴名单-\d{4}-\d{2}\.xlsx$/)
  await page.goto('/members/matters?f.process=transfer_out')
  const letter = page.waitForEvent('download')
  await page
    .getByRole('link', { name: /的介绍信或回执/ })
    .first()
    .click()
  expect((await letter).suggestedFilename()).toMatch(/^会员关系转移介绍信-.+\.docx$/)
})

test('a member asks to keep membership, and the form says what is missing', async () => {
  const page = await openPage(phone)
  await signIn(page, 'huiyuan')
  await page.goto('/me/membership')
  await page.getByRole('button', { name: '保留会籍' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: '提交申请' }).click()
  await form.getByRole('alert').first().waitFor()
  await expectNoSeriousAxe(page)
  await screenshot(page, 'membership-retain')
})

test.each(['/members/matters', '/members/matters?part=newcomers', '/members/matters?part=dues', '/members/matters?part=retirees'])(
  '%s can be used by everybody at the desk and on a phone',
  async (path) => {
    for (const viewport of [desk, phone]) {
      const page = await openPage(viewport)
      await signIn(page, 'office')
      await page.goto(path)
      await arrived(page)
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
  },
)
