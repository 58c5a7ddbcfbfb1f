import { expect, test } from 'vitest'
import { isBlank, newTripRow, pasteRows, rowOf, rowsOver, tripInput, wrongIn } from './trip-rows.ts'

let made = 0
const newKey = () => `k${(made += 1)}`
const sheet = [
  ['线路', '目的地', '出发', '返回', '省内外', '价格', '工会', '行政', '名额', '成团'].join('\t'),
  ['千岛湖五日', '淳安', '2026-7-10', '2026/7/14', '省内', '2,400元', '1800', '', '40人', '20'].join('\t'),
  ['三清山五日', '上饶', '2026年7月20日 07:30', '2026-07-24', '省外', '3000.50', '1800', '400', '30', '15'].join('\t'),
].join('\r\n')

test('rows of a sheet become trips, headings passed over and rows added', () => {
  const rows = pasteRows([newTripRow('first')], { text: sheet, at: 0, column: 'title', newKey })
  expect(rows.map(wrongIn)).toEqual([[], []])
  expect(rows.map(tripInput)).toMatchObject([
    {
      title: '千岛湖五日',
      startsAt: '2026-07-10T00:00:00.000Z',
      endsAt: '2026-07-14T10:00:00.000Z',
      outOfProvince: false,
      price: '2400',
      administrationPays: '0',
      places: 40,
      least: 20,
    },
    { title: '三清山五日', startsAt: '2026-07-19T23:30:00.000Z', outOfProvince: true, price: '3000.50', places: 30 },
  ])
})

test('a block is written from its cell on, and what stands around it stays', () => {
  const rows = pasteRows(
    [newTripRow('a'), newTripRow('b')].map((row) => ({ ...row, title: '线路' + row.key })),
    { text: '10\t5\n20\t8\n', at: 0, column: 'places', newKey },
  )
  expect(rows.map(({ title, places, least }) => [title, places, least])).toEqual([
    ['线路a', '10', '5'],
    ['线路b', '20', '8'],
  ])
})

test('cells that say no day, amount or number are named', () => {
  const row = { ...newTripRow('a'), title: '某线', place: '某地', startsAt: '七月', endsAt: '2026-7-3', price: '贵', places: '0' }
  expect(wrongIn(row)).toEqual(['startsAt', 'price', 'places'])
  expect(tripInput(row)).toBeNull()
  expect([isBlank(row), isBlank(newTripRow('b'))]).toEqual([false, true])
})

test('what is read and sent again unchanged is the same', () => {
  const trip = {
    id: 'x',
    title: '千岛湖',
    place: '淳安',
    startsAt: '2026-07-10T00:00:00.000Z',
    endsAt: '2026-07-14T10:00:00.000Z',
    outOfProvince: true,
    price: '2400.00',
    unionPays: '1800.00',
    administrationPays: '0.00',
    memberPays: '600.00',
    places: 40,
    least: 20,
    meeting: '东门',
    plan: '第一天',
    state: 'open' as const,
    taken: 0,
    waiting: 0,
    leader: null,
    safety: null,
    reason: null,
    mergedInto: null,
  }
  expect(trip).toMatchObject(tripInput(rowOf(trip)) ?? { title: 'not read' })
})

test('rows typed over trips that another changed can be stored: what is gone is new, what is published stays', () => {
  const [mine, gone, added] = ['a', 'b', 'c'].map((id) => ({ ...newTripRow(id), id, title: `线路${id}` }))
  if (!mine || !gone || !added) throw new TypeError('three rows')
  const typed = [{ ...mine, title: '改过' }, gone]
  expect(rowsOver([mine, added], { typed, isDraft: true }).map(({ id, title }) => [id, title])).toEqual([
    ['a', '改过'],
    [null, '线路b'],
  ])
  expect(rowsOver([mine, gone, added], { typed, isDraft: false }).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})
