import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dayOf } from '../kernel/clock.ts'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn } from './pages.ts'
import { wordsOfDownload } from './proposal-story.ts'

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

/** A person of the branch, entered by hand: whoever the demonstration knows has a part in other tests. */
async function newColleague(officer: Page, name: string): Promise<{ id: string; name: string }> {
  const { items }: { items: { unitId: string }[] } = await (await officer.request.get('/api/v1/staff?limit=1')).json()
  const created = await officer.request.post('/api/v1/staff', { data: { staffNo: `E${Date.now() % 1_000_000_000}`, name, unitId: items[0]?.unitId, hireDate: '1990-07-01' } })
  expect(created.status()).toBe(201)
  const { id }: { id: string } = await created.json()
  return { id, name }
}

/** The matter of this person that is under way. */
async function matterOf(page: Page, { name }: { name: string }, state: string): Promise<string> {
  const { items }: { items: { caseId: string; title: string }[] } = await (await page.request.get(`/api/v1/membership/matters?state=${state}&limit=200`)).json()
  return items.find(({ title }) => title.startsWith(name))?.caseId ?? ''
}

/** Presses an action on the page of a matter, and fills in its form. */
async function decide(page: Page, { caseId, action, fill }: { caseId: string; action: string; fill: (form: Locator) => Promise<unknown> }): Promise<void> {
  await page.goto(`/cases/${caseId}`)
  await arrived(page)
  await page.getByRole('button', { name: action }).click()
  const form = page.locator('.ant-drawer')
  await fill(form)
  await form.getByRole('button', { name: action }).click()
  await heard(page, `${action}：已完成`)
}

async function fillDay(form: Locator, field: string, day: string): Promise<void> {
  const input = form.getByLabel(field)
  await input.fill(day)
  await input.press('Tab')
}

const today = () => dayOf(new Date())

async function approve(office: Page, { caseId, action, from }: { caseId: string; action: string; from?: string }): Promise<void> {
  await decide(office, {
    caseId,
    action,
    fill: async (form) => {
      await form.getByLabel('会议文号').fill('钱示工组〔2026〕12号')
      await fillDay(form, '会议日期', today())
      if (from) await fillDay(form, '生效日期', from)
    },
  })
}

/** Chooses a matter that is filed for somebody, and fills in its form. */
async function fileFor(
  officer: Page,
  { person, matter, fill }: { person: { id: string; name: string }; matter: string; fill: (form: Locator) => Promise<unknown> },
): Promise<void> {
  await officer.goto(`/members/${person.id}`)
  await officer.getByRole('button', { name: '代办会籍事项' }).click()
  const drawer = officer.locator('.ant-drawer')
  await expectNoSeriousAxe(officer)
  await drawer.getByRole('button', { name: matter }).click()
  await fill(drawer)
  await drawer.getByLabel('本人委托情况').fill('本人来电委托，次日到办公室签字。')
  await screenshot(officer, `membership-file-for-${matter}`)
  await expectNoSeriousAxe(officer)
  await drawer.getByRole('button', { name: '代为提交' }).click()
  await heard(officer, `已代${person.name}提交“${matter}”`)
}

test('an officer files for somebody without a phone, from joining to retirement and leaving, and the papers come', { timeout: 180_000 }, async () => {
  const officer = await openPage(desk)
  await signIn(officer, 'fenhui')
  const office = await openPage(desk)
  await signIn(office, 'office')
  // A second attempt is about somebody else.
  const person = await newColleague(officer, `荣大${String.fromCodePoint(0x4e00 + (Date.now() % 5000))}`)
  const checked = async (action = '分工会审核同意') => {
    const caseId = await matterOf(officer, person, 'checking')
    await decide(officer, { caseId, action, fill: (form) => form.getByLabel('审核意见').fill('情况属实') })
    return caseId
  }
  await officer.goto(`/members/${person.id}`)
  await officer.getByRole('button', { name: '代为申请入会' }).click()
  const joining = officer.locator('.ant-drawer')
  await joining.getByRole('switch', { name: '本人同意' }).check()
  await joining.getByLabel('本人委托情况').fill('本人到办公室当面提出，有签字的申请书。')
  await expectNoSeriousAxe(officer)
  await joining.getByRole('button', { name: '代为申请入会' }).click()
  await heard(officer, `已代${person.name}提交入会申请`)
  await approve(office, { caseId: await checked(), action: '批准入会' })

  await fileFor(officer, {
    person,
    matter: '退休与荣休仪式',
    fill: async (form) => {
      await fillDay(form, '退休日期', today())
      await form.getByRole('switch', { name: '参加荣休仪式' }).check()
    },
  })
  await approve(office, { caseId: await checked(), action: '确认退休并保留会籍', from: today() })
  await office.goto('/members/matters?part=retirees')
  await office.getByText(person.name).first().waitFor()
  expect(await wordsOfDownload(office, office.getByRole('link', { name: '下载仪式名单（Word）' }))).toContain(person.name)

  await fileFor(officer, {
    person,
    matter: '会员关系转出',
    fill: async (form) => {
      await form.getByLabel('转入单位工会').fill('湖滨大学工会')
      await fillDay(form, '离校日期', today())
      await form.getByLabel('会费交至').fill(today().slice(0, 7))
    },
  })
  await approve(office, { caseId: await checked(), action: '批准转出并编号介绍信', from: today() })
  await office.goto('/members/matters?f.process=transfer_out&f.state=done')
  const letter = office.locator('tr.tb-row', { hasText: person.name }).getByRole('link', { name: /的介绍信或回执/ })
  const words = await wordsOfDownload(office, letter)
  for (const said of [person.name, '湖滨大学工会']) expect(words).toContain(said)
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
