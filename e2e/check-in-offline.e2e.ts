import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn, whoIs } from './pages.ts'

const title = '教职工八段锦晨练'

/** Minutes from now as the input for times holds them, in China's time. */
function inMinutes(count: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(Date.now() + count * 60_000).replace(' ', 'T')
}

/** An activity that begins within the hour: its check-in is open. */
async function announce(office: Page): Promise<string> {
  await office.goto('/activities/new')
  await office.getByLabel('活动名称').fill(title)
  await office.getByLabel('开始时间').fill(inMinutes(40))
  await office.getByLabel('结束时间').fill(inMinutes(160))
  await office.getByLabel('地点').fill('东操场')
  await office.getByLabel('报名截止').fill(inMinutes(30))
  await office.getByRole('button', { name: '发布活动' }).click()
  await office.getByRole('heading', { name: title }).waitFor()
  return new URL(office.url()).pathname
}

/** Signs up, and says the code that the place is shown. */
async function codeOf(username: string, path: string): Promise<{ code: string; name: string }> {
  const member = await openPage(phone)
  await signIn(member, username)
  await member.goto(path)
  await member.getByRole('button', { name: '报名', exact: true }).click()
  await member.getByRole('heading', { name: '报名成功' }).waitFor()
  const { items } = await member.request.get('/api/v1/me/enrolments').then((answer) => answer.json())
  const code = await member.request.get(`/api/v1/me/enrolments/${String(items[0].id)}/checkin-code`).then((answer) => answer.json())
  return { code: String(code.code), name: (await whoIs(member)).name }
}

async function scan(page: Page, code: string): Promise<void> {
  await page.getByLabel('工号或签到码').fill(code)
  await page.keyboard.press('Enter')
}

test('two phones check people in without a network: each person is taken in once, and the second phone is told', { timeout: 240_000 }, async () => {
  const first = await openPage(phone)
  await signIn(first, 'office')
  const path = await announce(first)
  const [{ code: mine, name }, { code: other }] = [await codeOf('huiyuan', path), await codeOf('daibiao', path)]
  const second = await openPage(desk)
  await signIn(second, 'office')
  for (const page of [first, second]) {
    await page.goto(`${path}/check-in`)
    await page.getByText('应到 2 人，实到 0 人').waitFor()
    await page.getByRole('button', { name: '把名单存到本机' }).click()
    await page.getByText('名单已存在本机：应到 2 人').waitFor()
    await expectNoSeriousAxe(page)
    await page.context().setOffline(true)
    await page.getByText('现在没有网络').waitFor()
  }

  await scan(first, mine)
  await first.getByRole('heading', { name }).waitFor()
  await first.getByText('已记在本机，联网后自动上传').waitFor()
  await scan(first, mine)
  await first
    .getByText(/已签到$/)
    .first()
    .waitFor()
  await scan(first, `M${'x'.repeat(22)}.${'y'.repeat(14)}`)
  await first.getByText('不在离线名单上').waitFor()
  await screenshot(first, 'check-in-offline-phone')
  await expectNoSidewaysScroll(first)
  await expectNoSeriousAxe(first)
  await scan(second, mine)
  await scan(second, other)
  await second.getByText('2 条签到待上传').waitFor()
  await screenshot(second, 'check-in-offline-desk')

  await first.context().setOffline(false)
  await first.getByText('应到 2 人，实到 1 人').waitFor()
  await expect.poll(() => first.getByText(/条签到待上传/).count()).toBe(0)
  await second.context().setOffline(false)
  await second.getByText('应到 2 人，实到 2 人').waitFor()
  await second.getByRole('heading', { name: '请核对（1）' }).waitFor()
  await second.getByText(/^重复：已于/).waitFor()
  await screenshot(second, 'check-in-synced-desk')
  await expectNoSeriousAxe(second)
  // What was said outlives the page.
  await second.reload()
  await arrived(second)
  await second.getByRole('button', { name: '已核对，清除' }).click()
  await second.getByRole('heading', { name: '请核对（1）' }).waitFor({ state: 'detached' })
})
