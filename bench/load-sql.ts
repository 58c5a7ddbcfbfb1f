import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isId } from '../kernel/ids.ts'
import type { Worker } from './load.ts'
import type { SqlLoad } from './load.types.ts'
import { renewed } from './statements.ts'

/** One connection a worker, on which the tenant is set once, as in the server's pool. */
export function sqlWorkers({ url, tenantId, scripts, fresh, countedFrom = Infinity }: Omit<SqlLoad, 'kind'>, connections: number): Promise<Worker>[] {
  let next = 0
  return Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    return async () => {
      const turn = next++
      const anew = new Map(fresh.map((value) => [value, isId(value) ? randomUUID() : `${value}${process.pid}-${turn}`]))
      for (const { values, ...statement } of scripts[turn % scripts.length] ?? []) {
        await client.query({
          ...statement,
          values: values.map((value) => {
            if (typeof value === 'number' && value >= countedFrom) return value + turn
            return typeof value === 'string' ? renewed(value, anew) : value
          }),
        })
      }
      return true
    }
  })
}
