import { describe, test } from 'vitest'
import { desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn, staffNoOf, whoIs } from './pages.ts'

const title = '冬至包饺子'

/** Minutes from now as the input for times holds them, in China's time. */
function inMinutes(count: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(Date.now() + count * 60_000).replace(' ', 'T')
}

test('places are changed, people are checked in by their code, and the code of the place checks them in themselves', { timeout: 180_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/activities/new')
  await office.getByLabel('活动名称').fill(title)
  await office.getByLabel('开始时间').fill(inMinutes(120))
  await office.getByLabel('结束时间').fill(inMinutes(240))
  await office.getByLabel('地点').fill('教工之家')
  await office.getByLabel('名额（人）').fill('1')
  await office.getByLabel('报名截止').fill(inMinutes(60))
  await office.getByRole('button', { name: '发布活动' }).click()
  await office.getByText(/活动已发布/).waitFor()
  await office.getByRole('heading', { name: title }).waitFor()
  const path = new URL(office.url()).pathname

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/me/offers')
  await member.getByRole('link', { name: new RegExp(title) }).click()
  await member.getByText('仅剩 1 个名额').waitFor()
  await expectNoSeriousAxe(member)
  await member.getByRole('button', { name: '报名', exact: true }).dblclick()
  await member.getByRole('heading', { name: '报名成功' }).waitFor()

  await office.goto(`/offers/${path.split('/').at(-1) ?? ''}/edit`)
  await office.getByText(/人中 .* 人可以报名/).waitFor()
  await screenshot(office, 'capacity-editor-desk')
  await expectNoSeriousAxe(office)
  await office.getByLabel('全部人员，不分选项的名额').fill('5')
  await office.getByRole('button', { name: '保存名额' }).click()
  await office.getByText('名额已保存').first().waitFor()

  await office.goto(`${path}/check-in`)
  await office.getByRole('button', { name: '添加签到点' }).first().click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('开始', { exact: true }).fill(inMinutes(-30))
  await dialog.getByLabel('结束', { exact: true }).fill(inMinutes(300))
  await dialog.getByLabel('本人自助签到').selectOption('screen')
  await dialog.getByRole('button', { name: '添加签到点' }).click()
  await office.getByText('应到 1 人，实到 0 人').waitFor()
  await expectNoSeriousAxe(office)

  await member.reload()
  await member.getByRole('button', { name: '出示签到码' }).click()
  await member.getByRole('img', { name: `${title}的签到码` }).waitFor()
  await screenshot(member, 'capacity-my-code-phone')
  await expectNoSeriousAxe(member)

  await office.getByLabel('工号或签到码').fill('没有这个人')
  await office.keyboard.press('Enter')
  await office.getByText('没有签到成功').waitFor()
  await office.getByRole('button', { name: '显示签到二维码' }).click()
  await office.getByRole('img', { name: '请用手机扫码签到' }).waitFor()
  const points = await office.request.get(`/api/v1/offers/${path.split('/').at(-1) ?? ''}/checkin-points`).then((answer) => answer.json())
  const screen = await office.request.get(`/api/v1/checkin-points/${String(points.items.at(-1).id)}/screen`).then((answer) => answer.json())
  await member.goto(new URL(String(screen.url)).pathname)
  await member.getByRole('heading', { name: '签到成功' }).waitFor()
  await expectNoSeriousAxe(member)
  await screenshot(office, 'capacity-check-in-desk')
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (name, viewport) => {
  test('the lists of what I may sign up for and signed up for are whole', async () => {
    const page = await openPage(viewport)
    await signIn(page, 'huiyuan')
    for (const path of ['/me/offers', '/me/enrolments']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByRole('status', { name: '正在打开' }).waitFor({ state: 'detached' })
      await screenshot(page, `capacity${path.replaceAll('/', '-')}-${name}`)
      await expectNoSeriousAxe(page)
      await expectNoSidewaysScroll(page)
    }
  })

  test('an officer sees by name who may come and who may not, and why', { timeout: 90_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    const { items } = await page.request.get('/api/v1/activities/desk?limit=50').then((answer) => answer.json())
    const { id } = items.find((item: { phase: string }) => item.phase === 'draft')
    await page.goto(`/activities/${String(id)}/offer`)
    await page.getByRole('button', { name: '查看不符合的名单' }).click()
    await page
      .getByText(/^不符合“/)
      .first()
      .waitFor()
    await screenshot(page, `capacity-names-${name}`)
    await expectNoSeriousAxe(page)
    await page.getByText('可以报名', { exact: true }).click()
    await page
      .getByText(/^不符合“/)
      .first()
      .waitFor({ state: 'detached' })
    await page
      .getByText(/^[\d,]+ 人/)
      .first()
      .waitFor()
    await expectNoSidewaysScroll(page)
  })

  test('a use that only paper knows of is entered with its reason, and the person sees it', { timeout: 90_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    await page.goto('/entitlements')
    await page.getByRole('button', { name: '补记或更正' }).click()
    const drawer = page.getByRole('dialog')
    const member = await openPage(phone)
    await signIn(member, 'huiyuan')
    const person = await whoIs(member)
    await drawer.getByLabel('教职工').fill(person.name)
    await page.locator('.ant-select-item-option', { hasText: await staffNoOf(page, person) }).click()
    await drawer.getByLabel('待遇名称').fill(`往年疗休养（${name}）`)
    await drawer.getByLabel('使用日期').fill('2024-07-10')
    await expectNoSeriousAxe(page)
    await drawer.getByRole('button', { name: '记入' }).click()
    await drawer.getByText(/请填写：原因/).waitFor()
    await drawer.getByLabel('原因（记入审计）').fill('2024 年纸质名单')
    await drawer.getByRole('button', { name: '记入' }).click()
    await page.getByText(`往年疗休养（${name}）`).first().waitFor()
    await screenshot(page, `capacity-uses-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
    await page.getByText('报名限制', { exact: true }).click()
    await page.getByText('没有报名限制').waitFor()

    await member.goto('/me/enrolments')
    await member.getByText(`往年疗休养（${name}）`).first().waitFor()
  })
})
