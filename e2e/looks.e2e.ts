import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isRole, roles } from '../modules/identity/roles.ts'
import { accountWords } from '../server/demo/pools/account-words.ts'
import { modules } from '../server/modules.ts'
import { arrived, desk, openPage, phone, screenshot, seriousAxe, sidewaysScroll, signIn, type Visit } from './pages.ts'

// Every page that a menu leads to, as every module's manifest names it: a new one is looked at without a line here.

const looks: [name: string, visit: Visit][] = [
  ['English', { locale: 'en-GB' }],
  ['dark', { dark: true }],
  ['large type', { largeType: true }],
]

const sizes = [
  ['phone', phone],
  ['desk', desk],
] as const

test('there are pages to look at, and somebody of the demonstration who may open each', () => {
  const paths = visits().flatMap(({ paths: its }) => its)
  expect(paths.length).toBeGreaterThan(18)
  expect(modules.flatMap((module) => module.menu).filter((entry) => !paths.includes(entry.path))).toEqual([])
})

test.each(looks.flatMap(([look, visit]) => sizes.map(([size, viewport]) => [look, size, { visit, viewport }] as const)))(
  'every page of the menus stands in %s on a %s',
  { timeout: 400_000 },
  async (look, size, { visit, viewport }) => {
    const faults: string[] = []
    for (const { username, paths } of visits()) {
      const page = await openPage(viewport, visit)
      const data = collectData(page)
      await signIn(page, username)
      for (const path of paths) {
        await page.goto(path)
        // One page that never comes must not hide what the others look like.
        const came = await arrived(page).then(
          () => true,
          () => false,
        )
        if (!came) faults.push(`${path}: it never came`)
        await screenshot(page, `look-${look.replaceAll(' ', '-')}-${size}${path.replaceAll(/[^a-z]+/g, '-')}`)
        faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`))
        if (visit.locale) faults.push(...(await chineseIn(page, await data())).map((words) => `${path}: not in English: ${words}`))
      }
      await page.context().close()
    }
    expect(faults).toEqual([])
  },
)

interface PagesOf {
  username: string
  paths: string[]
}

/** Who opens what: a member the places of everybody and the services, and for each page of the desk somebody with its permission. */
function visits(): PagesOf[] {
  const byUser = new Map<string, Set<string>>([['huiyuan', new Set(['/', '/services', '/todo', '/me', '/me/security'])]])
  const add = (username: string, path: string) => byUser.set(username, (byUser.get(username) ?? new Set()).add(path))
  for (const service of modules.flatMap((module) => module.services ?? [])) add('huiyuan', service.path)
  add('office', '/')
  for (const { path, permission } of modules.flatMap((module) => module.menu)) add(whoMay(permission), path)
  return [...byUser].map(([username, paths]) => ({ username, paths: [...paths] }))
}

function whoMay(permission: string | null): string {
  if (permission === null) return 'office'
  const may = (role: string) => isRole(role) && roles[role].permissions.some((held) => held === permission)
  const holder = accountWords.toSorted((one, other) => Number(other.username === 'office') - Number(one.username === 'office')).find(({ role }) => may(role))
  if (!holder) throw new TypeError(`no account of the demonstration holds ${permission}`)
  return holder.username
}

async function faultsOf(page: Page): Promise<string[]> {
  const wide = await sidewaysScroll(page)
  const keys = await page.evaluate<string[]>(untranslatedKeys)
  const failed = await page.locator('main .tx-state-sign-bad').count()
  return [
    ...(wide > 0 ? [`${wide} px too wide`] : []),
    ...keys.map((key) => `no words for ${key}`),
    ...(failed > 0 ? ['the page says that it failed'] : []),
    ...(await seriousAxe(page)),
  ]
}

/** Texts that look like the key of a text (members.list.title, firstName), and not like what a person reads. */
const untranslatedKeys = `(() => {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim()
    const isKey = /^[a-z][\\w-]*([.:][a-z_][\\w-]*)+$/i.test(text) || /^[a-z]+([A-Z][a-z]+)+$/.test(text)
    if (isKey && !node.parentElement.closest('code, script, style, td, [data-row-key]')) found.push(text)
  }
  return found
})()`

/** Everything that the server answers with: what stands in it is data, and stays in its language. Of the frame only names are. */
function collectData(page: Page): () => Promise<string> {
  const answers: Promise<string>[] = []
  const names = z.object({ tenant: z.object({ name: z.string() }), person: z.object({ name: z.string(), unitName: z.string().nullable() }) })
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/')) return
    const text = response.text().catch(() => '')
    answers.push(response.url().endsWith('/shell') ? text.then((body) => (response.ok() ? JSON.stringify(names.parse(JSON.parse(body))) : '')) : text)
  })
  return async () => (await Promise.all(answers)).join('\n')
}

/** Chinese words in what our own hand wrote: headings, buttons, labels, columns, menus. 中文 is what Chinese calls itself. */
async function chineseIn(page: Page, data: string): Promise<string[]> {
  const chrome = await page.evaluate<string[]>(chromeTexts)
  const own = chrome.filter((text) => (text.match(/\p{Script=Han}+/gu) ?? []).some((words) => words !== '中文' && !data.includes(words)))
  return [...new Set(own)]
}

const chromeTexts = `(() => {
  const shown = (element) => element.getClientRects().length > 0
  const texts = [...document.querySelectorAll('h1, h2, h3, h4, button, label, legend, th, summary, dt, nav a, [role=tab], [role=columnheader]')].filter(shown).map((element) => element.innerText)
  const labels = [...document.querySelectorAll('[aria-label], [placeholder], [title]')].filter(shown)
    .flatMap((element) => ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''))
  return [document.title, ...texts, ...labels].filter((text) => text.trim() !== '')
})()`
