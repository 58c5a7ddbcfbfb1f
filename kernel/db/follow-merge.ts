import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Services } from '../context.ts'
import type { JobDefinition } from '../module.ts'
import type { Db, Trx } from './handle.ts'
import type { Tables } from './tables.generated.ts'
import { asSystem, write } from './write.ts'

// Two staff records become one, and may become two again: what names the one that went then names the one that stays.

/** A column that names a person by the staff record. */
interface PersonColumn {
  table: keyof Tables
  column: string
  /** What tells the rows of one person apart. */
  key: readonly string[]
  /** The column that is empty while a row holds: what has ended stays as history says it. Without it all rows go along. */
  openWhileEmpty?: string
  /** A person may hold only one row of the same values here: where the one that stays has it already, the other row does not go along. */
  once?: readonly string[]
  /** Only rows with one of these values count as such: of sign-ups those that hold or await a place. */
  onceAmong?: { column: string; values: readonly string[] }
  /** Whether such a second row ends, by its `openWhileEmpty`; else it just stays where it is. */
  secondEnds?: boolean
  /** Another person in the same row: nobody stands in for themselves. */
  unlike?: string
  /** The column names several people, as an array; a row that names the one that stays already is left as it is. */
  several?: boolean
  /** Only rows with this value here: what was said without a name is bound to nobody by the log of a merge. */
  only?: { column: string; value: string }
}

export interface Merged {
  keptId: string
  mergedId: string
}

interface FollowMerge {
  /** What the audit log calls it, before the dot: `case` for `case.follow_merge` and `case.follow_merge_back`. */
  noun: string
  columns: readonly PersonColumn[]
  /** Holds what the change needs held before it, and puts in order what follows from it. */
  around?: (trx: Trx, merged: Merged, change: () => Promise<void>) => Promise<void>
}

const followed = new Set<string>()

/** Columns that follow a merge by these jobs, as `table.column`: a test compares them with the columns that there are. */
export function followedColumns(): ReadonlySet<string> {
  return followed
}

/** The two jobs by which an engine follows a merge of staff records and its undo. The audit log remembers which rows went over: those go back. */
export function followMergeJobs(follow: FollowMerge): Record<string, JobDefinition> {
  for (const one of follow.columns) followed.add(nameOf(one))
  return {
    [`${follow.noun}.follow_merge`]: { on: ['staff.merged'], retryLimit: 3, run: (services, db, payload) => goOver(follow, { services, db }, mergedShape.parse(payload)) },
    [`${follow.noun}.follow_merge_back`]: {
      on: ['staff.merge_undone'],
      retryLimit: 3,
      run: (services, db, payload) => goBack(follow, { services, db }, mergedShape.parse(payload)),
    },
  }
}

const mergedShape = z.object({ keptId: z.string(), mergedId: z.string() })
const keysShape = z.record(z.string(), z.array(z.string()))
/** Keys of rows, by `table.column`. */
type Keys = z.infer<typeof keysShape>
const rememberedShape = z.object({ keptId: z.string(), moved: keysShape.default({}), ended: keysShape.default({}) })

interface World {
  services: Services
  db: Db
}

async function goOver(follow: FollowMerge, { services, db }: World, merged: Merged): Promise<void> {
  if (!(await namesAnybody(db, follow.columns, merged.mergedId))) return
  await write(asSystem(services, db), async (trx) => {
    const moved: Keys = {}
    const ended: Keys = {}
    const change = async () => {
      for (const one of follow.columns) {
        moved[nameOf(one)] = await moveRows(trx, one, { from: merged.mergedId, to: merged.keptId })
        if (one.secondEnds) ended[nameOf(one)] = await endRows(trx, one, merged.mergedId)
      }
    }
    await (follow.around ? follow.around(trx, merged, change) : change())
    record(trx, follow, { action: 'follow_merge', merged, rows: { moved: onlyFilled(moved), ended: onlyFilled(ended) } })
  })
}

async function goBack(follow: FollowMerge, { services, db }: World, merged: Merged): Promise<void> {
  const remembered = await rememberedRows(db, follow, merged)
  if (remembered.length === 0) return
  await write(asSystem(services, db), async (trx) => {
    const moved: Keys = {}
    const keysOf = (one: PersonColumn, what: 'moved' | 'ended') => remembered.flatMap((record) => record[what][nameOf(one)] ?? [])
    const change = async () => {
      for (const one of follow.columns) {
        moved[nameOf(one)] = await moveRows(trx, one, { from: merged.keptId, to: merged.mergedId, keys: keysOf(one, 'moved') })
        await openRows(trx, one, { staffId: merged.mergedId, keys: keysOf(one, 'ended') })
      }
    }
    await (follow.around ? follow.around(trx, merged, change) : change())
    record(trx, follow, { action: 'follow_merge_back', merged, rows: { moved: onlyFilled(moved) } })
  })
}

function record(trx: Trx, { noun }: FollowMerge, { action, merged, rows }: { action: string; merged: Merged; rows: Record<string, Keys> }): void {
  trx.audit({ action: `${noun}.${action}`, entity: { type: 'staff', id: merged.mergedId }, details: { keptId: merged.keptId, ...rows } })
}

function onlyFilled(keys: Keys): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([, its]) => its.length > 0))
}

function nameOf({ table, column }: PersonColumn): string {
  return `${table}.${column}`
}

/** What went over since the merge was last undone; told twice, it went over in two parts. */
async function rememberedRows(db: Db, { noun }: FollowMerge, { keptId, mergedId }: Merged) {
  const rows = await db.q
    .selectFrom('audit_entries')
    .select(['action', 'details'])
    .where('tenant_id', '=', db.tenantId)
    .where('entity_type', '=', 'staff')
    .where('entity_id', '=', mergedId)
    .where('action', 'in', [`${noun}.follow_merge`, `${noun}.follow_merge_back`])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const lastBack = rows.findIndex((row) => row.action === `${noun}.follow_merge_back`)
  const since = lastBack === -1 ? rows : rows.slice(0, lastBack)
  return since.map((row) => rememberedShape.parse(row.details)).filter((remembered) => remembered.keptId === keptId)
}

async function namesAnybody(db: Db, columns: readonly PersonColumn[], staffId: string): Promise<boolean> {
  const each = columns.map((one) => sql`exists (select 1 from ${sql.table(one.table)} r where r.tenant_id = ${db.tenantId} and ${holds(one, 'r', staffId)})`)
  const { rows } = await sql<{ found: boolean }>`select ${sql.join(each, sql` or `)} as found`.execute(db.q)
  return rows[0]?.found ?? false
}

/** Answers the keys of the rows that now name the other; `keys`: of these rows only. */
async function moveRows(trx: Trx, one: PersonColumn, { from, to, keys }: { from: string; to: string; keys?: string[] }): Promise<string[]> {
  if (keys?.length === 0) return []
  const { rows } = await sql<{ key: string }>`
    update ${sql.table(one.table)} r set ${sql.ref(one.column)} = ${one.several ? sql`array_replace(${sql.ref(`r.${one.column}`)}, ${from}::uuid, ${to}::uuid)` : to}
     where r.tenant_id = ${trx.tenantId} and ${holds(one, 'r', from)}
       ${keys ? sql`and ${keyOf(one)} = any(${keys}::text[])` : sql``}
       ${one.unlike ? sql`and ${sql.ref(`r.${one.unlike}`)} <> ${to}` : sql``}
       ${one.several ? sql`and ${to} <> all(${sql.ref(`r.${one.column}`)})` : sql``}
       ${one.once ? sql`and ${isNoSecond(trx, one, to)}` : sql``}
    returning ${keyOf(one)} as key`.execute(trx.q)
  return rows.map((row) => row.key)
}

/** That whoever it goes to has no such row yet. */
function isNoSecond(trx: Trx, one: PersonColumn, to: string): RawBuilder<unknown> {
  const { onceAmong: among } = one
  const counts = (alias: 'r' | 'o') => (among ? sql`${sql.ref(`${alias}.${among.column}`)} = any(${[...among.values]}::text[])` : sql`true`)
  return sql`(not ${counts('r')} or not exists (
    select 1 from ${sql.table(one.table)} o where o.tenant_id = ${trx.tenantId} and ${holds(one, 'o', to)} and ${counts('o')} ${same(one.once ?? [])}))`
}

/** What did not go along, because the one that stays stands there already. */
async function endRows(trx: Trx, one: PersonColumn, staffId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update ${sql.table(one.table)} r set ${sql.ref(one.openWhileEmpty ?? '')} = ${trx.at}
     where r.tenant_id = ${trx.tenantId} and ${holds(one, 'r', staffId)}
    returning ${keyOf(one)} as key`.execute(trx.q)
  return rows.map((row) => row.key)
}

async function openRows(trx: Trx, one: PersonColumn, { staffId, keys }: { staffId: string; keys: string[] }): Promise<void> {
  if (keys.length === 0) return
  await sql`update ${sql.table(one.table)} r set ${sql.ref(one.openWhileEmpty ?? '')} = null
     where r.tenant_id = ${trx.tenantId} and ${sql.ref(`r.${one.column}`)} = ${staffId} and ${keyOf(one)} = any(${keys}::text[])`.execute(trx.q)
}

/** Whether a row holds and names this person. */
function holds(one: PersonColumn, alias: 'r' | 'o', staffId: string): RawBuilder<unknown> {
  const column = sql.ref(`${alias}.${one.column}`)
  const named = one.several ? sql`${staffId} = any(${column})` : sql`${column} = ${staffId}`
  return sql`${named} ${one.openWhileEmpty ? sql`and ${sql.ref(`${alias}.${one.openWhileEmpty}`)} is null` : sql``}
    ${one.only ? sql`and ${sql.ref(`${alias}.${one.only.column}`)} = ${one.only.value}` : sql``}`
}

function same(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    columns.map((column) => sql`and ${sql.ref(`o.${column}`)} = ${sql.ref(`r.${column}`)}`),
    sql` `,
  )
}

function keyOf({ key }: PersonColumn): RawBuilder<unknown> {
  return sql`concat_ws(' ', ${sql.join(key.map((column) => sql.ref(`r.${column}`)))})`
}
