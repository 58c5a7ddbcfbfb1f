import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { checkRecord } from './check-record.ts'
import { drawLots, entryCode, ordered, recordText, type DrawInput } from './draw-record.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongxin-draw-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
const optionIds = ['甲', '乙', '丙', '丁']
const units = ['数学', '物理', '化学']
const tags = ['省内', '省外']
const option = fc.constantFrom(...optionIds)
const limit = fc.record({
  scope: fc.oneof(
    fc.record({ optionId: option, tag: fc.constant(null) }),
    fc.record({ optionId: fc.constant(null), tag: fc.constantFrom(...tags) }),
    fc.constant({ optionId: null, tag: null }),
  ),
  unitId: fc.option(fc.constantFrom(...units)),
  cap: fc.nat(12),
})

const draws = fc.record({
  seed: hex,
  publicValue: fc.option(fc.string({ unit: 'grapheme', maxLength: 12 })),
  input: fc
    .record({
      title: fc.string({ unit: 'grapheme', maxLength: 20 }),
      waiting: fc.constantFrom('none' as const, 'skip' as const, 'hold' as const),
      tagged: fc.array(fc.option(fc.constantFrom(...tags)), { minLength: 4, maxLength: 4 }),
      limits: fc.uniqueArray(limit, { maxLength: 8, selector: ({ scope, unitId }) => JSON.stringify([scope, unitId]) }),
      people: fc.array(
        fc.record({ choices: fc.uniqueArray(option, { minLength: 1, maxLength: 4 }), party: fc.integer({ min: 1, max: 3 }), unitId: fc.option(fc.constantFrom(...units)) }),
        {
          maxLength: 30,
        },
      ),
    })
    .map(({ title, waiting, tagged, limits, people }): DrawInput =>
      ordered({
        offer: { id: '0197f000-0000-7000-8000-000000000000', title, closesAt: '2026-03-02T01:00:00.000Z' },
        committedAt: '2026-03-01T01:00:00.000Z',
        drawnAt: '2026-03-02T02:00:00.000Z',
        publicSource: null,
        publicExample: null,
        waiting,
        options: optionIds.map((id, index) => ({ id, title: `线路${id}`, tag: tagged[index] ?? null })),
        limits: limits.map(({ scope, unitId, cap }) => ({ ...scope, unitId, cap, taken: Math.min(cap, 1) })),
        entries: people.map((person, index) => ({ code: entryCode('ab'.repeat(32), String(index)), ...person })),
        excluded: [],
      }),
    ),
})

test('the result does not depend on the order in which entries were read', () => {
  fc.assert(
    fc.property(draws, fc.infiniteStream(fc.nat()), ({ seed, publicValue, input }, keys) => {
      const shuffled = <T>(items: readonly T[]) =>
        items
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ item }) => item)
      const again = ordered({ ...input, entries: shuffled(input.entries), limits: shuffled(input.limits), options: shuffled(input.options) })
      expect(recordText(drawLots(again, { seed, publicValue }))).toBe(recordText(drawLots(input, { seed, publicValue })))
    }),
    { numRuns: 200 },
  )
})

test('no limit is passed, and nobody is left out who would have fitted in their turn', () => {
  fc.assert(
    fc.property(draws, ({ seed, publicValue, input }) => {
      const { results } = drawLots(input, { seed, publicValue })
      const entries = new Map(input.entries.map((entry) => [entry.code, entry]))
      const tagOf = new Map(input.options.map(({ id, tag }) => [id, tag]))
      const taken = input.limits.map(({ taken }) => taken)
      const limitsOn = (optionId: string, unitId: string | null) =>
        input.limits.flatMap((l, at) =>
          (l.optionId === null || l.optionId === optionId) && (l.tag === null || l.tag === tagOf.get(optionId)) && (l.unitId === null || l.unitId === unitId) ? [at] : [],
        )
      for (const { code, outcome, optionId } of results) {
        const entry = entries.get(code)
        if (!entry) throw new TypeError('a result that nobody entered')
        const { choices, party, unitId } = entry
        const fits = (choice: string) => limitsOn(choice, unitId).every((at) => (taken[at] ?? 0) + party <= (input.limits[at]?.cap ?? 0))
        // Under "hold" what is left may be kept for a larger party.
        const missed = input.waiting === 'hold' ? [] : choices.slice(0, optionId === null || outcome !== 'placed' ? choices.length : choices.indexOf(optionId))
        expect(missed.some(fits)).toBe(false)
        expect(outcome === 'placed' ? optionId !== null && fits(optionId) : outcome === (input.waiting === 'none' ? 'declined' : 'waiting')).toBe(true)
        if (outcome === 'placed' && optionId !== null) for (const at of limitsOn(optionId, unitId)) taken[at] = (taken[at] ?? 0) + party
      }
      expect(results.map(({ code }) => code).toSorted()).toEqual(input.entries.map(({ code }) => code))
    }),
    { numRuns: 300 },
  )
})

test('a record that was not touched is right', () => {
  fc.assert(
    fc.property(draws, ({ seed, publicValue, input }) => {
      expect(checkRecord(recordText(drawLots(input, { seed, publicValue }))).fault).toBe(null)
    }),
    { numRuns: 200 },
  )
})

test('a change of any one byte is noticed', () => {
  fc.assert(
    fc.property(draws, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ seed, publicValue, input }, where, change) => {
      const bytes = Buffer.from(recordText(drawLots(input, { seed, publicValue })))
      const at = where % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ change
      expect(checkRecord(bytes).fault).not.toBe(null)
    }),
    { numRuns: 600 },
  )
})

test('the standalone script finds the same as the engine, right and wrong', () => {
  fc.assert(
    fc.property(draws, fc.nat(), fc.boolean(), ({ seed, publicValue, input }, where, altered) => {
      const bytes = Buffer.from(recordText(drawLots(input, { seed, publicValue })))
      if (altered) bytes[where % bytes.length] = (bytes[where % bytes.length] ?? 0) ^ 1
      expect(standalone(bytes)).toBe(checkRecord(bytes).fault === null)
      expect(standalone(bytes)).toBe(!altered)
    }),
    { numRuns: 15 },
  )
})

test('with another commitment than the one published beforehand the script says so', () => {
  const [sample] = fc.sample(draws, 1)
  if (!sample) throw new TypeError('no sample')
  const bytes = Buffer.from(recordText(drawLots(sample.input, sample)))
  expect(standalone(bytes, 'f'.repeat(64))).toBe(false)
})

function standalone(bytes: Buffer, ...expected: string[]): boolean {
  const file = join(folder, 'draw.json')
  writeFileSync(file, bytes)
  try {
    execFileSync(process.execPath, [fileURLToPath(new URL('../../../docs/verify-draw.mjs', import.meta.url)), file, ...expected], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}
