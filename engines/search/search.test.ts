import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { findByWords, findSimilar, removeDocument } from './search.ts'
import { index } from './testing/index-text.ts'

let world: World
/** Each test has a kind of its own. */
let kind = ''

beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  kind = `kind-${newId()}`
})
afterAll(() => world.close())

async function store(title: string, text = '', id = newId()): Promise<string> {
  await index(world, { kind, id, title, text })
  return id
}

const similarTo = async (title: string, exclude: string[] = []) => (await findSimilar(world.db, { kind, title, text: '', exclude, limit: 10 })).map(({ id }) => id)
const withWords = async (query: string) => (await findByWords(world.db, { kind, query, limit: 10 })).map(({ id }) => id)

test('a text that was replaced is found by what it says now', async () => {
  const id = await store('延长图书馆开放')
  await store('增加班车', '', id)
  expect([await similarTo('图书馆'), await similarTo('班车')]).toEqual([[], [id]])
})

test('a text that was removed is not found', async () => {
  const id = await store('延长图书馆开放')
  await write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'system' } }, async (trx) => {
    await removeDocument(trx, kind, id)
    trx.audit({ action: 'test.remove', entity: { type: kind, id } })
  })
  expect([await similarTo('图书馆'), await withWords('图书馆')]).toEqual([[], []])
})

test('what is being edited is not similar to itself', async () => {
  const [first, second] = [await store('延长图书馆开放'), await store('图书馆座位')]
  expect(await similarTo('图书馆延长开放', [first])).toEqual([second])
})

test('texts of another kind, and of another university, are not there', async () => {
  await store('延长图书馆开放')
  expect(await findSimilar(world.db, { kind: 'other', title: '图书馆', text: '', limit: 10 })).toEqual([])
  expect(await findSimilar(world.otherDb, { kind, title: '图书馆', text: '', limit: 10 })).toEqual([])
  expect(await findByWords(world.otherDb, { kind, query: '图书馆', limit: 10 })).toEqual([])
})

test('a text without words resembles nothing', async () => {
  await store('延长图书馆开放')
  expect([await similarTo('的，。'), await similarTo(''), await withWords('！')]).toEqual([[], [], []])
})

test('the title tells more than the text', async () => {
  const inText = await store('校园环境', '有人谈到班车。')
  const inTitle = await store('班车', '校园环境')
  expect(await similarTo('班车')).toEqual([inTitle, inText])
})

test('a search box asks for every word, wherever it stands', async () => {
  const both = await store('食堂的清真窗口', '晚餐')
  await store('食堂晚餐')
  expect(await withWords('清真 食堂')).toEqual([both])
})

test('the beginning of a word finds it while it is being typed', async () => {
  const id = await store('Library WiFi 与图书馆座位')
  expect([await withWords('libr'), await withWords('图书'), await withWords('座')]).toEqual([[id], [id], [id]])
})

test('a text of 100 kB is indexed and searched by what says most', async () => {
  const text = Array.from({ length: 7_000 }, (_, at) => `第${at}条关于楼宇${at}的说明`).join('，')
  const id = await store('楼宇维修', text)
  const [found] = await findSimilar(world.db, { kind, title: '楼宇维修', text, limit: 1 })
  expect(found).toEqual({ id, score: expect.closeTo(1, 1) })
  const terms = await world.db.q.selectFrom('search_terms').select('term').where('tenant_id', '=', world.db.tenantId).where('kind', '=', kind).execute()
  expect(terms.length).toBeLessThanOrEqual(1_000)
})

test('two who index one text at once come one after the other', async () => {
  const id = newId()
  await Promise.all(['食堂', '班车', '食堂', '班车', '食堂', '班车'].map((title) => store(title, '', id)))
  expect([...(await similarTo('食堂')), ...(await similarTo('班车'))]).toEqual([id])
})

test('a search asks the database a constant number of times', async () => {
  await store('延长图书馆开放')
  world.statements.length = 0
  await similarTo('图书馆延长开放时间')
  expect(world.statements).toHaveLength(3)
})
