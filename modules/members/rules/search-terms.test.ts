import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_TERMS, classifyQuery, prefixRange, searchTerms } from './search-terms.ts'

/** As the database answers: every term of the query is a prefix of some term of the person. */
function finds(query: string, person: { name: string; formerName?: string; staffNo?: string }): boolean {
  const terms = searchTerms(person)
  const wanted = classifyQuery(query).terms
  return wanted.length > 0 && wanted.every((prefix) => terms.some((term) => isWithin(term, prefixRange(prefix))))
}

/** COLLATE "C" compares bytes. */
function isWithin(term: string, { from, to }: { from: string; to: string }): boolean {
  return Buffer.compare(Buffer.from(from), Buffer.from(term)) <= 0 && Buffer.compare(Buffer.from(term), Buffer.from(to)) < 0
}

const zhangSan = { name: '张三', staffNo: '0012345' }

test.each(['张', '三', '张三', 'zs', 'z', 'zhang', 'zhangs', 'zhangsan', 'san', 'Zhang San', '张san', '0012345', '00123', '12345', '123', '张 三', 'ｚｓ'])(
  '张三, staff number 0012345, is found by “%s”',
  (query) => {
    expect(finds(query, zhangSan)).toBe(true)
  },
)

test.each(['李', '李三', 'ls', 'sz', 'hang', 'an', '2345', '张三丰', 'zhangsanf', ''])('张三 is not found by “%s”', (query) => {
  expect(finds(query, zhangSan)).toBe(false)
})

test.each([
  ['单雄信', ['shanxiongxin', 'danxiongxin', 'sxx', 'dxx', 'xiongxin', '雄信']],
  ['仇英', ['qiuying', 'chouying', 'qy', 'cy']],
  ['曾国藩', ['zengguofan', 'zgf', 'cengguofan']],
  ['尉迟恭', ['yuchigong', 'weichigong', 'ycg', 'gong', '迟恭']],
  ['长孙无忌', ['zhangsunwuji', 'changsunwuji']],
  ['万俟明', ['moqiming', 'mqm']],
  ['吕布', ['lvbu', 'lubu', 'lyubu', 'lb']],
  ['王乐', ['wangle', 'wangyue', 'yue', 'le', 'wy', 'wl']],
  ['欧阳娜娜', ['ouyang', 'oynn', '娜', 'nana', 'nn']],
  ['买买提·艾力', ['买买提', '艾力', '买买提·艾力', '买买提艾力', 'maimaiti', 'aili', 'mmt', 'al', 'mmtal', 'maimaiti aili']],
  ['阿卜杜热合曼·阿卜力米提·买买提明', ['阿卜力米提', '买买提明', 'maimaitiming', 'mmtm']],
  ['John von Smith', ['john', 'SMITH', 'john smith', 'von', 'johnvonsmith']],
  ["O'Brien Jean-Luc", ["o'brien", 'obrien', 'jean-luc', 'luc']],
  ['José Müller', ['jose', 'José', 'muller', 'müller']],
  ['王𠮷明', ['王𠮷', '𠮷', 'wang', 'ming', '明']],
  ['张Anna', ['张', 'anna', 'zhang anna']],
])('%s is found in every way that people write it', (name, queries) => {
  expect(queries.filter((query) => !finds(query, { name }))).toEqual([])
})

test('a former name still finds the person', () => {
  expect(finds('lisi', { name: '张三', formerName: '李四' })).toBe(true)
})

test('a staff number is found by its beginning, with or without hyphen and in either case', () => {
  const person = { name: '张三', staffNo: 'T-2023001' }
  expect(['t-2023', 'T2023', 't2023001'].filter((query) => !finds(query, person))).toEqual([])
})

test('any part of a usual name, any run of its syllables and their initials find it', () => {
  const han = fc.constantFrom(...'王李张刘陈单曾仇吕欧阳乐长晓明伟娜静一不𠮷㛃')
  fc.assert(
    fc.property(fc.array(han, { minLength: 2, maxLength: 4 }), fc.nat(3), fc.nat(3), (chars, a, b) => {
      const [from, to] = [Math.min(a, b) % chars.length, (Math.max(a, b) % chars.length) + 1]
      fc.pre(from < to)
      expect(finds(chars.slice(from, to).join(''), { name: chars.join(''), staffNo: '2023001' })).toBe(true)
    }),
  )
})

test('no name, however long, gives more than 24 terms, and none of them is empty, doubled or upper case', () => {
  const piece = fc.constantFrom('张', '单', '买买提', '·', ' ', 'John', 'É', '𠮷', '0', '乐长', '-')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.string(), (pieces, staffNo) => {
      const terms = searchTerms({ name: pieces.join(''), formerName: pieces.toReversed().join(''), staffNo })
      expect(terms.length).toBeLessThanOrEqual(MAX_TERMS)
      expect(new Set(terms).size).toBe(terms.length)
      for (const term of terms) expect(term !== '' && term === term.toLowerCase() && term.length <= 64).toBe(true)
    }),
  )
})

test.each([
  ['1234', { kind: 'last4', digits: '1234', terms: ['1234'] }],
  ['１２３４', { kind: 'last4', digits: '1234', terms: ['1234'] }],
  ['13800138000', { kind: 'phone', full: '13800138000', terms: ['13800138000'] }],
  ['+86 138-0013-8000', { kind: 'phone', full: '13800138000', terms: ['13800138000'] }],
  ['12345', { kind: 'terms', terms: ['12345'] }],
  ['zhang san', { kind: 'terms', terms: ['zhang', 'san'] }],
  ['  ', { kind: 'terms', terms: [] }],
  ['%_\\', { kind: 'terms', terms: [] }],
])('the query “%s” is understood', (query, understood) => {
  expect(classifyQuery(query)).toEqual(understood)
})
