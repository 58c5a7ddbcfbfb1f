/** A limit on places. Null means any: a room without option, tag and unit limits the whole offer. */
export interface Room {
  id: string
  optionId: string | null
  tag: string | null
  unitId: string | null
  cap: number
  taken: number
  /** How many waiting parties lack room just here. */
  held: number
}

/** Who wants in: one person with companions. */
export interface Party {
  optionId: string
  tag: string | null
  unitId: string
  size: number
}

/**
 * How people wait when a party does not fit: `none` nobody waits; `skip` a smaller party behind it may pass;
 * `hold` what is left is kept for it.
 */
export type WaitingRule = 'none' | 'skip' | 'hold'

export type Seating = 'confirmed' | 'waiting' | 'full'

export interface Rooms {
  /** Seats this party if it fits and nobody before it is waiting for just that room. */
  seat(party: Party, rule: WaitingRule): Seating
  /** Whether it would be seated now. */
  fits(party: Party, rule: WaitingRule): boolean
  release(party: Party): void
  setCap(roomId: string, cap: number): void
  /** Forgets who holds what: before the line is gone through anew. */
  forgetHeld(): void
  /** How many places are left for this party's option and branch; null: no limit. */
  left(party: Pick<Party, 'optionId' | 'tag' | 'unitId'>): number | null
  changed(): Room[]
}

/** A working copy of an offer's counters: what is decided here is written back in the same transaction. */
export function openRooms(counters: readonly Room[]): Rooms {
  const rooms = counters.map((room) => ({ ...room }))
  const before = new Map(counters.map((room) => [room.id, room]))
  const found = new Map<string, Room[]>()

  function roomsOf({ optionId, tag, unitId }: Pick<Party, 'optionId' | 'tag' | 'unitId'>): Room[] {
    const key = `${optionId}/${tag ?? ''}/${unitId}`
    const known = found.get(key)
    if (known) return known
    const limits = (limit: string | null, value: string | null) => limit === null || limit === value
    const own = rooms.filter((room) => limits(room.optionId, optionId) && limits(room.tag, tag) && limits(room.unitId, unitId))
    found.set(key, own)
    return own
  }

  const lacks = (room: Room, party: Party) => room.taken + party.size > room.cap
  const fits = (party: Party, rule: WaitingRule) => roomsOf(party).every((room) => !lacks(room, party) && (rule !== 'hold' || room.held === 0))

  return {
    fits,
    seat: (party, rule) => {
      if (fits(party, rule)) {
        for (const room of roomsOf(party)) room.taken += party.size
        return 'confirmed'
      }
      if (rule === 'none') return 'full'
      const lacking = roomsOf(party).filter((room) => lacks(room, party))
      // Where a room is full altogether nobody can pass; a party too large for what is left is who would be passed.
      if (lacking.every((room) => room.taken < room.cap)) for (const room of lacking) room.held += 1
      return 'waiting'
    },
    release: (party) => {
      for (const room of roomsOf(party)) room.taken -= party.size
    },
    setCap: (roomId, cap) => {
      for (const room of rooms) if (room.id === roomId) room.cap = cap
    },
    forgetHeld: () => {
      for (const room of rooms) room.held = 0
    },
    left: (party) => {
      const own = roomsOf(party)
      return own.length === 0 ? null : Math.min(...own.map(({ cap, taken }) => cap - taken))
    },
    changed: () =>
      rooms.filter((room) => {
        const was = before.get(room.id)
        return was?.taken !== room.taken || was.held !== room.held
      }),
  }
}
