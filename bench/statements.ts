import type pg from 'pg'
import type { Statement } from './load.types.ts'

/** Writes down what goes over the connections of a pool, so that a raw client can send the same; gives what some work causes. */
export function recordStatements(pool: pg.Pool): (work: () => Promise<unknown>) => Promise<Statement[]> {
  let seen: Statement[] = []
  const watched = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (watched.has(client)) return
    watched.add(client)
    const query = client.query.bind(client)
    Object.assign(client, {
      query: (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
        // The raw client sets the tenant once on each connection, as the pool does.
        if (typeof text === 'string' && !text.includes('set_config')) seen.push({ text, values: Array.isArray(values) ? [...values] : [] })
        return Reflect.apply(query, client, [text, values, ...rest])
      },
    })
  })
  return async (work) => {
    seen = []
    await work()
    if (seen.length === 0) throw new TypeError('this work sends no statement to compare with')
    return seen
  }
}

/** Of two scripts for two persons, the texts of the first that the second does not have: what must be new for a third. Days and JSON are unique nowhere and may stay. */
export function differing(one: Statement[], other: Statement[]): string[] {
  const texts = (script: Statement[]) => new Set(script.flatMap(({ values }) => values.filter((value) => typeof value === 'string')))
  const shared = texts(other)
  return [...texts(one)].filter((text) => !shared.has(text) && !/^(\d{4}-\d\d-\d\d$|[{[])/.test(text))
}
