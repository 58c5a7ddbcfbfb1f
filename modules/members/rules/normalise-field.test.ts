import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldOf, fields } from './fields.ts'
import type { FieldKey } from './fields.ts'
import { isPlaceholder, normaliseField } from './normalise-field.ts'
import type { Cell } from './normalise-field.ts'

const valueOf = (key: FieldKey, cell: Cell) => {
  const result = normaliseField(fieldOf(key), cell)
  return result.ok ? result.value : `refused: ${result.reason.code}`
}

test.each<[FieldKey, Cell, string | null]>([
  ['staffNo', 12345, '12345'],
  ['staffNo', '12345.0', '12345'],
  ['staffNo', '00123', '00123'],
  ['staffNo', ' ｔ２０２３００１ ', 'T2023001'],
  ['staffNo', 12345.5, 'refused: number_malformed'],
  ['staffNo', '1.2E+10', 'refused: number_malformed'],
  ['staffNo', '000', null],
  ['phone', '+86 138-0013-8000', '13800138000'],
  ['phone', '8613800138000', '13800138000'],
  ['phone', '１３８００１３８０００', '13800138000'],
  ['phone', 13800138000, '13800138000'],
  ['phone', '0571-88208888', '057188208888'],
  ['phone', '+1 (650) 555-0100', '+16505550100'],
  ['phone', '13800138000/13900139000', 'refused: several_phones'],
  ['phone', '138001380', 'refused: phone_malformed'],
  ['phone', '11111111111', 'refused: phone_malformed'],
  ['phone', '00000000000', null],
  ['bankAccount', '6222 0202 0011 2345 678', '6222020200112345678'],
  ['bankAccount', 6222020200112345000, 'refused: numeric_cell'],
  ['bankAccount', 6222020200112345, 'refused: numeric_cell'],
  ['email', ' Zhang.San＠ZJU.edu.cn ', 'zhang.san@zju.edu.cn'],
  ['email', 'zhangsan', 'refused: email_malformed'],
  ['duesBase', '￥12,345.6', '12345.60'],
  ['duesBase', 12345.6, '12345.60'],
  ['duesBase', 0.1 + 0.2, '0.30'],
  ['duesBase', '0', '0.00'],
  ['duesBase', '-5', 'refused: amount_malformed'],
  ['duesBase', 1.234, 'refused: amount_malformed'],
  ['sex', '男', '1'],
  ['sex', 2, '2'],
  ['sex', '未知', '0'],
  ['politicalStatus', '无', null],
  ['politicalStatus', '外星人', 'refused: unknown_code'],
  ['degree', '无学位', null],
  ['professionalTitle', '副教授', '012'],
  ['professionalTitle', '正高级实验师', '正高级实验师'],
  ['birthDate', 31413, '1986-01-01'],
  ['birthDate', '暂无', null],
  ['idNo', '11010519491231002x', '11010519491231002X'],
  ['idNo', 110105194912310020, 'refused: numeric_cell'],
  ['idNo', '000000000000000000', 'refused: placeholder'],
  ['idNo', '/', null],
  ['unitName', ' 计算机 学院(软件学院) ', '计算机学院（软件学院）'],
  ['unitName', 'School of  Law', 'School of Law'],
  ['formerName', '无', null],
  ['name', true, 'refused: not_understood'],
  ['name', null, null],
  ['name', '', null],
  ['cardNo', '  ', null],
])('%s: %j becomes %j', (key, cell, value) => {
  expect(valueOf(key, cell)).toBe(value)
})

test.each(['无', '/', '-', '——', '暂无', 'N/A', 'n／a', '000', '0', '', '　', '#N/A', 'null', '.'])('“%s” fills a cell without saying anything', (text) => {
  expect(isPlaceholder(text)).toBe(true)
})

test.each(['张三', '0571', '吴', '10', 'Na Li'])('“%s” says something', (text) => {
  expect(isPlaceholder(text)).toBe(false)
})

test('a title outside the code set is kept as written and flagged', () => {
  expect(normaliseField(fieldOf('professionalTitle'), '正高级实验师')).toMatchObject({ ok: true, warnings: [{ code: 'unverified_text' }] })
})

test('a document number is checked by the type that its row names', () => {
  expect(normaliseField(fieldOf('idNo'), 'e12345678', { idType: 'passport' })).toMatchObject({ ok: true, value: 'E12345678' })
  expect(normaliseField(fieldOf('idNo'), 'e12345678')).toMatchObject({ ok: false })
})

test('normalising what was normalised changes nothing more, in every field', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('13800138000', '张 三', '2023.1', '本科', '￥1,234.5', '12345.0', '计算机学院(1)', ' a @b.cn', '6222 0202 0011'),
    fc.double({ noNaN: true }),
    fc.integer(),
  )
  fc.assert(
    fc.property(fc.constantFrom(...fields), cell, (field, raw) => {
      const once = normaliseField(field, raw)
      if (!once.ok || once.value === null) return
      expect(normaliseField(field, once.value)).toMatchObject({ ok: true, value: once.value })
    }),
    { numRuns: 3000 },
  )
})
