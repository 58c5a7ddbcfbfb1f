import { expect, test } from 'vitest'
import { codeLabel, codeSets, resolveCode } from './code-sets.ts'
import type { CodeSetKey } from './code-sets.ts'

// Object.keys knows no literal types; the keys of the constant are exactly these.
const setKeys = Object.keys(codeSets) as CodeSetKey[]

test.each(setKeys)('%s: codes and labels are unique, and every code and label leads back to its code', (set) => {
  const entries = codeSets[set]
  expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length)
  expect(new Set(entries.map((entry) => entry.zh)).size).toBe(entries.length)
  for (const { code, zh, en } of entries) {
    expect([resolveCode(set, code), resolveCode(set, zh)]).toEqual([code, code])
    expect(codeLabel(set, code)).toEqual({ zh, en })
    expect(`${zh}${en}`).not.toMatch(/undefined|\|/)
    expect(en).not.toBe('')
  }
})

test.each(setKeys)('%s: a label or synonym never leads to another code', (set) => {
  for (const { code, en, synonyms = [] } of codeSets[set]) {
    expect([en, ...synonyms].filter((word) => ![code, null].includes(resolveCode(set, word)))).toEqual([])
  }
})

test('the national sets are complete', () => {
  expect(codeSets.ethnicity.map((entry) => entry.code)).toEqual(Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')))
  expect(codeSets.political_status.map((entry) => entry.code)).toEqual(Array.from({ length: 13 }, (_, index) => String(index + 1).padStart(2, '0')))
  expect(codeSets.marital.map((entry) => entry.code)).toEqual(['10', '20', '21', '22', '23', '30', '40', '90'])
  expect(codeSets.sex.map((entry) => entry.code)).toEqual(['0', '1', '2', '9'])
  expect(codeSets.nationality.length).toBe(249)
  for (const { zh } of codeSets.nationality) expect(zh).toMatch(/\p{Script=Han}/u)
  expect([codeSets.id_type.length, codeSets.employment_type.length]).toEqual([5, 7])
})

test.each<[CodeSetKey, string, string | null]>([
  ['sex', '男', '1'],
  ['sex', 'Female', '2'],
  ['sex', '1.0', '1'],
  ['ethnicity', '汉', '01'],
  ['ethnicity', '汉族', '01'],
  ['ethnicity', '1', '01'],
  ['ethnicity', '01-汉族', '01'],
  ['ethnicity', '汉族(01)', '01'],
  ['ethnicity', '02汉族', null],
  ['ethnicity', ' 土 家 族 ', '15'],
  ['political_status', '中共党员', '01'],
  ['political_status', '党员', '01'],
  ['political_status', '群众', '13'],
  ['political_status', '１３', '13'],
  ['education', '研究生', '10'],
  ['education', '博士研究生', '11'],
  ['education', '大学本科', '20'],
  ['education', '本科毕业', '21'],
  ['degree', '博士', '2'],
  ['degree', '工学硕士', '308'],
  ['degree', '管理学学士学位', '412'],
  ['degree', 'MBA', '346'],
  ['professional_title', '讲师', '013'],
  ['professional_title', '讲师(高校)', '013'],
  ['professional_title', '研究员', null],
  ['professional_title', '正高级工程师', null],
  ['nationality', '中国', '156'],
  ['nationality', '156', '156'],
  ['nationality', '美国籍', '840'],
  ['nationality', 'DEU', '276'],
  ['nationality', '36', '036'],
  ['nationality', '台湾', '158'],
  ['employment_type', '事业编制', 'establishment'],
  ['employment_type', '外聘', null],
  ['id_type', '身份证', 'resident_id'],
  ['membership_status', '在册', 'active'],
  ['family_relation', '岳母', '56'],
  ['family_relation', '女儿', '30'],
  ['sex', '', null],
])('%s: “%s” is %s', (set, raw, code) => {
  expect(resolveCode(set, raw)).toBe(code)
})

test('the regions of China are named as the national standard names them', () => {
  expect(codeSets.nationality.filter(({ code }) => ['158', '344', '446'].includes(code)).map(({ zh }) => zh)).toEqual(['中国台湾', '中国香港', '中国澳门'])
})
