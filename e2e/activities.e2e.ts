import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn, whoIs } from './pages.ts'

const title = '教职工春季飞盘体验课'

/** An hour of a day in China as the input for times holds it, counted in days from now. */
function localTime(days: number, time: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000))
  return `${day}T${time}`
}

test('an officer announces an activity in one form, and a member signs up for it and gives the place back on a phone', { timeout: 120_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/activities/new')
  await office.getByRole('button', { name: '发布活动' }).click()
  await office.getByText(/请填写：活动名称/).waitFor()
  await office.getByLabel('活动名称').fill(title)
  await office.getByLabel('开始时间').fill(localTime(10, '14:00'))
  await office.getByLabel('结束时间').fill(localTime(10, '16:00'))
  await office.getByLabel('地点').fill('玉泉校区田径场')
  await office.getByLabel('名额（人）').fill('30')
  await office.getByLabel('报名截止').fill(localTime(9, '18:00'))
  await screenshot(office, 'activity-new-desk')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '发布活动' }).click()
  await office.getByText(/活动已发布/).waitFor()
  await office.getByRole('heading', { name: title }).waitFor()
  const path = new URL(office.url()).pathname

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/activities')
  await member.getByRole('link', { name: new RegExp(title) }).click()
  await member.getByRole('button', { name: '报名', exact: true }).click()
  await member.getByText('报名成功').first().waitFor()
  await screenshot(member, 'activity-signed-up-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)

  await office.goto(`${path}/people`)
  await office
    .getByText((await whoIs(member)).name)
    .first()
    .waitFor()
  await screenshot(office, 'activity-people-desk')
  await expectNoSeriousAxe(office)

  await office.goto(`${path}/edit`)
  await office.getByLabel('地点').fill('紫金港校区田径场')
  await office.getByRole('button', { name: '保存修改' }).click()
  await office.getByText('已通知 1 位报名者').waitFor()
  await expectNoSeriousAxe(office)

  await member.reload()
  await member.getByText('紫金港校区田径场').first().waitFor()
  await member.getByRole('button', { name: '退出报名' }).click()
  await member.getByRole('dialog').getByRole('button', { name: /退出/ }).click()
  await member.getByRole('button', { name: '报名', exact: true }).waitFor()
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (name, viewport) => {
  test('activities, their month and one that is over read well', { timeout: 60_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'huiyuan')
    for (const path of ['/activities', '/activities?when=past', '/activities/month']) {
      await page.goto(path)
      await arrived(page)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
    await page.goto('/activities?when=past')
    await page.getByRole('link', { name: /手机摄影沙龙/ }).click()
    await page.getByText(/人评价，/).waitFor()
    await screenshot(page, `activity-past-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })

  test('those who organise find all of them', async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    // More than a page of them: other stories have organised some of their own.
    await page.goto('/activities/desk?n=100')
    await page.getByText('教职工环湖健步走').first().waitFor()
    expect(await page.getByText('湿地观鸟一日行').count()).toBeGreaterThan(0)
    await screenshot(page, `activity-desk-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })
})
