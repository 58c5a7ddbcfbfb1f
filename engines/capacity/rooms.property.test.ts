import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRooms, type Party, type Room, type Seating, type WaitingRule } from './rooms.ts'

const options = ['o0', 'o1', 'o2']
const tags = [null, 'far', null]
const units = ['u0', 'u1']

const limit = fc.record({
  optionId: fc.option(fc.constantFrom(...options), { nil: null }),
  tag: fc.constantFrom(null, null, 'far'),
  unitId: fc.option(fc.constantFrom(...units), { nil: null }),
  cap: fc.integer({ min: 0, max: 6 }),
})
const limits = fc
  .array(limit, { maxLength: 6 })
  .map((all) => all.map((one, index): Room => ({ ...one, tag: one.optionId === null ? one.tag : null, id: `r${index}`, taken: 0, held: 0 })))

const party = fc
  .record({ option: fc.nat(options.length - 1), unitId: fc.constantFrom(...units), size: fc.integer({ min: 1, max: 3 }) })
  .map(({ option, unitId, size }): Party => ({ optionId: options[option] ?? '', tag: tags[option] ?? null, unitId, size }))

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('come' as const), party }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('go' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cap' as const), room: fc.nat(), cap: fc.integer({ min: 0, max: 8 }) }) },
)

interface Guest {
  party: Party
  in: boolean
}

/** Which limits count for a party, said as the issue says it. */
function concerns(room: Room, { optionId, tag, unitId }: Party): boolean {
  return (room.optionId === null || room.optionId === optionId) && (room.tag === null || room.tag === tag) && (room.unitId === null || room.unitId === unitId)
}

function fitsEvery(rooms: readonly Room[], party: Party): boolean {
  return rooms.every((room) => !concerns(room, party) || room.taken + party.size <= room.cap)
}

/** The rooms in the state that the guests make of them. */
function counted(rooms: readonly Room[], guests: readonly Guest[]): Room[] {
  return rooms.map((room) => ({ ...room, taken: guests.filter((guest) => guest.in && concerns(room, guest.party)).reduce((sum, guest) => sum + guest.party.size, 0) }))
}

test('whoever comes and goes: no room holds more than its cap, and nobody waits who could be seated under the rule', () => {
  fc.assert(
    fc.property(limits, fc.constantFrom<WaitingRule>('none', 'skip', 'hold'), fc.array(step, { maxLength: 40 }), (given, rule, steps) => {
      let guests: Guest[] = []
      const caps = new Map(given.map(({ id, cap }) => [id, cap]))
      const rooms = openRooms(given)
      const seatings: { fitted: boolean; seating: Seating }[] = []
      const now = () => counted(given, guests).map((room) => ({ ...room, cap: caps.get(room.id) ?? 0 }))
      const lineUp = () => {
        rooms.forgetHeld()
        for (const guest of guests) if (!guest.in && rooms.seat(guest.party, rule) === 'confirmed') guest.in = true
      }
      for (const taken of steps) {
        if (taken.do === 'come') {
          const fitted = fitsEvery(now(), taken.party)
          const seating = rooms.seat(taken.party, rule)
          seatings.push({ fitted, seating })
          if (seating !== 'full') guests.push({ party: taken.party, in: seating === 'confirmed' })
        } else if (taken.do === 'go') {
          const leaving = guests[taken.which % Math.max(1, guests.length)]
          if (!leaving) continue
          guests = guests.filter((guest) => guest !== leaving)
          if (leaving.in) rooms.release(leaving.party)
          lineUp()
        } else {
          const room = now()[taken.room % Math.max(1, given.length)]
          if (!room || taken.cap < room.taken) continue
          caps.set(room.id, taken.cap)
          rooms.setCap(room.id, taken.cap)
          lineUp()
        }
        const state = now()
        for (const room of state) expect(room.taken).toBeLessThanOrEqual(room.cap)
        for (const room of rooms.changed()) expect(room.taken).toBe(state.find(({ id }) => id === room.id)?.taken)
        const line = guests.filter((guest) => !guest.in)
        expect(rule === 'none' ? line : []).toEqual([])
        // The first in line never waits for anything but room; under "skip" nobody does.
        const waitWrongly = (rule === 'hold' ? line.slice(0, 1) : line).filter((guest) => fitsEvery(state, guest.party))
        expect(waitWrongly).toEqual([])
      }
      // Nobody is seated who does not fit, and whoever fits is, but for those before whom something is kept.
      expect(seatings.filter(({ fitted, seating }) => (seating === 'confirmed') !== fitted && (rule !== 'hold' || !fitted))).toEqual([])
      expect(seatings.filter(({ fitted, seating }) => (seating === 'full') !== (rule === 'none' && !fitted))).toEqual([])
    }),
    { numRuns: 3_000 },
  )
})

test('under "hold" what is left in a room is kept for the party that lacks only there, and it is seated once there is enough', () => {
  const rooms = openRooms([{ id: 'r', optionId: 'o0', tag: null, unitId: null, cap: 3, taken: 2, held: 0 }])
  const pair: Party = { optionId: 'o0', tag: null, unitId: 'u0', size: 2 }
  const single: Party = { ...pair, size: 1 }
  expect(rooms.seat(pair, 'hold')).toBe('waiting')
  expect(rooms.seat(single, 'hold')).toBe('waiting')
  rooms.release(single)
  rooms.forgetHeld()
  expect([rooms.seat(pair, 'hold'), rooms.seat(single, 'hold')]).toEqual(['confirmed', 'waiting'])
})

test('under "skip" a smaller party takes what a larger one could not use', () => {
  const rooms = openRooms([{ id: 'r', optionId: 'o0', tag: null, unitId: null, cap: 3, taken: 2, held: 0 }])
  const pair: Party = { optionId: 'o0', tag: null, unitId: 'u0', size: 2 }
  expect(rooms.seat(pair, 'skip')).toBe('waiting')
  expect(rooms.seat({ ...pair, size: 1 }, 'skip')).toBe('confirmed')
})
