import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { suggestionsRoutes } from './suggestions.routes.ts'
import { openSuggestionWorld, refusalCode, text, type SuggestionWorld } from './suggestions.testing.ts'

let w: SuggestionWorld
let month = 0
beforeAll(async () => {
  w = await openSuggestionWorld()
})
afterAll(() => w.close())
// A month of its own for each test: nobody has used any support yet.
beforeEach(() => {
  month += 1
  w.clock.set(`20${27 + month}-03-02T01:00:00Z`)
})

const support = (id: string, textHash: string, { by = w.cast.member, on = true } = {}) => call(suggestionsRoutes.support, { id, textHash, support: on }, w.as(by))

test('support is counted once however often it is given, and can be taken back', async () => {
  const id = await w.handled()
  const hash = await w.hashOf(id)
  const [first] = await Promise.all([support(id, hash), support(id, hash), support(id, hash)])
  expect(first).toMatchObject({ supports: 1, supported: true, left: 4 })
  expect(await support(id, hash, { by: w.cast.other })).toMatchObject({ supports: 2, left: 4 })
  expect(await support(id, hash, { on: false })).toMatchObject({ supports: 1, supported: false, left: 5 })
  expect(await support(id, hash, { on: false })).toMatchObject({ supports: 1, left: 5 })
})

test('of eight supports given at the same instant over several connections, exactly the month’s five count', async () => {
  const ids: string[] = []
  for (let index = 0; index < 8; index++) ids.push(await w.handled())
  const hash = await w.hashOf(ids[0] ?? '')
  const results = await Promise.all(ids.map((id) => refusalCode(support(id, hash))))
  expect(results.filter((code) => code === null)).toHaveLength(5)
  expect(results.filter((code) => code === 'suggestion.support_spent')).toHaveLength(3)
  expect((await call(suggestionsRoutes.options, {}, w.as(w.cast.member))).supportsLeft).toBe(0)
  w.clock.set(`20${27 + month}-04-01T00:00:00+08:00`)
  expect((await call(suggestionsRoutes.options, {}, w.as(w.cast.member))).supportsLeft).toBe(5)
})

test('support is given to the text that was read: a changed one voids it and gives it back', async () => {
  const id = await w.handled()
  const hash = await w.hashOf(id)
  await support(id, hash)
  await w.act(w.cast.office, id, 'amend', { title: '教工食堂二楼增加饮水设备', body: text, reason: '更正设备名称' })
  expect(await call(suggestionsRoutes.read, { id }, w.as(w.cast.member))).toMatchObject({ supports: 0, supportedByMe: false, title: '教工食堂二楼增加饮水设备' })
  expect((await call(suggestionsRoutes.options, {}, w.as(w.cast.member))).supportsLeft).toBe(5)
  expect(await refusalCode(support(id, hash))).toBe('suggestion.text_changed')
  expect(await support(id, await w.hashOf(id))).toMatchObject({ supports: 1 })
})

test('a change of the text and a support at the same instant leave no support for the old text', async () => {
  for (let round = 0; round < 4; round++) {
    const id = await w.handled()
    const hash = await w.hashOf(id)
    await Promise.allSettled([support(id, hash, { by: w.cast.other }), w.act(w.cast.office, id, 'amend', { title: `教工食堂增加饮水机${round}`, body: text, reason: '更正' })])
    const rows = await w.db.q
      .selectFrom('suggestion_supports')
      .select('text_hash')
      .where('tenant_id', '=', w.db.tenantId)
      .where('suggestion_id', '=', id)
      .where('voided_at', 'is', null)
      .execute()
    const now = await w.hashOf(id)
    expect(rows.every((row) => row.text_hash === now)).toBe(true)
  }
})

test('nobody supports their own, an answered one, or one that is not public', async () => {
  const id = await w.handled()
  const hash = await w.hashOf(id)
  expect(await refusalCode(support(id, hash, { by: w.cast.author }))).toBe('suggestion.own')
  await w.act(w.cast.office, id, 'decide', { outcome: 'kept', text: '建议很好，留作今后改造时参考。' })
  expect(await refusalCode(support(id, hash))).toBe('suggestion.support_closed')
  const hidden = await w.submit()
  expect(await refusalCode(support(hidden, hash))).toBe('not_found')
})

test('an account without a staff record supports nothing and sends nothing', async () => {
  const id = await w.handled()
  const nobody = { ...w.cast.other, staffId: null }
  expect(await refusalCode(call(suggestionsRoutes.support, { id, support: true, textHash: 'a'.repeat(64) }, w.as(nobody)))).toBe('suggestion.not_staff')
  expect(await refusalCode(call(suggestionsRoutes.submit, { title: '增加一台饮水机', topic: 'logistics', body: text }, w.as(nobody)))).toBe('suggestion.not_staff')
})
