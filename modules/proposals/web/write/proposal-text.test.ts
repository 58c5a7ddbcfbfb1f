import { expect, test } from 'vitest'
import { beginFaults, blankText, charactersOf, isSameText, submitFaults, textOf } from './proposal-text.ts'

const settings = { reasonCharactersLeast: 5, reasonCharactersMost: 8, suggestionCharactersLeast: 2, suggestionCharactersMost: 4 }
const whole = { ...blankText, title: '关于食堂的建议', topic: 'logistics' as const, reason: '一二三四五', suggestion: '一二' }

test('a draft begins with a title of four characters and a topic', () => {
  expect(beginFaults(blankText).map(({ key }) => key)).toEqual(['titleShort', 'topicMissing'])
  expect(beginFaults(whole)).toEqual([])
})

test('spaces and line ends are not counted, and a character outside the first plane counts once', () => {
  expect(charactersOf('一 二\n三𠮷')).toBe(4)
})

test('a text that is too short or too long names its bounds and how long it is', () => {
  expect(submitFaults(whole, settings)).toEqual([])
  expect(submitFaults({ ...whole, reason: '一二三四', suggestion: '一二三四五' }, settings)).toEqual([
    { step: 'reason', key: 'reasonLength', values: { least: 5, most: 8, count: 4 } },
    { step: 'suggestion', key: 'suggestionLength', values: { least: 2, most: 4, count: 5 } },
  ])
})

test('what was kept and is not of the right kind is left out', () => {
  expect(textOf({ title: 7, topic: 'nonsense', kind: 'collective', reason: '问题' })).toEqual({ ...blankText, kind: 'collective', reason: '问题' })
})

test('spaces at the ends change nothing', () => {
  expect(isSameText(whole, { ...whole, title: ' 关于食堂的建议 ' })).toBe(true)
  expect(isSameText(whole, { ...whole, suggestion: '一三' })).toBe(false)
})
