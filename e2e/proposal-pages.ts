import type { Page } from 'playwright-core'
import { dayOf } from '../kernel/clock.ts'
import { arrived, heard } from './pages.ts'

export interface Press {
  id: string
  /** As the button says it. */
  action: string
  /** Fills in what the form asks; without it the action asks for nothing but a yes. */
  fill?: (page: Page) => Promise<unknown>
}

/** Presses an action on a proposal's page, answers what it asks and waits until it has happened. */
export async function act(page: Page, { id, action, fill }: Press): Promise<void> {
  await page.goto(`/proposals/${id}`)
  await arrived(page)
  const button = page.getByRole('button', { name: action, exact: true }).first()
  // On a phone only the main action lies open.
  if ((await button.count()) === 0) await page.getByRole('button', { name: /^(更多|其他操作)/ }).click()
  await button.click()
  if (fill) await fill(page)
  const asked = fill ? page.locator('.ant-drawer') : page.locator('dialog.tx-dialog')
  await asked.getByRole('button', { name: action, exact: true }).click()
  await heard(page, `${action}：已完成`)
  await asked.waitFor({ state: 'hidden' })
}

/** The same, where whoever looks may still do it: a second attempt goes on where the first was lost. */
export async function actOnce(page: Page, press: Press): Promise<void> {
  if ((await stillTo(page, press.action, [press.id])).length > 0) await act(page, press)
}

/** Those of which this can still be done: a story that is told again from the middle finds some of it done. */
export async function stillTo(page: Page, action: string, ids: readonly string[]): Promise<string[]> {
  const open: string[] = []
  for (const id of ids) {
    const { actions }: { actions: { title: { zh: string }; refusal: unknown }[] } = await (await page.request.get(`/api/v1/cases/${id}`)).json()
    if (actions.some(({ title, refusal }) => title.zh === action && refusal === null)) open.push(id)
  }
  return open
}

/** Ticks the rows of a table at these places, or those that hold these proposals. */
export async function tick(page: Page, rows: number | readonly string[]): Promise<void> {
  const all = page.locator('tr[data-row-key]')
  await all.first().waitFor()
  const wanted = typeof rows === 'number' ? Array.from({ length: rows }, (_, index) => all.nth(index)) : rows.map((id) => page.locator(`tr[data-row-key="${id}"]`))
  for (const row of wanted) await row.getByRole('checkbox').check()
}

export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.locator('.ant-drawer').getByRole('combobox', { name: field }).click()
  await page.locator('.ant-select-dropdown').getByTitle(option, { exact: true }).click()
}

/** Types into a search that asks the server, and takes the hit with these words. */
export async function pick(page: Page, field: string, words: string): Promise<void> {
  await page.locator('.ant-drawer').getByRole('combobox', { name: field }).fill(words)
  await page.locator('.ant-select-item-option', { hasText: words }).first().click()
}

export async function fillMeeting(page: Page): Promise<void> {
  const form = page.locator('.ant-drawer')
  await form.getByRole('textbox', { name: '日期' }).fill(dayOf(new Date()))
  await page.keyboard.press('Tab')
  await form.getByRole('radio', { name: '当面沟通' }).check()
  await form.getByRole('textbox', { name: '参加人员' }).fill('提案人、校医院院长')
  await form.getByRole('textbox', { name: '沟通情况' }).fill('提案人介绍了夜间就诊的困难，双方商定先试行一个学期。')
}

/** Class A, or B with what is promised by when. */
export async function fillReply(page: Page, promisedBy?: string): Promise<void> {
  const form = page.locator('.ant-drawer')
  await form.getByRole('radio', { name: promisedBy ? /B 列入计划/ : /A 已经解决/ }).check()
  await form.getByRole('radio', { name: promisedBy ? '正在落实' : '已落实' }).check()
  await form.getByRole('textbox', { name: '答复内容' }).fill('已与提案人当面沟通。夜间开放时间自下学期起延长到二十三时，值班人员和照明已安排到位，座位使用情况每学期公布。')
  if (!promisedBy) return
  await form.getByRole('textbox', { name: /承诺完成日期/ }).fill(promisedBy)
  await page.keyboard.press('Tab')
}

export async function fillUnits(page: Page, lead: string, support?: string): Promise<void> {
  await pick(page, '主办单位', lead)
  if (support) await pick(page, '协办单位', support)
}

export async function rate(page: Page, attitude: string, result: string): Promise<void> {
  const groups = page.locator('.ant-drawer').getByRole('radiogroup')
  await groups.nth(0).getByRole('radio', { name: attitude, exact: true }).check()
  await groups.nth(1).getByRole('radio', { name: result, exact: true }).check()
}
