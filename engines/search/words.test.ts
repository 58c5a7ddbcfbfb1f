import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

test('a text falls into the words that say something', () => {
  expect(wordsOf('建议在教工食堂增设清真窗口，并延长晚餐供应时间。').words).toEqual(['食堂', '增设', '清真', '窗口', '延长', '晚餐', '供应', '时间'])
})

test('full width and capitals make no difference', () => {
  expect(wordsOf('ＷｉＦｉ升级到２０２６版').words).toEqual(wordsOf('wifi升级到2026版').words)
  expect(wordsOf('ＷｉＦｉ升级').words).toContain('wifi')
})

test('a long word is found by its parts', () => {
  const { words, pairs } = wordsOf('附属小学')
  expect([...words, ...pairs]).toEqual(expect.arrayContaining(['附属', '小学']))
})

test('characters that no dictionary joins are found as pairs, and one that stands alone as itself', () => {
  const { words, pairs, lone } = wordsOf('班车 饿')
  expect({ words, pairs, lone }).toEqual({ words: ['班车'], pairs: [], lone: ['饿'] })
})

test.each(['', '，。！？', '的了和是在', '🎉🎉', '\u0000\u0001', 'x'])('%j has nothing to search for', (text) => {
  expect(wordsOf(text)).toMatchObject({ words: [], pairs: [] })
})

test('of a text beyond all measure the beginning is read', () => {
  expect(wordsOf('食堂'.repeat(100_000)).words.length).toBeLessThanOrEqual(17_500)
})
