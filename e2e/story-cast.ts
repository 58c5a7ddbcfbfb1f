import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { arrived, expectNoSeriousAxe, expectNoSidewaysScroll, openVisitor, phone, screenshot, signIn, type Viewport, type Visitor, whoIs } from './pages.ts'

// Those who come back again and again in one long story.

let serverUrl = ''

/** Where the story plays. */
export function playAt(url: string): void {
  serverUrl = url
}

const visitors = new Map<string, Visitor>()

/** Each stays for the whole story: a browser that was opened anew would load everything again. */
export async function visit(username: string, viewport: Viewport): Promise<Page> {
  const key = `${username} ${viewport.width}`
  const known = visitors.get(key)
  if (known) return known.page
  const visitor = await openVisitor(viewport, { serverUrl })
  visitors.set(key, visitor)
  await signIn(visitor.page, username)
  return visitor.page
}

export async function everybodyLeaves(): Promise<void> {
  for (const visitor of visitors.values()) await visitor.leave()
  visitors.clear()
}

export async function nameOf(username: string): Promise<string> {
  return (await whoIs(await visit(username, phone))).name
}

/** Whoever looks, party or not, reads where it is and why. */
export async function expectWhere(username: string, id: string, { state, why, on = phone }: { state: string; why: string; on?: Viewport }): Promise<Page> {
  const page = await visit(username, on)
  await page.goto(`/proposals/${id}`)
  await arrived(page)
  const where = page.getByRole('region', { name: '现在的进展' })
  await where.getByText(state, { exact: true }).first().waitFor()
  await where.getByText(why).first().waitFor()
  return page
}

/** What the server does beside the requests is there a moment later: the page is opened again until it says so. */
export async function untilThere(page: Page, path: string, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(path)
        await arrived(page)
        return (await page.locator('main').textContent())?.includes(words)
      },
      { timeout: 30_000, interval: 500, message: words },
    )
    .toBe(true)
}

const looked = new Set<string>()

/** Once for each kind of page. */
export async function expectLooksRight(page: Page, name: string): Promise<void> {
  if (looked.has(name)) return
  looked.add(name)
  await screenshot(page, `${String(looked.size).padStart(2, '0')}-${name}`)
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
}
