import { writeFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { dayOf } from '../kernel/clock.ts'
import { arrived, desk, heard, phone } from './pages.ts'
import { actOnce, fillMeeting, fillReply, pick, rate, tick, stillTo } from './proposal-pages.ts'
import { expectLooksRight, visit } from './story-cast.ts'

/** The running session, as the pages know it. */
export async function currentSession(page: Page): Promise<string> {
  const { current }: { current: string } = await (await page.request.get('/api/v1/congress/sessions')).json()
  return current
}

export async function listOf(page: Page, state: string): Promise<string> {
  return `/proposals?f.session=${await currentSession(page)}&f.state=${state}&n=50`
}

export async function listed(page: Page, state: string, wanted: (row: { kind: string }) => boolean = () => true): Promise<string[]> {
  const answer = await page.request.get(`/api/v1/proposals?state=${state}&sessionId=${await currentSession(page)}&limit=50`)
  const { items }: { items: { id: string; kind: string }[] } = await answer.json()
  return items.filter(wanted).map(({ id }) => id)
}

export async function standsAt(page: Page, id: string, state: string): Promise<boolean> {
  const proposal: { state: string } = await (await page.request.get(`/api/v1/proposals/${id}`)).json()
  return proposal.state === state
}

export async function titleOf(page: Page, id: string): Promise<string> {
  const { title }: { title: string } = await (await page.request.get(`/api/v1/proposals/${id}`)).json()
  return title
}

/** Who sits for a delegation, but for those who signed on their phones. */
export async function delegationOf(page: Page, name: string, without: string[]): Promise<string[]> {
  const { items: terms }: { items: { id: string }[] } = await (await page.request.get('/api/v1/congress/terms')).json()
  const termId = terms[0]?.id ?? ''
  const { items: delegations }: { items: { id: string; name: string }[] } = await (await page.request.get(`/api/v1/congress/delegations?termId=${termId}`)).json()
  const delegationId = delegations.find((one) => one.name === name)?.id ?? ''
  const { items }: { items: { person: { name: string } }[] } = await (
    await page.request.get(`/api/v1/congress/delegates?termId=${termId}&delegationId=${delegationId}&limit=50`)
  ).json()
  return items.map(({ person }) => person.name).filter((one) => !without.includes(one))
}

interface Together {
  ids: readonly string[]
  action: string
  fill?: (page: Page) => Promise<unknown>
  picture?: string
}

/** Those of them that still stand there: a second attempt goes on where the first was lost. */
export async function together(page: Page, { state, ids, ...rest }: Together & { state: string }): Promise<void> {
  const left = new Set(await listed(page, state))
  const waiting = ids.filter((id) => left.has(id))
  if (waiting.length > 0) await togetherAt(page, { path: await listOf(page, state), ids: waiting, ...rest })
}

/** Ticks them in their list, presses one button, and reads that each was done. */
export async function togetherAt(page: Page, { path, action, fill, picture, ...asked }: Together & { path: string }): Promise<void> {
  const ids = await stillTo(page, action, asked.ids)
  if (ids.length === 0) return
  await page.goto(path)
  await arrived(page)
  await tick(page, ids)
  await page
    .getByRole('region', { name: `已选 ${ids.length} 条` })
    .getByRole('button', { name: action, exact: true })
    .click()
  if (fill) await fill(page)
  const form = fill ? page.locator('.ant-drawer') : page.locator('dialog.tx-dialog')
  await form.getByRole('button', { name: action, exact: true }).click()
  await page.getByText(`${action}：${ids.length} 条完成`).waitFor()
  if (picture) await expectLooksRight(page, picture)
}

export async function openRound(page: Page, { kind, title, session }: { kind: string; title: string; session: RegExp }): Promise<void> {
  await page.goto('/proposals/rounds')
  await arrived(page)
  await page.getByRole('button', { name: kind }).click()
  const form = page.locator('.ant-drawer')
  await form.getByRole('textbox', { name: '名称' }).fill(title)
  await form.getByRole('combobox', { name: '哪几次会议的提案' }).click()
  await page.locator('.ant-select-item-option', { hasText: session }).click()
  await form.getByRole('textbox', { name: '开始日期' }).fill(inDays(0))
  await page.keyboard.press('Tab')
  await form.getByRole('textbox', { name: '结束日期' }).fill(inDays(20))
  await page.keyboard.press('Tab')
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

export async function pickPerson(page: Page, field: string, name: string): Promise<void> {
  await page.locator('.ant-drawer').getByRole('combobox', { name: field }).fill(name)
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click()
}

interface Text {
  title: string
  topic: string
  kind?: string
}

/** One question after another on the phone, up to those who stand behind it. */
export async function writeText(page: Page, { title, topic, kind }: Text): Promise<void> {
  await page.goto('/proposals/new')
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('textbox', { name: '案由' }).fill(title)
  await page.locator('.wr-similar-one').first().waitFor()
  await expectLooksRight(page, 'write-similar-phone')
  await next()
  await page.getByRole('radio', { name: topic }).check()
  if (kind) await page.getByText(kind, { exact: true }).click()
  await expectLooksRight(page, 'write-topic-phone')
  await next()
  await page.getByRole('textbox', { name: '理由' }).fill('晚间阅览座位紧张，教师备课和学生自习只能占用走廊，去年期末两周排队三千余人次，开放时间比兄弟院校平均少三个小时。')
  await next()
  await page.getByRole('textbox', { name: '建议' }).fill('建议图书馆夜间开放到二十三时，期末两周延长到二十四时，同时增加值班人员和照明，并每学期公布座位使用情况。')
  await expectLooksRight(page, 'write-suggestion-phone')
  await next()
  await page.getByText('可以不邀请').waitFor()
}

export async function submit(page: Page, picture: string): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('第 6 步').waitFor()
  await expectLooksRight(page, 'write-check-phone')
  await page.getByRole('button', { name: '提交并征求附议' }).click()
  await page.getByRole('heading', { level: 1, name: '已提交，正在征求附议' }).waitFor()
  await expectLooksRight(page, picture)
}

/** Ends the round that lies open. */
export async function closeRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: '结束本轮' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束本轮' }).click()
  await heard(page, '已结束')
}

export function inDays(days: number): string {
  return dayOf(new Date(Date.now() + days * 86_400_000))
}

export async function answer(unit: Page, id: string, promisedBy?: string): Promise<void> {
  if (!(await standsAt(unit, id, 'handling'))) return
  await actOnce(unit, { id, action: '登记与提案人的沟通', fill: fillMeeting })
  await actOnce(unit, {
    id,
    action: '提交答复，送签',
    fill: async (page) => {
      await fillReply(page, promisedBy)
      await expectLooksRight(page, 'reply-desk')
    },
  })
}

export async function sign(leader: Page, id: string): Promise<void> {
  if (!(await standsAt(leader, id, 'sign_off'))) return
  const title = await titleOf(leader, id)
  await leader.getByRole('region', { name: title }).getByRole('button', { name: '签发' }).click()
  await heard(leader, `已签发“${title}”`)
}

export async function rateAs(username: string, id: string, [attitude, result]: [string, string]): Promise<void> {
  await actOnce(await visit(username, phone), {
    id,
    action: '评价',
    fill: async (page) => {
      await rate(page, attitude, result)
      await expectLooksRight(page, 'rate-phone')
    },
  })
}

export async function secondIt(username: string, id: string): Promise<void> {
  await actOnce(await visit(username, phone), { id, action: '附议' })
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export function idOf(page: Page): string {
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

export async function mergeThree(secretary: Page, ids: readonly string[]): Promise<void> {
  await secretary.goto(await listOf(secretary, 'in_review'))
  await tick(secretary, ids)
  await secretary.getByRole('button', { name: '并案…' }).click()
  await secretary.getByRole('heading', { level: 1, name: '并案' }).waitFor()
  await expectLooksRight(secretary, 'merge-desk')
  await secretary.getByRole('button', { name: /^把 2 件并入/ }).click()
  await secretary.getByText('并案结果：2 条完成').waitFor()
  await expectLooksRight(secretary, 'merged-desk')
}

/** A merge is undone while nothing has been assigned, and done again. */
export async function splitAndMergeAgain(secretary: Page, { id, into }: { id: string; into: string }): Promise<void> {
  if (await standsAt(secretary, id, 'merged')) await actOnce(secretary, { id, action: '拆分，恢复单独审理' })
  const target = await titleOf(secretary, into)
  await actOnce(secretary, {
    id,
    action: '并案',
    fill: async (page) => {
      await pick(page, '并入提案', target)
      await expectLooksRight(page, 'merge-one-desk')
    },
  })
}

/** The leader asks for another wording, and the unit gives it. */
export async function returnAndAnswerAgain(id: string): Promise<void> {
  await actOnce(await visit('lingdao', phone), { id, action: '退回修改', fill: because('请写明补助标准和发放时间。') })
  const unit = await visit('unit', desk)
  await actOnce(unit, {
    id,
    action: '提交答复，送签',
    fill: async (page) => {
      const text = page.locator('.ant-drawer').getByRole('textbox', { name: '答复内容' })
      // What was returned is gone on with.
      await expect.poll(() => text.inputValue()).toContain('已与提案人当面沟通')
      await text.fill(`${await text.inputValue()}补助标准为每人每年八百元，每年六月发放。`)
    },
  })
}

export async function callDelivery(secretary: Page, place: string): Promise<void> {
  await secretary.getByRole('button', { name: '安排送达会' }).click()
  const form = secretary.locator('.ant-drawer')
  await form.getByRole('textbox', { name: '日期' }).fill(inDays(0))
  await secretary.keyboard.press('Tab')
  await form.getByRole('textbox', { name: '地点' }).fill(place)
  await form.getByRole('button', { name: '保存送达会' }).click()
  await secretary.getByText(place).first().waitFor()
}

/** The first was not carried out, all others were; returns which one was not. */
export async function lookBack(page: Page): Promise<string> {
  const entries = page.locator('.pr-list > li')
  await entries.nth(3).waitFor()
  for (const [at, entry] of (await entries.all()).entries()) {
    const finding = at === 0 ? '没有落实' : '已落实'
    await entry.getByRole('button', { name: finding, exact: true }).click()
    await entry.getByRole('button', { name: finding, exact: true, pressed: true }).waitFor()
  }
  return (await entries.first().getByRole('link').first().getAttribute('href'))?.split('/').at(-1) ?? ''
}

export async function nominate(secretary: Page, proposal: string): Promise<void> {
  await secretary.getByRole('button', { name: '提名' }).click()
  const form = secretary.locator('.ant-drawer')
  await pick(secretary, '提案', proposal)
  await form.getByRole('textbox', { name: '事迹和理由' }).fill('调查充分，建议可行，推动了开放时间的延长。')
  await expectLooksRight(secretary, 'nominate-desk')
  await form.getByRole('button', { name: '提名' }).click()
  await heard(secretary, '已提名')
}

/** Downloads a Word file as a person does, and reads what it says. */
export async function wordsOfDownload(page: Page, link: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  const bytes = await collect(await download.createReadStream())
  if (process.env.TONGXIN_SCREENSHOTS) await writeFile(`${process.env.TONGXIN_SCREENSHOTS}/${download.suggestedFilename()}`, bytes)
  return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
}

/** Gives the reason that an action asks for. */
export function because(words: string): (page: Page) => Promise<void> {
  return (page) => page.locator('.ant-drawer').getByRole('textbox', { name: '理由' }).fill(words)
}
