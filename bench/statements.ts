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
        const statement = asStatement(text, values)
        if (!statement.text.includes('set_config')) seen.push(statement)
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

/** As a text with its values, or as one object that also names a prepared statement. */
function asStatement(asked: unknown, values: unknown): Statement {
  if (typeof asked === 'string') return { text: asked, values: Array.isArray(values) ? [...values] : [] }
  // Kysely and the pool send nothing else.
  const { name, text, values: its } = asked as Statement
  return { ...(name === undefined ? {} : { name }), text, values: [...its] }
}

const json = /^[{[]/
const idsWithin = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Of two scripts for two persons, the texts of the first that the second does not have, ids within JSON too: what must be new for a third. Days are unique nowhere and may stay. */
export function differing(one: Statement[], other: Statement[]): string[] {
  const texts = (script: Statement[]) =>
    new Set(script.flatMap(({ values }) => values.filter((value) => typeof value === 'string').flatMap((value) => (json.test(value) ? (value.match(idsWithin) ?? []) : [value]))))
  const shared = texts(other)
  return [...texts(one)].filter((text) => !shared.has(text) && !/^\d{4}-\d\d-\d\d$/.test(text))
}

/** A value for another turn: what must be new is new, also within JSON. */
export function renewed(value: string, anew: ReadonlyMap<string, string>): string {
  return json.test(value) ? value.replaceAll(idsWithin, (id) => anew.get(id) ?? id) : (anew.get(value) ?? value)
}
