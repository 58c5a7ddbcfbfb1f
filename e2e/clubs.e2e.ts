import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, staffNoOf, whoIs, type SignedIn } from './pages.ts'

/** Another on each run: a second try finds nothing of the first in its way. */
const named = (words: string) => `${words}${Date.now() % 1_000_000}`

const picture = fileURLToPath(new URL('../web/public/icon-512.png', import.meta.url))

interface Founded {
  name: string
  /** `/club-desk/…` */
  path: string
  id: string
}

/** Founds a club with the signed-in officer as its president; its page for its own words stands open. */
async function foundClub(office: Page, words: string): Promise<Founded> {
  const name = named(words)
  await office.goto('/club-desk')
  await office.getByRole('button', { name: '成立协会' }).first().click()
  const drawer = office.getByRole('dialog')
  await drawer.getByRole('button', { name: '成立协会' }).click()
  await drawer.getByText('请填写').first().waitFor()
  await expectNoSeriousAxe(office)
  await drawer.getByLabel('协会名称').fill(name)
  await pick(office, '会长', await whoIs(office))
  await screenshot(office, 'club-found-desk')
  await drawer.getByRole('button', { name: '成立协会' }).click()
  await office.getByRole('heading', { name, level: 1 }).waitFor()
  await office.waitForURL(/\/club-desk\/[^/]+\/edit$/)
  const path = new URL(office.url()).pathname.replace(/\/edit$/, '')
  return { name, path, id: path.split('/').at(-1) ?? '' }
}

/** Chooses a person in a picker by the staff number, which nobody shares. */
async function pick(office: Page, label: string, person: SignedIn): Promise<void> {
  const no = await staffNoOf(office, person)
  await office.getByLabel(label, { exact: true }).fill(no)
  await office.locator('.ant-select-item-option', { hasText: no }).click()
}

/** Says what the club is, and takes people from now on. */
async function openClub(office: Page, { approval }: { approval: boolean }): Promise<void> {
  await office.getByRole('textbox', { name: /^介绍/ }).fill('每周一次，零基础也可以参加。')
  await office.getByLabel('活动时间').fill('每周三 18:00–20:00')
  await office.getByLabel('活动地点').fill('教工之家二楼')
  await office.getByLabel('正在招新').check()
  if (approval) await office.getByLabel('加入须经协会审批').check()
  await office.getByLabel('会费（元/年）').fill('五十')
  await office.getByRole('button', { name: '保存', exact: true }).click()
  await office.getByText('会费请填金额').waitFor()
  await office.getByLabel('会费（元/年）').fill('50')
  await office.getByRole('button', { name: '保存', exact: true }).click()
  await heard(office, '资料已保存')
}

test('a club is founded, a member asks on a phone, is admitted, pays, and the year says so', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const { name, path, id } = await foundClub(office, '教职工飞盘协会')
  await openClub(office, { approval: true })
  await office.locator('input[type=file]').setInputFiles(picture)
  await heard(office, '图片已添加')
  await expectNoSeriousAxe(office)

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/clubs')
  await member.getByRole('link', { name: new RegExp(name) }).click()
  await member.getByText('每周三 18:00–20:00').waitFor()
  await member.getByRole('button', { name: '申请加入' }).click()
  const dialog = member.getByRole('dialog')
  await dialog.getByLabel('想对协会说的话').fill('大学时玩过，想再练练')
  await expectNoSeriousAxe(member)
  await dialog.getByRole('button', { name: '申请加入' }).click()
  await member.getByText('您的申请正在等待审批').waitFor()
  await screenshot(member, 'club-asked-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)

  const person = await whoIs(member)
  await office.goto(`${path}/requests`)
  await office.getByText('大学时玩过，想再练练').waitFor()
  await screenshot(office, 'club-requests-desk')
  await expectNoSeriousAxe(office)
  await office.getByRole('checkbox', { name: new RegExp(person.name) }).check()
  await office.getByRole('button', { name: '通过', exact: true }).click()
  await office.getByText('已通过，已通知本人').first().waitFor()

  await member.goto(`/clubs/${id}`)
  await member.getByText('您是协会成员').waitFor()

  await office.goto(`${path}/fees`)
  await office.getByRole('button', { name: '登记应收' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByRole('button', { name: '登记应收' }).click()
  await heard(office, '已登记 2 人')
  await office.getByText('应收 2 人 100.00 元').waitFor()
  await office.getByRole('checkbox', { name: new RegExp(person.name) }).check()
  await office.getByRole('button', { name: '登记已收', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: '登记已收', exact: true }).click()
  await office.getByText('已收 1 人 50.00 元').waitFor()
  await screenshot(office, 'club-fees-desk')
  await expectNoSeriousAxe(office)

  await office.goto(`${path}/plan`)
  await office.getByRole('button', { name: '添加事项' }).click()
  await office.getByRole('dialog').getByLabel('事项').fill('新手公开课')
  await office.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await office.getByText('共 1 项，已完成 0 项。').waitFor()
  await expectNoSeriousAxe(office)

  await office.goto(`${path}/year`)
  await office.getByText('未收会费').waitFor()
  await screenshot(office, 'club-year-desk')
  await expectNoSeriousAxe(office)
  const paper = await office.request.get(`/api/v1/clubs/${id}/summary.docx`)
  expect([paper.status(), (await paper.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  const roster = await office.request.get(`/api/v1/clubs/${id}/members.xlsx`)
  expect([roster.status(), (await roster.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])

  await member.reload()
  await member.getByText('50.00 元（').waitFor()
  await screenshot(member, 'club-member-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
})

test('a member joins and leaves an open club by one press, and its history stays; dissolved, it is gone for members and kept for the office', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const { name, path, id } = await foundClub(office, '教职工骑行协会')
  await openClub(office, { approval: false })

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto(`/clubs/${id}`)
  await member.getByRole('button', { name: '加入协会' }).click()
  await heard(member, `欢迎加入${name}`)
  await member.getByRole('button', { name: '退出协会' }).click()
  await expectNoSeriousAxe(member)
  await member.getByRole('dialog').getByRole('button', { name: '退出协会' }).click()
  await member.getByText('本人退出').waitFor()
  await member.getByRole('button', { name: '加入协会' }).click()
  await member.getByText('您是协会成员').waitFor()

  await office.goto(path)
  const person = await whoIs(member)
  await office.getByText(person.name).first().waitFor()
  await office.goto(`${path}?f.state=out`)
  await office.getByText('本人退出').waitFor()
  await screenshot(office, 'club-before-desk')
  await expectNoSeriousAxe(office)

  await office.goto(`${path}/edit`)
  await office.getByRole('button', { name: '解散协会' }).click()
  const drawer = office.getByRole('dialog')
  await drawer.getByLabel('解散原因').fill('并入自行车协会')
  await expectNoSeriousAxe(office)
  await drawer.getByRole('button', { name: '解散协会' }).click()
  await heard(office, '协会已解散，已通知 2 人')
  await office.goto(`${path}?f.state=out`)
  await office.getByText('协会已解散，以下记录供查阅').waitFor()
  await office.getByText('并入自行车协会').first().waitFor()

  await member.goto('/clubs')
  await arrived(member)
  expect(await member.getByRole('link', { name: new RegExp(name) }).count()).toBe(0)
})

/** An hour of a day in China as the input for times holds it, counted in days from now. */
function localTime(days: number, time: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000))
  return `${day}T${time}`
}

test('an activity of a club for its people is made from the club and seen there by them alone', { timeout: 240_000 }, async () => {
  const president = await openPage(desk)
  await signIn(president, 'xiehui')
  await president.goto('/clubs')
  await president.getByRole('link', { name: /教职工羽毛球协会/ }).click()
  await president.getByRole('link', { name: '管理这个协会' }).click()
  await president.getByRole('navigation', { name: '协会管理' }).getByRole('link', { name: '活动', exact: true }).click()
  await president.getByRole('link', { name: '新建活动' }).click()
  await president.getByLabel('只限本协会成员').waitFor()
  expect(await president.getByLabel('只限本协会成员').isChecked()).toBe(true)
  const title = named('羽毛球步法专题课')
  await president.getByLabel('活动名称').fill(title)
  await president.getByLabel('开始时间').fill(localTime(10, '18:00'))
  await president.getByLabel('结束时间').fill(localTime(10, '20:00'))
  await president.getByRole('textbox', { name: /^地点/ }).fill('教工活动中心羽毛球馆')
  await president.getByLabel('报名截止').fill(localTime(9, '18:00'))
  await screenshot(president, 'club-new-activity-desk')
  await expectNoSeriousAxe(president)
  await president.getByRole('button', { name: '发布活动' }).click()
  await president.getByText(/活动已发布/).waitFor()
  await president.goto('/clubs')
  await president.getByRole('link', { name: /教职工羽毛球协会/ }).click()
  await president.getByRole('link', { name: title }).waitFor()
  await screenshot(president, 'club-activity-seen-desk')

  // Sings in the choir, and is not in this club.
  const outsider = await openPage(phone)
  await signIn(outsider, 'huiyuan')
  await outsider.goto('/clubs')
  await outsider.getByRole('link', { name: /教职工羽毛球协会/ }).click()
  await outsider.getByRole('heading', { name: '协会活动' }).waitFor()
  expect(await outsider.getByRole('link', { name: title }).count()).toBe(0)
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (size, viewport) => {
  test('clubs, one of them, and the pages of those who look after them read well', { timeout: 300_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    await page.goto('/clubs')
    await page.getByRole('link', { name: /教职工羽毛球协会/ }).click()
    await page.getByText('每周二、周四 18:00–20:30').waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const faces = ['', '/requests', '/activities', '/plan', '/fees', '/year', '/edit']
    for (const path of ['/clubs', `/clubs/${id}`, '/club-desk', ...faces.map((face) => `/club-desk/${id}${face}`)]) {
      await page.goto(path)
      await arrived(page)
      await screenshot(page, `clubs-${size}${path.replace(id, 'one').replaceAll(/[^a-z]+/g, '-')}`)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
  })
})
