import { messageOf, startChild } from './child.ts'
import type { Load, LoadResult } from './load.types.ts'

/** Runs one load in a process of its own. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const child = startChild('./load.ts')
  try {
    child.process.send(load)
    return await messageOf<LoadResult>(child)
  } finally {
    await child.stop()
  }
}

/** The work, its statements by a raw client, and what HTTP alone costs; taken in turns, so that a busy moment hits them alike. */
export interface Contest {
  name: string
  product: Load[]
  raw: Load
  echo: Load
}

export interface Outcome {
  figures: Record<string, number>
  ratios: Record<string, number>
}

export async function runContest({ name, product, raw, echo }: Contest): Promise<Outcome> {
  const taken = { product: [] as LoadResult[], raw: [] as LoadResult[], echo: [] as LoadResult[] }
  for (const load of product) {
    taken.product.push(await runLoad(load))
    taken.raw.push(await runLoad(raw))
    taken.echo.push(await runLoad(echo))
  }
  const [ours, sql, http] = [taken.product, taken.raw, taken.echo].map((results) => mean(results.map(({ perSecond }) => perSecond)))
  if (!ours || !sql || !http) throw new TypeError('a load measured nothing')
  return {
    figures: {
      [`${name}_per_s`]: ours,
      [`${name}_p99_ms`]: Math.max(...taken.product.map(({ p99Ms }) => p99Ms)),
      [`${name}_raw_per_s`]: sql,
      [`${name}_echo_per_s`]: http,
    },
    ratios: { [`${name}_over_raw_c${raw.connections}`]: ours / sql, [`${name}_over_echo`]: ours / http },
  }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
