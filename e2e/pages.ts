import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { AxeResults } from 'axe-core'
import { chromium, type Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { demoPassword } from '../server/demo/shown-accounts.ts'

export const phone = { width: 390, height: 844 }
export const desk = { width: 1440, height: 900 }
export type Viewport = typeof phone

const axeSource = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** A visitor with a browser of their own; whatever breaks in the page's script fails the test. */
export async function openPage(viewport: Viewport, options: { locale?: string } = {}): Promise<Page> {
  const browser = await chromium.connect(inject('browserUrl'))
  const isPhone = viewport.width < 768
  const context = await browser.newContext({
    viewport,
    baseURL: inject('serverUrl'),
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    isMobile: isPhone,
    hasTouch: isPhone,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Minified React error/.test(message.text())) broken.push(message.text())
  })
  onTestFinished(async () => {
    await browser.close()
    expect(broken).toEqual([])
  })
  return page
}

/** Signs in as one of the demonstration's accounts and waits for the first page. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/')
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=password]').waitFor({ state: 'detached' })
  await page.locator('main').waitFor()
}

/** No violation that keeps somebody from using the page (WCAG 2.1 A and AA, serious or critical). */
export async function expectNoSeriousAxe(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`)
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`)
  expect(serious).toEqual([])
}

/** Nothing is wider than the screen: a phone must never scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wide).toBeLessThanOrEqual(0)
}

/** A picture for whoever looks at the run: written to the folder that TONGXIN_SCREENSHOTS names, and only then. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.TONGXIN_SCREENSHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
