import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { AxeResults } from 'axe-core'
import { chromium, type Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { demoPassword } from '../server/demo/shown-accounts.ts'

export const phone = { width: 390, height: 844 }
export const desk = { width: 1440, height: 900 }
export type Viewport = typeof phone

export interface Visit {
  locale?: string
  /** Another server than the demonstration of the run. */
  serverUrl?: string
  dark?: boolean
  largeType?: boolean
  /** Only where what is kept for moments without a network is itself looked at: it answers in a page's place. */
  keepsShell?: boolean
}

const axeSource = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** A visitor with a browser of their own; whatever breaks in the page's script fails the test. */
export async function openPage(viewport: Viewport, visit: Visit = {}): Promise<Page> {
  const { page, leave } = await openVisitor(viewport, visit)
  onTestFinished(leave)
  return page
}

export interface Visitor {
  page: Page
  /** Closes the browser; whatever broke in the page's script fails here. */
  leave(): Promise<void>
}

/** A visitor who stays for as long as the caller says. */
export async function openVisitor(viewport: Viewport, visit: Visit = {}): Promise<Visitor> {
  const browser = await chromium.connect(inject('browserUrl'))
  const isPhone = viewport.width < 768
  const context = await browser.newContext({
    viewport,
    baseURL: visit.serverUrl ?? inject('serverUrl'),
    locale: visit.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    isMobile: isPhone,
    hasTouch: isPhone,
    reducedMotion: 'reduce',
    colorScheme: visit.dark ? 'dark' : 'light',
    serviceWorkers: visit.keepsShell ? 'allow' : 'block',
  })
  await context.addInitScript(listening)
  if (visit.largeType) await context.addInitScript(`localStorage.setItem('tongxin.appearance', '{"theme":"auto","largeType":true}')`)
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Minified React error/.test(message.text())) broken.push(message.text())
  })
  const leave = async () => {
    await browser.close()
    expect(broken).toEqual([])
  }
  return { page, leave }
}

export interface SignedIn {
  name: string
  staffId: string
}

/** Who is signed in on a page: whom the demonstration makes a member, a delegate or an officer changes with the day. */
export async function whoIs(page: Page): Promise<SignedIn> {
  const { person }: { person: SignedIn } = await (await page.request.get('/api/v1/shell')).json()
  return person
}

/** As the office knows it: to most colleagues a staff number is nobody's business. */
export async function staffNoOf(office: Page, { name, staffId }: SignedIn): Promise<string> {
  const { items }: { items: { staffId: string; staffNo: string }[] } = await (await office.request.get(`/api/v1/case-people?q=${encodeURIComponent(name)}`)).json()
  return items.find((one) => one.staffId === staffId)?.staffNo ?? ''
}

/** A word of the shell goes again by itself: what was said is kept for whoever looks late. */
const listening = `
  window.tongxinSaid = []
  new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.addedNodes) if (node.nodeType === 1 && node.classList.contains('tx-toast')) window.tongxinSaid.push(node.textContent)
  }).observe(document, { childList: true, subtree: true })`

/** Waits until the shell has said these words, even if they are gone from the screen by now. */
export async function heard(page: Page, words: string): Promise<void> {
  await holds(page, `window.tongxinSaid.some((said) => said.includes(${JSON.stringify(words)}))`)
}

/** Waits until the page is there with its content: it has a title, and nothing stands in for what is still to come. */
export async function arrived(page: Page): Promise<void> {
  await holds(page, `document.querySelector('h1') !== null && document.querySelector('.sh-opening, .tx-bone, .sh-figures-coming, [aria-busy=true]') === null`)
}

/** Waits until an expression is true in the page. (The page itself forbids what waitForFunction does.) */
async function holds(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate<boolean>(expression), { timeout: 20_000, message: expression }).toBe(true)
}

/** Signs in as one of the demonstration's accounts and waits for the first page. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.locator('button[type=submit]').click()
  // The frame's own main, and not that of the sign-in page.
  await page.locator('main#main').waitFor()
}

/** No violation that keeps somebody from using the page (WCAG 2.1 A and AA, serious or critical). */
export async function expectNoSeriousAxe(page: Page): Promise<void> {
  expect(await seriousAxe(page)).toEqual([])
}

export async function seriousAxe(page: Page): Promise<string[]> {
  await settled(page)
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`)
}

/** Rows are dimmed while newer ones are on their way, and a list of choices takes a moment to close: what counts is what stays. */
async function settled(page: Page): Promise<void> {
  const passing = `document.querySelector('[aria-busy=true], .ant-select-dropdown:not(.ant-select-dropdown-hidden)') !== null`
  for (let turn = 0; turn < 30 && (await page.evaluate<boolean>(passing)); turn += 1) await page.waitForTimeout(100)
}

/** Everything that is read stands in a landmark, so that whoever listens can go from one to the next. */
export async function expectAllInLandmarks(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: { type: 'rule', values: ['region', 'landmark-one-main', 'landmark-unique'] } })`)
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** Nothing is wider than the screen: a phone must never scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
}

/** By how many pixels the page is wider than the screen. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/** A picture for whoever looks at the run: written to the folder that TONGXIN_SCREENSHOTS names, and only then. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.TONGXIN_SCREENSHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
