import { expect, test } from 'vitest'
import { pinyinSortKey, syllablesOfKey } from './sort-key.ts'

const person = { ofPerson: true }

/** COLLATE "C" compares bytes. */
function inOrder(names: string[], options: { ofPerson?: boolean }): string[] {
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(pinyinSortKey(a, options)), Buffer.from(pinyinSortKey(b, options))))
}

test('names are ordered by surname and tone, characters that sound alike together, rare ones last', () => {
  const names = ['张三', '𠮷田', '章一', '李四', '阿伟', '黎明', '张一', '李白', '单雄信', '重阳', 'Smith John', '刘备']
  expect(inOrder(names, person)).toEqual(['阿伟', '重阳', '黎明', '李白', '李四', '刘备', '单雄信', 'Smith John', '张三', '张一', '章一', '𠮷田'])
})

test('a surname is sorted by its reading as a surname', () => {
  expect(pinyinSortKey('曾明', person)).toMatch(/^zeng1/)
  expect(pinyinSortKey('单明', person)).toMatch(/^shan4/)
})

test('a unit has no surname', () => {
  expect(pinyinSortKey('单片机协会')).toMatch(/^dan1/)
  expect(inOrder(['理学院分工会', '文学院分工会', '法学院分工会', '化学院分工会'], {})).toEqual(['法学院分工会', '化学院分工会', '理学院分工会', '文学院分工会'])
})

test('a key says how it is spelled', () => {
  expect(syllablesOfKey(pinyinSortKey('文学院（A区2号）'))).toEqual(['wen', 'xue', 'yuan', 'a', 'qu', '2', 'hao'])
})
