import { expect, test } from 'vitest'
import { blankDraft, blankPackage, dearestFen, draftOver, fenOf, inputOf, missingIn, yuanOf } from './gift-draft.ts'
import { yuanWords } from '../../../kernel/ui/yuan-words.ts'

const whole = {
  ...blankDraft({ year: 2026, unitId: 'u', key: 'a' }),
  title: '中秋慰问品',
  festival: '中秋节',
  opensAt: '2026-09-02T09:00',
  closesAt: '2026-09-09T17:00',
  handOutFrom: '2026-09-14T08:00',
  handOutUntil: '2026-09-30T17:00',
  packages: [
    { ...blankPackage('a'), title: '月饼', price: '380' },
    { ...blankPackage('b'), title: '秋果', price: '375.5' },
  ],
  defaultKey: 'b',
  pickupPlaces: '玉泉\n\n 紫金港 ',
}

test('a whole draft is sent as it stands, with the default by its place', () => {
  expect(inputOf(whole)).toMatchObject({ festival: '中秋节', defaultAt: 1, pickupPlaces: ['玉泉', '紫金港'], opensAt: '2026-09-02T01:00:00.000Z' })
})

test('what lacks is named, and nothing is sent', () => {
  const lacking = { ...whole, festival: '', closesAt: '', packages: [{ ...blankPackage('a'), title: '月饼', price: '三百' }] }
  expect(missingIn(lacking)).toEqual(['closesAt', 'festival', 'packages'])
  expect(inputOf(lacking)).toBeNull()
})

test('only festivals have a festival', () => {
  expect(inputOf({ ...whole, kind: 'summer', festival: '' })).toMatchObject({ kind: 'summer', festival: null })
})

test('amounts are compared in whole fen', () => {
  expect(dearestFen(whole)).toBe(38_000)
  expect([fenOf('0.1'), fenOf('375.5'), yuanOf(37_550), yuanOf(5)]).toEqual([10, 37_550, '375.50', '0.05'])
  expect(yuanWords('1056175.5')).toBe('1,056,175.50')
})

const [cake, fruit] = [
  { ...blankPackage('1'), id: '1', title: '月饼', price: '380' },
  { ...blankPackage('2'), id: '2', title: '秋果', price: '375.5' },
]

test('a package that another took out of a draft meanwhile is kept as a new one', () => {
  const typed = { ...whole, packages: [cake, fruit] }
  const { packages } = draftOver({ ...whole, packages: [cake] }, { typed, opened: false, over: false })
  expect(packages).toEqual([cake, { ...fruit, id: null }])
})

test('once members choose, packages are as they are stored, with the supplier that was typed', () => {
  const typed = { ...whole, body: '请按时领取', post: true, packages: [{ ...cake, price: '1', supplier: '知味观' }] }
  const stored = { ...whole, packages: [cake, fruit] }
  expect(draftOver(stored, { typed, opened: true, over: false })).toEqual({ ...stored, body: '请按时领取', packages: [{ ...cake, supplier: '知味观' }, fruit] })
})
