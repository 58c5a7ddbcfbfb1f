import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn } from './pages.ts'

const searchHint = '名称、曾用名、拼音或首字母'

async function openUnit(page: Page, initials: string, name: string): Promise<void> {
  await page.goto('/organisation')
  await page.getByPlaceholder(searchHint).fill(initials)
  await page.locator('.og-found').getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

test('a unit is found by the initials of its pinyin, renamed, and both names stay in its history', async () => {
  const page = await openPage(desk)
  await signIn(page, 'office')
  await openUnit(page, 'wxyfgh', '文学院分工会')
  await page.getByRole('button', { name: '调整' }).click()
  await page.getByRole('button', { name: '更名或换校区' }).click()
  await page.getByLabel('名称', { exact: true }).fill('人文学院分工会')
  await page.getByLabel(/^文号/).fill('校工〔2026〕9号')
  await page.getByRole('button', { name: '保存变更' }).click()
  await page.getByRole('heading', { level: 1, name: '人文学院分工会' }).waitFor()
  await page.getByRole('tab', { name: '沿革' }).click()
  const event = page.getByRole('listitem').filter({ hasText: '更名为“人文学院分工会”' })
  await event.waitFor()
  expect(await event.innerText()).toContain('原名：文学院分工会')
  expect(await event.innerText()).toContain('校工〔2026〕9号')
  await expectNoSeriousAxe(page)
  await screenshot(page, 'organisation-history')
})

test('two branches merge as previewed, and the new one names both as its predecessors', async () => {
  const page = await openPage(desk)
  await signIn(page, 'office')
  await page.goto('/organisation/reorganise')
  const units = page.getByLabel('要合并的单位')
  for (const name of ['法学院分工会', '经济学院分工会']) {
    await units.fill(name)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await page.getByLabel('新单位名称').fill('法学与经济学院分工会')
  await page.getByRole('button', { name: '预览变化' }).click()
  await page.getByText(/撤销 2 个单位，成立 1 个单位/).waitFor()
  await expectNoSeriousAxe(page)
  await screenshot(page, 'organisation-preview')
  await page.getByLabel(/^文号/).fill('校工〔2026〕10号')
  await page.getByRole('button', { name: '确认合并' }).click()
  await page.getByRole('heading', { level: 1, name: '法学与经济学院分工会' }).waitFor()
  await page.getByRole('link', { name: '法学院分工会', exact: true }).click()
  await page.getByText(/“法学院分工会”已于 .* 撤销/).waitFor()
  expect(await page.getByRole('link', { name: '法学与经济学院分工会' }).count()).toBe(1)
})

describe.each([
  ['a desk', desk],
  ['a phone', phone],
] as const)('on %s', (_name, viewport) => {
  test.each(['/organisation', '/organisation/reorganise', '/organisation/reorganise?kind=split', '/organisation/cadres', '/standards'])(
    '%s is usable by everybody and fits',
    async (path) => {
      const page = await openPage(viewport)
      await signIn(page, 'office')
      await page.goto(path)
      await arrived(page)
      expect(await page.getByRole('alert').count()).toBe(0)
      await expectNoSeriousAxe(page)
      await expectNoSidewaysScroll(page)
      await screenshot(page, `organisation${path.replaceAll(/[^a-z]+/g, '-')}-${viewport.width}`)
    },
  )

  test.each(['facts', 'officers', 'history'])('a unit’s %s are usable by everybody and fit', async (tab) => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    await openUnit(page, 'wgyxyfgh', '外国语学院分工会')
    await page.goto(`${page.url()}?tab=${tab}`)
    await page.getByRole('tabpanel').waitFor()
    await arrived(page)
    expect(await page.getByRole('alert').count()).toBe(0)
    await expectNoSeriousAxe(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, `organisation-unit-${tab}-${viewport.width}`)
  })
})
