import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, staffNoOf, whoIs } from './pages.ts'

/** Another on each run: a second try finds nothing of the first in its way. */
const named = (words: string) => `${words}${Date.now() % 1_000_000}`

/** Minutes from now as the input for times holds them, in China's time. */
function inMinutes(count: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(Date.now() + count * 60_000).replace(' ', 'T')
}

async function expectLooksRight(page: Page, name: string): Promise<void> {
  await arrived(page)
  await screenshot(page, name)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
}

test('an officer opens a team, its leader takes a member in and publishes a task, the member signs up and is checked in', { timeout: 300_000 }, async () => {
  const [office, leader, member] = [await openPage(desk), await openPage(phone), await openPage(phone)]
  await signIn(office, 'office')
  await signIn(leader, 'daibiao')
  await signIn(member, 'huiyuan')
  const [leads, joins] = [await whoIs(leader), await whoIs(member)]
  const team = named('钟楼讲解服务队')

  await office.goto('/volunteering-desk/teams/new')
  await office.getByRole('button', { name: '建立服务队' }).click()
  await office.getByText('请填写：队名、队长').waitFor()
  await office.getByLabel('队名').fill(team)
  await office.getByRole('combobox', { name: '队长' }).fill(leads.name)
  await office.locator('.ant-select-item-option', { hasText: await staffNoOf(office, leads) }).click()
  await office.getByLabel('加入方式').selectOption('approval')
  await expectLooksRight(office, 'volunteer-team-new-desk')
  await office.getByRole('button', { name: '建立服务队' }).click()
  await office.getByRole('heading', { name: team, level: 1 }).waitFor()
  const teamPath = new URL(office.url()).pathname

  await member.goto(teamPath)
  await member.getByRole('button', { name: '申请加入' }).click()
  await member.getByText('待队长同意').waitFor()
  await expectLooksRight(member, 'volunteer-team-asked-phone')

  await leader.goto(teamPath)
  await leader.getByRole('heading', { name: '申请加入的人' }).waitFor()
  await expectLooksRight(leader, 'volunteer-team-leader-phone')
  await leader.getByRole('button', { name: `同意 ${joins.name}`, exact: true }).click()
  await heard(leader, '已同意')

  await leader.getByRole('link', { name: '发布任务' }).click()
  await leader.getByRole('heading', { name: '发布服务任务' }).waitFor()
  await leader.getByRole('button', { name: '发布任务' }).click()
  await leader.getByText(/请填写：任务名称/).waitFor()
  const title = named('校史馆周末讲解')
  await leader.getByLabel('任务名称').fill(title)
  // Its check-in is open from an hour before.
  await leader.getByLabel('开始时间').fill(inMinutes(40))
  await leader.getByLabel('结束时间').fill(inMinutes(160))
  await leader.getByLabel('地点', { exact: true }).fill('校史馆一楼')
  await leader.getByLabel('参加范围').selectOption('team')
  await leader.getByLabel('名额（人）').fill('6')
  await leader.getByLabel('计服务时长（小时）').fill('2.25')
  await leader.getByLabel('报名截止').fill(inMinutes(30))
  await expectLooksRight(leader, 'volunteer-task-new-phone')
  await leader.getByRole('button', { name: '发布任务' }).click()
  await heard(leader, '2 人可以报名')
  await leader.getByRole('heading', { name: title, level: 1 }).waitFor()
  const taskPath = new URL(leader.url()).pathname

  await member.goto('/volunteering')
  await member.getByRole('link', { name: new RegExp(title) }).click()
  await member.getByText('2.25 小时').waitFor()
  await member.getByRole('button', { name: '报名', exact: true }).click()
  await member.getByText('报名成功').first().waitFor()
  await expectLooksRight(member, 'volunteer-signed-up-phone')

  await leader.goto(`${taskPath}/check-in`)
  await leader.getByText('应到 1 人，实到 0 人').waitFor()
  await leader.getByLabel('工号或签到码').fill(await staffNoOf(office, joins))
  await leader.keyboard.press('Enter')
  await leader.getByText('应到 1 人，实到 1 人').waitFor()
  await expectLooksRight(leader, 'volunteer-check-in-phone')
  await leader.goto(`${taskPath}/hours`)
  await leader.getByText('现在还不能认定').waitFor()
  await expectLooksRight(leader, 'volunteer-not-yet-phone')
})

/** The demonstration's member leads this team, which met yesterday. */
const shownTeam = '理书志愿服务队'

test('a leader certifies the hours of who came, an officer who comes second hears it, and a correction is a further entry', { timeout: 300_000 }, async () => {
  const [leader, office] = [await openPage(phone), await openPage(desk)]
  await signIn(leader, 'huiyuan')
  await signIn(office, 'office')
  const me = await whoIs(leader)
  await leader.goto('/volunteering/teams?whose=mine')
  await leader.getByRole('link', { name: new RegExp(shownTeam) }).click()
  await leader.getByRole('heading', { name: '服务任务' }).waitFor()
  const answer = await leader.request.get(`/api/v1${new URL(leader.url()).pathname}/tasks`)
  const { items }: { items: { id: string; endsAt: string; phase: string }[] } = await answer.json()
  const last = items.filter(({ phase }) => phase === 'settled').toSorted((a, b) => b.endsAt.localeCompare(a.endsAt))[0]
  const path = `/volunteering/tasks/${last?.id}/hours`

  await leader.goto(path)
  await office.goto(path)
  const certified = leader.getByText(/于 .*认定$/)
  await leader.getByText(/没有签到的不计|原记录保留/).waitFor()
  await office.getByText(/没有签到的不计|原记录保留/).waitFor()
  // A story told again finds it certified.
  if ((await certified.count()) === 0) {
    await expectLooksRight(leader, 'volunteer-certify-phone')
    const hours = leader.getByLabel(`${me.name}的时长（小时）`)
    await hours.fill('3')
    await leader.getByText('本人的时长不能由本人调高').waitFor()
    await hours.fill('1.5')
    await leader.getByText(/请写明原因/).waitFor()
    await leader.getByLabel(`${me.name}的时长为何不同`).fill('晚到半小时')
    await leader.getByRole('button', { name: /^认定 4 人，共 7.5 小时/ }).click()
    await leader.getByRole('dialog').getByRole('button', { name: '确认认定' }).click()
    await certified.waitFor()
  }
  // What an officer's page would send that still shows it open: by itself the page may have read anew by now.
  const second = await office.request.post(`/api/v1${path}`, { data: { came: 4, others: [] } })
  expect([second.status(), (await second.json()).code]).toEqual([409, 'volunteering.already_certified'])
  await office.reload()
  await office.getByText(`${me.name}于`).first().waitFor()
  await office.getByText('原记录保留').waitFor()
  await expectLooksRight(leader, 'volunteer-certified-phone')

  await office.getByRole('button', { name: `更正${me.name}的时长` }).click()
  const dialog = office.getByRole('dialog')
  const now = (await dialog.getByText(/^现在/).textContent()) ?? ''
  const wanted = now.includes('1.75') ? '1.25' : '1.75'
  await dialog.getByLabel('更正为（小时）').fill(wanted)
  await dialog.getByRole('button', { name: '记一条更正' }).click()
  await dialog.getByText('请写明原因').waitFor()
  await dialog.getByLabel('原因（会告诉本人）').fill('签到表有记录')
  await expectNoSeriousAxe(office)
  await dialog.getByRole('button', { name: '记一条更正' }).click()
  await heard(office, '已更正')
  await office.getByText('签到表有记录').waitFor()
  await expectLooksRight(office, 'volunteer-corrected-desk')

  const year = last?.endsAt.slice(0, 4)
  await leader.goto(`/volunteering/hours?year=${year}`)
  await leader
    .getByText(/签到表有记录/)
    .first()
    .waitFor()
  await expectLooksRight(leader, 'volunteer-my-hours-phone')
  const href = await leader.getByRole('link', { name: '下载证明（PDF）' }).getAttribute('href')
  const paper = await leader.request.get(href ?? '')
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
})

test('the honour list has no threshold until the office sets it, and tells then who reached it', { timeout: 180_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/volunteering-desk/honours')
  await office
    .getByText(/表彰标准/)
    .first()
    .waitFor()
  await arrived(office)
  if ((await office.getByText('还没有设定个人表彰标准').count()) > 0) {
    await office.getByRole('button', { name: '设定标准' }).click()
    await office.getByLabel('文件名称').fill('志愿服务表彰办法')
    await office.getByLabel('适用范围').fill('本校')
    await office.getByLabel('全年服务时长（小时）').fill('4')
    await expectNoSeriousAxe(office)
    await office.getByRole('dialog').getByRole('button', { name: '设定标准' }).click()
  }
  await office.getByText(/个人表彰标准：全年 4 小时/).waitFor()
  await expectLooksRight(office, 'volunteer-honours-desk')
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (size, viewport) => {
  test('tasks, teams, my hours and the officers’ pages read well', { timeout: 300_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    const paths = [
      '/volunteering',
      '/volunteering?when=past',
      '/volunteering/teams',
      '/volunteering/hours',
      '/volunteering-desk',
      '/volunteering-desk/teams',
      '/volunteering-desk/hours',
    ]
    for (const path of [...paths, '/volunteering-desk/honours']) {
      await page.goto(path)
      await expectLooksRight(page, `volunteering-${size}${path.replaceAll(/[^a-z]+/g, '-')}`)
    }
    await page.goto('/volunteering/teams')
    await page.getByRole('link', { name: new RegExp(shownTeam) }).click()
    await page.getByRole('heading', { name: '队员' }).waitFor()
    await expectLooksRight(page, `volunteering-${size}-team`)
  })
})
