const runs = 3

/**
 * Runs a count of statements three times and answers the least: what is remembered for some seconds, such as the tree of the
 * organisation, is read anew in one of them at most.
 */
export function leastOf<Args extends unknown[]>(count: (...args: Args) => Promise<number>): (...args: Args) => Promise<number> {
  return async (...args) => {
    const counts: number[] = []
    for (let run = 0; run < runs; run += 1) counts.push(await count(...args))
    return Math.min(...counts)
  }
}
