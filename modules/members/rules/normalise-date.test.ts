import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseDate } from './normalise-date.ts'

const dayInRange = fc.date({ min: new Date('1900-03-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))

test.each([
  '2023-1-5',
  '2023/1/5',
  '2023.1.5',
  '2023.01.05.',
  '20230105',
  '2023年1月5日',
  '2023年1月5号',
  '２０２３－０１－０５',
  ' 2023 - 01 - 05 ',
  '2023-01-05 00:00:00',
  '2023/1/5 8:30',
  '2023-01-05T00:00:00.000',
])('“%s” is 5 January 2023', (text) => {
  expect(normaliseDate(text)).toEqual({ ok: true, value: '2023-01-05', warnings: [] })
})

test.each(['2023.01', '2023-01', '2023/1', '202301', '2023年1月', '2023年01月'])('“%s” is January 2023, with a warning that the day is assumed', (text) => {
  expect(normaliseDate(text)).toMatchObject({ ok: true, value: '2023-01-01', warnings: [{ code: 'day_assumed' }] })
})

test('a month that may have lost its zero is flagged in text and refused in a number cell', () => {
  expect(normaliseDate('2023.1')).toMatchObject({ ok: true, value: '2023-01-01', warnings: [{ code: 'day_assumed' }, { code: 'maybe_october' }] })
  expect(normaliseDate(2023.1)).toMatchObject({ ok: false, reason: { code: 'january_or_october' } })
})

test.each<[number, string]>([
  [44931, '2023-01-05'],
  [44931.75, '2023-01-05'],
  [20230105, '2023-01-05'],
  [1999.9, '1999-09-01'],
  [2023.12, '2023-12-01'],
  [2023.01, '2023-01-01'],
  [202301, '2023-01-01'],
  [61, '1900-03-01'],
])('the number cell %d is %s', (cell, value) => {
  expect(normaliseDate(cell)).toMatchObject({ ok: true, value })
})

test('a workbook that counts from 1904 is read by its own calendar', () => {
  expect(normaliseDate(43469, { date1904: true })).toMatchObject({ ok: true, value: '2023-01-05' })
})

test.each<[string | number, string]>([
  ['85-3-2', 'two_digit_year'],
  ['85年3月', 'two_digit_year'],
  ['850302', 'two_digit_year'],
  ['3/2/85', 'two_digit_year'],
  ['5/1/2023', 'day_or_month_first'],
  ['2023', 'year_only'],
  [2023, 'year_only'],
  ['2023-02-29', 'impossible_date'],
  ['1875-01-01', 'impossible_date'],
  ['2023-13-01', 'impossible_date'],
  ['1900-01-00', 'impossible_date'],
  ['不详', 'unrecognised_date'],
  ['44931', 'unrecognised_date'],
  [60, 'unrecognised_date'],
  [99999, 'unrecognised_date'],
  [-5, 'unrecognised_date'],
  [Number.NaN, 'unrecognised_date'],
])('%s is refused as %s', (cell, code) => {
  expect(normaliseDate(cell)).toMatchObject({ ok: false, reason: { code } })
})

test('every day survives each way of writing it', () => {
  fc.assert(
    fc.property(dayInRange, (day) => {
      const [year, month, date] = day.split('-').map(Number)
      const serial = Date.parse(day) / 86_400_000 + 25569
      const cells = [day, `${year}/${month}/${date}`, `${year}年${month}月${date}日`, day.replaceAll('-', ''), Number(day.replaceAll('-', ''))]
      for (const cell of serial >= 1900 && serial < 2100 ? cells : [...cells, serial]) expect(normaliseDate(cell)).toMatchObject({ ok: true, value: day })
    }),
  )
})

test('whatever text comes, the answer is a real day or a reason', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?$/)), (text) => {
      const result = normaliseDate(text)
      return result.ok ? new Date(`${result.value}T00:00:00Z`).toISOString().slice(0, 10) === result.value : result.reason.zh !== ''
    }),
  )
})
