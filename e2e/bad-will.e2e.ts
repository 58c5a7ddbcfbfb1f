import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrived, desk, openPage, phone, signIn } from './pages.ts'

// What somebody types as HTML is read as the text that it is: nothing of it runs, and no element of it stands in any page.

const markup = (which: string) => `<img src=x onerror="document.body.dataset.ran=1"><b>${which}</b>`

/** How much of it became part of the page, or ran, once its words are there. */
async function cameAlive(page: Page, path: string, words: string): Promise<number> {
  await page.goto(path)
  await arrived(page)
  await page.getByText(words).first().waitFor()
  return page.evaluate<number>(`document.querySelectorAll('img[src="x"], main b, body[data-ran]').length`)
}

test('HTML in a title is text on every page that shows it', { timeout: 120_000 }, async () => {
  const title = markup('茶水间')
  const author = await openPage(phone)
  await signIn(author, 'huiyuan')
  await author.goto('/suggestions/new')
  await author.getByLabel('标题').fill(title)
  await author.getByLabel('类别').selectOption('welfare')
  await author.getByLabel('建议内容').fill(`${markup('各层')}希望各层都有茶水间，方便教职工。`)
  await author.getByRole('button', { name: '提交建议' }).click()
  await author.getByText('建议已收到').waitFor()
  const path = new URL(author.url()).pathname
  for (const one of [path, '/suggestions/mine']) expect(await cameAlive(author, one, '<b>茶水间</b>')).toBe(0)
  const office = await openPage(desk)
  await signIn(office, 'office')
  for (const one of [path, '/suggestions/desk', '/cases/inbox?f.process=suggestion']) expect(await cameAlive(office, one, '<b>茶水间</b>')).toBe(0)
})

test('HTML in a person’s name is a name on every page that shows it', { timeout: 120_000 }, async () => {
  const name = markup('路人')
  const office = await openPage(desk)
  await signIn(office, 'office')
  const staffNo = `HT${Date.now() % 100_000_000}`
  const { items }: { items: { unitId: string }[] } = await (await office.request.get('/api/v1/staff?limit=1')).json()
  const created = await office.request.post('/api/v1/staff', { data: { staffNo, name, unitId: items[0]?.unitId } })
  expect(created.status()).toBe(201)
  const { id }: { id: string } = await created.json()
  for (const path of [`/members/${id}`, `/members?q=${staffNo}`]) expect(await cameAlive(office, path, '<b>路人</b>')).toBe(0)
})
