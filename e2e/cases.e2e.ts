import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, whoIs } from './pages.ts'

const sizes = [
  ['phone', phone],
  ['desk', desk],
] as const

test.each(sizes)('every list of cases can be used by everybody and fits the screen: %s', async (name, viewport) => {
  const page = await openPage(viewport)
  await signIn(page, 'office')
  const pages = {
    todo: '/todo?box=done',
    inbox: '/cases/inbox',
    supervision: '/cases/supervision',
    statistics: '/cases/statistics?process=proposal',
    delegations: '/cases/delegations',
    templates: '/cases/templates',
  }
  for (const [key, path] of Object.entries(pages)) {
    await page.goto(path)
    await arrived(page)
    await screenshot(page, `cases-${key}-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  }
})

test.each(sizes)('Enter in a date field chooses the date and never sends the form: %s', async (_name, viewport) => {
  const page = await openPage(viewport)
  await signIn(page, 'office')
  await page.goto('/cases/delegations')
  await page.getByRole('button', { name: /委托/ }).first().click()
  const day = page.locator('.ant-picker input').first()
  await day.click()
  await day.fill('2026-12-01')
  await day.press('Enter')
  // Once more, with the calendar closed: now nothing but the form is left to hear it.
  await day.press('Enter')
  expect(await day.inputValue()).toBe('2026-12-01')
  // A form that was sent says at once what is missing in it.
  expect(await page.getByText(/处需要修改/).count()).toBe(0)
  await page.locator('.ant-picker').first().waitFor()
})

test.each(sizes)('an address that asks for what there is not shows the list and says so: %s', async (_name, viewport) => {
  const page = await openPage(viewport)
  await signIn(page, 'office')
  for (const address of ['/cases/inbox?f.process=nothing', '/cases/supervision?f.process=提案', '/cases/supervision?f.unit=nowhere']) {
    await page.goto(address)
    await page.getByText(/的筛选条件不存在，已按不筛选显示/).waitFor()
    await page.getByRole('checkbox').first().waitFor()
    await expectNoSeriousAxe(page)
  }
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByText(/的筛选条件不存在/).waitFor({ state: 'detached' })
})

test.each(sizes)('a case says where it is, who is waited for, and why a button is grey: %s', async (name, viewport) => {
  const page = await openPage(viewport)
  await signIn(page, 'unit')
  await page.goto(`/cases/${await caseWaitingFor(page, '提交答复，送签')}`)
  await page.getByRole('heading', { name: '办理过程' }).waitFor()
  await page.getByText(/等您：提交答复/).waitFor()
  if (name === 'phone') await page.getByRole('button', { name: /更多/ }).click()
  expect(await page.getByRole('button', { name: '申请改派' }).isDisabled()).toBe(true)
  await page.getByText(/申请改派的期限已于/).waitFor()
  await screenshot(page, `case-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
})

test('what is typed on one device is there on the next, and goes with what is sent', async () => {
  const atDesk = await openPage(desk)
  await signIn(atDesk, 'unit')
  const caseId = await caseWaitingFor(atDesk, '提交答复，送签')
  await atDesk.goto(`/cases/${caseId}`)
  await atDesk.getByRole('button', { name: '提交答复，送签' }).click()
  await atDesk.getByRole('textbox', { name: '答复内容' }).fill('已会同有关部门研究，正在编制改造方案。')
  await atDesk.getByText('已自动保存').waitFor()
  await expectNoSeriousAxe(atDesk)

  const onPhone = await openPage(phone)
  await signIn(onPhone, 'unit')
  await onPhone.goto(`/cases/${caseId}`)
  await onPhone.getByRole('button', { name: '提交答复，送签' }).click()
  await onPhone.getByText(/换一台设备也能接着写/).waitFor()
  expect(await onPhone.getByRole('textbox', { name: '答复内容' }).inputValue()).toBe('已会同有关部门研究，正在编制改造方案。')
  await screenshot(onPhone, 'case-form-phone')
  await expectNoSidewaysScroll(onPhone)
  await expectNoSeriousAxe(onPhone)
  await onPhone.getByRole('button', { name: '清空重填' }).click()
  expect(await onPhone.getByRole('textbox', { name: '答复内容' }).inputValue()).toBe('')
})

test('when a colleague was quicker, the page says what happened and keeps what was typed', async () => {
  const slow = await openPage(desk)
  await signIn(slow, 'unit')
  const caseId = await caseWaitingFor(slow, '签收')
  await slow.goto(`/cases/${caseId}`)
  await slow.getByRole('button', { name: '申请改派' }).click()
  await slow.getByRole('textbox', { name: '理由' }).fill('这件事由另一个部门负责。')

  const quick = await openPage(desk)
  await signIn(quick, 'unit')
  await quick.goto(`/cases/${caseId}`)
  await quick.getByRole('button', { name: '签收' }).click()
  await quick.getByRole('dialog').getByRole('button', { name: '签收' }).click()
  await heard(quick, '签收：已完成')

  const form = slow.locator('.ant-drawer')
  await form.getByRole('button', { name: '申请改派' }).click()
  await form.getByText('在您填写时，这件事有了新的变化').waitFor()
  expect(await form.getByRole('textbox', { name: '理由' }).inputValue()).toBe('这件事由另一个部门负责。')
  await screenshot(slow, 'case-moved-desk')
  await expectNoSeriousAxe(slow)
})

test('a word among colleagues is marked, and the proposer does not read it', async () => {
  const page = await openPage(desk)
  await signIn(page, 'unit')
  const caseId = await caseWaitingFor(page, '提交答复，送签')
  await page.goto(`/cases/${caseId}`)
  await page.getByRole('textbox', { name: '内部留言' }).fill('先和基建处核对工期。')
  await page.getByRole('button', { name: '内部留言' }).click()
  await page.locator('li.ca-comment-inner', { hasText: '先和基建处核对工期。' }).waitFor()
  await screenshot(page, 'case-comments-desk')
  await expectNoSeriousAxe(page)
  // A reader from outside the office: a delegate reads what is published, or nothing at all.
  const other = await openPage(phone)
  await signIn(other, 'daibiao')
  const answer = await other.request.get(`/api/v1/cases/${caseId}`)
  expect(await answer.text()).not.toContain('先和基建处核对工期。')
})

test.each(sizes)('whoever asks where it is sees the way it came and the whole process as a drawing: %s', async (name, viewport) => {
  const page = await openPage(viewport)
  await signIn(page, 'unit')
  await page.goto(`/cases/${await caseWaitingFor(page, '提交答复，送签')}`)
  await page.getByText('现在在这里').waitFor()
  await page.getByRole('button', { name: '看流程图' }).click()
  const drawing = page.getByRole('img', { name: /办理流程图/ })
  // A drawing that the page's own policy forbade would have no width of its own.
  await expect.poll(() => page.evaluate<number>(`document.querySelector('.cw-drawing')?.naturalWidth ?? 0`)).toBeGreaterThan(100)
  await drawing.scrollIntoViewIfNeeded()
  await screenshot(page, `case-where-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
})

test('a list is walked by keyboard, and a case opens beside it', async () => {
  const page = await openPage(desk)
  await signIn(page, 'committee')
  await page.goto('/cases/inbox')
  await arrived(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('heading', { name: '办理过程' }).waitFor()
  await screenshot(page, 'cases-drawer-desk')
  await expectNoSeriousAxe(page)
})

test('cases at one point are handled at once, with a result for each', async () => {
  const page = await openPage(desk)
  await signIn(page, 'committee')
  await page.goto('/cases/inbox')
  await arrived(page)
  const rows = page.locator('tr[data-row-key]', { hasText: '提出承办方案' })
  expect(await rows.count()).toBeGreaterThan(1)
  for (const row of [rows.nth(0), rows.nth(1)]) await row.getByRole('checkbox').check()
  const bar = page.getByRole('region', { name: '已选 2 条' })
  await bar.getByRole('button', { name: '提出承办方案' }).click()
  const form = page.locator('.ant-drawer')
  await form.getByRole('combobox', { name: '主办单位' }).fill('后勤')
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await page.locator('.ant-select-item-option').first().click()
  await screenshot(page, 'cases-bulk-form-desk')
  await form.getByRole('button', { name: '提出承办方案' }).click()
  await page.getByText('提出承办方案：2 条完成').waitFor()
  await screenshot(page, 'cases-bulk-desk')
  await expectNoSeriousAxe(page)
})

test('whoever supervises reminds of what is late, with a result for each', async () => {
  const page = await openPage(desk)
  await signIn(page, 'office')
  await page.goto('/cases/supervision?f.step=overdue')
  await arrived(page)
  const first = page.locator('tr[data-row-key]').first()
  await first.getByRole('checkbox').check()
  await page.getByRole('button', { name: '催办选中的' }).click()
  await page.getByRole('textbox', { name: '想说的话' }).fill('请本周内回复。')
  await page.locator('.ant-drawer').getByRole('button', { name: '催办选中的' }).click()
  await page.getByText(/催办选中的：/).waitFor()
  await screenshot(page, 'cases-reminded-desk')
  await expectNoSeriousAxe(page)
})

test.each(sizes)('while away a colleague stands in, until it is ended: %s', async (name, viewport) => {
  const [who, standIn] = name === 'phone' ? ['daibiao', 'delegate2'] : ['committee', 'secretary']
  const colleague = await personOf(standIn)
  const page = await openPage(viewport)
  await signIn(page, who)
  await page.goto('/cases/delegations')
  await arrived(page)
  await page.getByRole('button', { name: '委托同事代办' }).click()
  const form = page.locator('.ant-drawer')
  await form.getByRole('combobox', { name: '同事' }).fill(colleague.name)
  await page.locator('.ant-select-item-option').filter({ hasText: colleague.name }).filter({ hasText: colleague.unitName }).click()
  await form.getByRole('textbox', { name: '到', exact: true }).fill('2099-12-31')
  await page.keyboard.press('Tab')
  await form.getByRole('textbox', { name: '原因' }).fill('出差')
  await screenshot(page, `cases-delegate-form-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await form.getByRole('button', { name: '确认委托' }).click()
  await page.getByText('进行中', { exact: true }).waitFor()
  await screenshot(page, `cases-delegation-${name}`)
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '结束委托' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束委托' }).click()
  await page.getByText('已结束', { exact: true }).waitFor()
})

test('a prepared text is kept once and used in the next case', async () => {
  const page = await openPage(desk)
  await signIn(page, 'secretary')
  await page.goto(`/cases/${await caseWaitingFor(page, '初审通过，提交审理')}`)
  await page.getByRole('button', { name: '退回补正' }).click()
  const form = page.locator('.ant-drawer')
  await form.getByRole('textbox', { name: '理由' }).fill('请把两件事分成两份提案，分别写明建议。')
  await form.getByRole('button', { name: '存为常用语' }).click()
  await form.getByRole('textbox', { name: '名称' }).fill('一事一案')
  await form.getByRole('button', { name: '保存常用语' }).click()
  await heard(page, '常用语“一事一案”已保存')
  await form.getByRole('textbox', { name: '理由' }).fill('')
  await form.getByRole('button', { name: '选用常用语' }).click()
  await form.getByRole('button', { name: /一事一案/ }).click()
  expect(await form.getByRole('textbox', { name: '理由' }).inputValue()).toBe('请把两件事分成两份提案，分别写明建议。')
  await page.goto('/cases/templates?process=proposal')
  await page.getByText('一事一案').first().waitFor()
  await expectNoSeriousAxe(page)
})

test.each(['dark', 'largeType', 'english'] as const)('a case fits the phone in %s', async (look) => {
  const page = await openPage(phone, look === 'english' ? { locale: 'en-GB' } : { [look]: true })
  await signIn(page, 'unit')
  await page.goto(`/cases/${await caseWaitingFor(page, '提交答复，送签')}`)
  await arrived(page)
  await screenshot(page, `case-${look}-phone`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
})

/** One case in which this step waits for whoever is signed in. */
async function caseWaitingFor(page: Page, action: string): Promise<string> {
  const answer = await page.request.get('/api/v1/cases/inbox?box=todo&limit=100')
  const { items }: { items: { caseId: string; asks: { title: { zh: string } } | null }[] } = await answer.json()
  const found = items.find(({ asks }) => asks?.title.zh === action)
  if (!found) throw new Error(`nothing waits for “${action}”`)
  return found.caseId
}

/** Who an account of the demonstration is, with the number that tells namesakes apart. */
async function personOf(username: string): Promise<{ name: string; unitName: string }> {
  const page = await openPage(phone)
  await signIn(page, username)
  const person = await whoIs(page)
  const { items }: { items: { staffId: string; unitName: string }[] } = await (await page.request.get(`/api/v1/case-people?q=${encodeURIComponent(person.name)}`)).json()
  const found = items.find(({ staffId }) => staffId === person.staffId)
  if (!found) throw new Error(`${username} is not found by name`)
  return { name: person.name, unitName: found.unitName }
}
