import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../engines/calendar/working-days.ts'
import { remainderOf, type Term } from './grants.rules.ts'

const start = '2026-03-02'
const span = 60
const term = fc
  .record({ from: fc.integer({ min: 0, max: span }), days: fc.option(fc.integer({ min: -1, max: span })) })
  .map(({ from, days }): Term => ({ from: addDays(start, from), until: days === null ? null : addDays(start, from + days) }))
const covers = (terms: readonly Term[], day: string) => terms.filter(({ from, until }) => from <= day && (until === null || day <= until)).length

test('what remains covers each wanted day that nobody held, once, and no other day', () => {
  fc.assert(
    fc.property(term, fc.array(term, { maxLength: 5 }), (wanted, held) => {
      const rest = remainderOf(wanted, held)
      for (let offset = 0; offset <= 3 * span; offset++) {
        const day = addDays(start, offset)
        expect([day, covers(rest, day)]).toEqual([day, covers([wanted], day) === 1 && covers(held, day) === 0 ? 1 : 0])
      }
    }),
    { numRuns: 300 },
  )
})
