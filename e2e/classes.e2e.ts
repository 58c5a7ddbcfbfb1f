import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, whoIs } from './pages.ts'

/** Another on each run: a second try finds nothing of the first in its way. */
const named = (words: string) => `${words}${Date.now() % 100_000}`

/** A day in China, counted from today. */
function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000))
}

const firstDay = dayFromNow(10)
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'short' }).format(new Date(firstDay))

/** Fills in what a class is and its rule: three meetings, a week apart. */
async function describeClass(office: Page, title: string): Promise<void> {
  await office.getByLabel('活动名称').fill(title)
  await office.getByText('多次', { exact: true }).click()
  await office.getByLabel('从哪天开始').fill(firstDay)
  await office.getByRole('group', { name: '每周哪几天' }).getByText(weekday).click()
  await office.getByLabel('每次开始').fill('18:00')
  await office.getByLabel('每次结束').fill('19:30')
  await office.getByLabel('共几次').fill('3')
  await office.getByText('共 3 次', { exact: true }).waitFor()
  await office.getByLabel('地点').fill('西溪校区图书馆二楼')
  await office.getByLabel('报名截止').fill(`${dayFromNow(9)}T18:00`)
}

/** Publishes what was described and answers the path of its page. */
async function publish(office: Page, title: string): Promise<string> {
  await office.getByRole('button', { name: '发布活动' }).click()
  await heard(office, '活动已发布')
  await office.getByRole('heading', { name: title }).waitFor()
  return new URL(office.url()).pathname
}

test('an officer lays out a class by rule, a member signs up once on a phone, and hears of what is moved and called off', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/activities/new')
  await office.getByText('多次', { exact: true }).click()
  await office.getByRole('button', { name: '发布活动' }).click()
  await office.getByText(/请填写：.*从哪天开始、每周哪几天/).waitFor()
  const title = named('手机摄影入门班')
  await describeClass(office, title)
  await office.getByRole('button', { name: /^去掉/ }).last().click()
  await office.getByText('共 2 次', { exact: true }).waitFor()
  await office.getByRole('button', { name: '按规律重排' }).click()
  await office.getByText('共 3 次', { exact: true }).waitFor()
  await office.getByLabel('到满几次可下载参加证明').fill('2')
  await screenshot(office, 'class-new-desk')
  await expectNoSeriousAxe(office)
  const path = await publish(office, title)

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto(path)
  await member.getByText('第 1 次').waitFor()
  await member.getByRole('button', { name: '报名', exact: true }).click()
  await member.getByRole('heading', { name: '报名成功' }).waitFor()
  await member.getByRole('button', { name: '出示签到码' }).waitFor()
  expect(await member.getByText('第 1 次').count()).toBe(1)
  await screenshot(member, 'class-signed-up-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)

  await office.goto(`${path}/meetings`)
  await office.getByRole('button', { name: '第 2 次改期' }).click()
  await office.getByRole('dialog').getByLabel('地点').fill('西溪校区暗房')
  await expectNoSeriousAxe(office)
  await office.getByRole('dialog').getByRole('button', { name: '确认改期' }).click()
  await heard(office, '已改期，通知了 1 人')
  await office.getByText('西溪校区暗房').waitFor()
  await office.getByRole('button', { name: '第 3 次停课' }).click()
  await office.getByRole('dialog').getByLabel('停课原因').fill('老师出差')
  await office.getByRole('dialog').getByRole('button', { name: '确认停课' }).click()
  await heard(office, '已停课，通知了 1 人')
  await office.getByText('老师出差').waitFor()
  await office.getByRole('row', { name: new RegExp((await whoIs(member)).name) }).waitFor()
  await screenshot(office, 'class-meetings-desk')
  await expectNoSeriousAxe(office)

  await member.reload()
  await member.getByText('已到 0 次，共 2 次；到满 2 次可下载参加证明').waitFor()
  await member.getByText('西溪校区暗房').waitFor()
  await member.getByText('老师出差').waitFor()
  await screenshot(member, 'class-changed-phone')

  await office.goto(`/activities/new?from=${path.split('/').at(-1)}`)
  await office.getByText('共 3 次', { exact: true }).waitFor()
  expect(await office.getByLabel('从哪天开始').inputValue()).not.toBe(firstDay)
  expect(await office.getByLabel('报名截止').inputValue()).not.toBe('')
})

test('a parent tells of the child before signing up, and the organisers read whom to ring', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/activities/new')
  const title = named('教工子女作业托管班')
  await describeClass(office, title)
  await office.getByLabel('托管班等儿童课程').check()
  const path = await publish(office, title)

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto(path)
  await member.getByRole('button', { name: '保存，去报名' }).click()
  await member.getByText(/请填写：孩子姓名/).waitFor()
  expect(await member.getByRole('button', { name: '报名', exact: true }).count()).toBe(0)
  await member.getByLabel('孩子姓名').fill('林小满')
  await member.getByLabel('年级').fill('二年级')
  await member.getByLabel('紧急联系人').fill('母亲 13800000001')
  await member.getByLabel('谁来接孩子').fill('外婆接')
  await member.getByLabel('过敏、用药等注意事项').fill('对花生过敏')
  await screenshot(member, 'class-child-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await member.getByRole('button', { name: '保存，去报名' }).click()
  await heard(member, '孩子信息已保存')
  await member.getByRole('button', { name: '报名', exact: true }).click()
  await member.getByRole('heading', { name: '报名成功' }).waitFor()
  await screenshot(member, 'class-child-signed-up-phone')
  await expectNoSidewaysScroll(member)

  await office.goto(`${path}/meetings`)
  await office.getByRole('button', { name: '查看孩子名单' }).click()
  await office.getByRole('row', { name: /林小满.*对花生过敏/ }).waitFor()
  await screenshot(office, 'class-children-desk')
  await expectNoSeriousAxe(office)
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (size, viewport) => {
  test('a member reads to which meetings of a class they came, and each stands in the month', { timeout: 120_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'huiyuan')
    await page.goto('/activities?when=past')
    await page.getByRole('link', { name: /教职工瑜伽班/ }).click()
    await page.getByText(/已到 \d+ 次，共 10 次；到满 8 次可下载参加证明/).waitFor()
    await page.getByText(/^其余 \d+ 次$/).click()
    await page.getByText('已签到').first().waitFor()
    await screenshot(page, `class-mine-${size}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
    await page.goto('/activities/month')
    await arrived(page)
    await screenshot(page, `class-month-${size}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })

  test('whoever organises it sees members against meetings in a box of its own', { timeout: 120_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    await page.goto(`/activities/desk?q=${encodeURIComponent('教职工瑜伽班')}`)
    await page
      .getByRole('link', { name: /教职工瑜伽班/ })
      .first()
      .click()
    await page.getByRole('link', { name: '课次', exact: true }).click()
    await page.getByRole('region', { name: '出勤表' }).getByText('已签到').first().waitFor({ state: 'attached' })
    await screenshot(page, `class-sheet-${size}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  })
})
