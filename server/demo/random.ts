export type Weighted<T> = readonly (readonly [choice: T, weight: number])[]

/** Seeded chance: the same seed gives the same university on every machine. Not for secrets. */
export interface Random {
  /** A whole number from min to max, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(choices: Weighted<T>): T
  shuffle<T>(list: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed)
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (list) => found(list[int(0, list.length - 1)]),
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      return found(choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1))[0]
    },
    shuffle: (list) => {
      const shuffled = [...list]
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = int(0, last)
        ;[shuffled[last], shuffled[other]] = [found(shuffled[other]), found(shuffled[last])]
      }
      return shuffled
    },
  }
}

/** Tommy Ettinger's mulberry32: 32 bits of state are plenty for names and birthdays. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function found<T>(choice: T | undefined): T {
  if (choice === undefined) throw new RangeError('there is nothing to choose from')
  return choice
}
