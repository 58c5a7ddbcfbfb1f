import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { plainArray } from '../../kernel/db/plain-array.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { assertNever } from '../../kernel/errors.ts'
import type { ActionDeclaration, CaseRow, Due, RelationDeclaration, StateDeclaration, Who } from './process.ts'
import type { WornHat } from './hats.ts'
import type { CountedRows } from './kept-counts.ts'
import { ofProcesses } from './registry.ts'
import { handlers } from './standing.ts'

/** Counting stops here: whoever has more than “200+” waiting does not read how many more. */
export const countCap = 200

export interface TodoRow {
  taskId: string
  /** 0: it waits for me; n: for the nth colleague for whom I stand in. */
  hat: number
  action: string
  takenBy: string | null
  /** Whether a colleague has it in hand already. */
  elsewhere: boolean
  dueAt: Date | null
  dueRule: Due | null
  openedAt: Date
  caseId: string
  process: string
  state: string
  version: number
  title: string
  number: string | null
  unitId: string | null
}

export interface TodoFilter {
  hats: readonly WornHat[]
  process: string | null
  /** Only what is due after the one instant (null: ever since) and until the other (null: at any time, or never). */
  due?: { after: Date | null; until: Date | null } | undefined
  /** Only what others have in hand for me: colleagues who took it, or who stand in for me in these processes (null: in all). */
  handedOver: { standsIn: readonly (string | null)[] } | null
}

/** Where a page of to-dos goes on: after this one. */
export interface TodoPosition {
  elsewhere: boolean
  dueAt: string | null
  taskId: string
}

interface TodoPage {
  limit: number
  after: TodoPosition | null
  /** False: the count is not asked for, and comes as 0. */
  counting?: boolean
}

/** Open tasks that wait for these hats, what colleagues have in hand last, then by deadline. One row more than asked for tells of a next page. */
export async function listTodos(db: Db, filter: TodoFilter, page: TodoPage): Promise<TodoRow[]> {
  return (await pageOfTodos(db, filter, { ...page, counting: false })).rows
}

/** With how many there are in all, as far as counting goes. */
export async function pageOfTodos(db: Db, filter: TodoFilter, page: TodoPage): Promise<CountedRows<TodoRow>> {
  const { rows } = await todosQuery(db, filter, page).execute(db.q)
  return { rows: rows.filter((row): row is Counted<TodoRow> => row.taskId !== null), count: rows[0]?.counted ?? 0 }
}

/** A page beside its count; where the page is empty, the count stands on a row of its own. */
type Counted<Row> = Row & { counted: number }
type CountedOnly = { taskId: null; counted: number }

export function todosQuery(db: Db, filter: TodoFilter, { limit, after, counting = true }: TodoPage): RawBuilder<Counted<TodoRow> | CountedOnly> {
  const onwards = after ? sql`(elsewhere, due, id) > (${after.elsewhere}, ${after.dueAt ?? 'infinity'}::timestamptz, ${after.taskId}::uuid)` : sql`true`
  const found = matching(db, filter).map((tasks) => sql`select w.hat, ${ofTask(filter)} from ${tasks}`)
  const counted = counting
    ? sql`select count(*)::int as count from (select 1 from todos t where ${firstOfItsStep(db, filter)} limit ${countCap + 1}) first`
    : sql`select 0 as count`
  // First in order, then one by one whether it is the first of its step: only as many are asked as the page or the count takes.
  return sql`select ${prepared} counted, "taskId", hat, action, "takenBy", elsewhere, "dueAt", "dueRule", "openedAt", "caseId", process, state, version, title, number, "unitId" from (
    with todos as materialized (select distinct on (elsewhere, due, id) * from (${sql.join(found, sql` union all `)}) found order by elsewhere, due, id, hat)
    select counted.count as counted, m.id as "taskId", m.hat, m.action, m.taken_by as "takenBy", m.elsewhere, m.due, m.due_at as "dueAt", k.due_rule as "dueRule",
           k.opened_at as "openedAt", c.id as "caseId", c.process, c.state, c.version, c.title, c.number, c.unit_id as "unitId"
      from (${counted}) counted
      left join (select * from todos t where ${onwards} and ${firstOfItsStep(db, filter)} limit ${limit + 1}) m on true
      left join case_tasks k on k.tenant_id = ${db.tenantId} and k.id = m.id
      left join cases c on c.tenant_id = ${db.tenantId} and c.id = m.case_id) page
     order by elsewhere, due, "taskId"`
}

export interface TodoSum {
  process: string
  count: number
  dueAt: Date | null
  /** One of the cases: the only one, where there is one. */
  caseId: string
  title: string
}

/** How much waits for these hats in each process, and until when the first. What a colleague has in hand is not counted. */
export async function sumTodos(db: Db, filter: TodoFilter): Promise<TodoSum[]> {
  const { rows } = await sql<TodoSum>`select ${prepared} s.process, s.count, s.due_at as "dueAt", c.id as "caseId", c.title
      from (select process, count(*)::int as count, min(due_at) as due_at, (array_agg(case_id order by due_at, id))[1] as case_id
              from (${every(db, filter)}) t where not elsewhere and ${firstOfItsStep(db, filter)} group by process) s
      join cases c on c.tenant_id = ${db.tenantId} and c.id = s.case_id
     order by s.due_at nulls last, s.process`.execute(db.q)
  return rows
}

/** Each of their tasks once, in no order. */
function every(db: Db, filter: TodoFilter): RawBuilder<unknown> {
  const found = matching(db, filter).map((tasks) => sql`select ${ofTask(filter)} from ${tasks}`)
  const once = filter.hats.length > 1 ? sql`distinct on (id)` : sql``
  return sql`select ${once} * from (${sql.join(found, sql` union all `)}) found`
}

/** What its place and its step are read from. */
function ofTask(filter: TodoFilter): RawBuilder<unknown> {
  return sql`t.id, t.case_id, t.process, t.action, t.taken_by, t.due_at, ${elsewhere(filter)} as elsewhere, coalesce(t.due_at, 'infinity') as due`
}

/** Where tasks of these hats stand, `t` under the hat of line `w`: by name, by office and unit, by office anywhere. Each goes by its own index. */
function matching(db: Db, filter: TodoFilter): RawBuilder<unknown>[] {
  const { named, offices, anywhere } = wantedBy(filter.hats)
  const { process, due } = filter
  const open = sql`t.tenant_id = ${db.tenantId} and t.closed_at is null and ${wornFor('t')}
       ${process === null ? sql`` : sql`and t.process = ${process}`}
       ${due?.after ? sql`and coalesce(t.due_at, 'infinity') > ${due.after}` : sql``} ${due?.until ? sql`and t.due_at <= ${due.until}` : sql``}
       ${inOthersHands(filter, 't')}`
  const byName = sql`${lines(named, (line) => line.staffId, sql`uuid`)} join case_tasks t on t.staff_id = w.value where t.staff_id is not null and ${open}`
  const byOffice = sql`${lines(offices, officeOf, sql`text`)} join case_tasks t on t.permission = w.value and t.unit_id = w.unit_id where t.permission is not null and ${open}`
  const byPermission = sql`${lines(anywhere, officeOf, sql`text`)} join case_tasks t on t.permission = w.value where t.permission is not null and ${open}`
  return [byName, ...(offices.length > 0 ? [byOffice] : []), ...(anywhere.length > 0 ? [byPermission] : [])]
}

/** Whether the hat of line `w` is worn for this task: its process, and nothing that must be done in person for somebody else. */
function wornFor(task: Alias): RawBuilder<unknown> {
  const named = sql`${sql.ref(`${task}.process`)} || ' ' || ${sql.ref(`${task}.action`)}`
  return sql`(w.process is null or w.process = ${sql.ref(`${task}.process`)}) and (w.hat = 0 or ${named} <> all(${inPersonActions()}))`
}

function inOthersHands(filter: TodoFilter, task: Alias): RawBuilder<unknown> {
  if (!filter.handedOver) return sql``
  const { standsIn } = filter.handedOver
  return sql`and (${elsewhere(filter, task)} or ${standsIn.includes(null)} or ${sql.ref(`${task}.process`)} = any(${standsIn.filter((one) => one !== null)}::text[]))`
}

/**
 * One to-do for each person and step of a case: whoever is waited for in two ways, as department and as office, or for several
 * units, sees the first of them, and the next once that one is done. Asked only of actions that can wait in several ways, of `t`.
 */
function firstOfItsStep(db: Db, filter: TodoFilter): RawBuilder<unknown> {
  const { named, offices, anywhere } = wantedBy(filter.hats)
  const place = (task: Alias) => sql`(${elsewhere(filter, task)}, coalesce(${sql.ref(`${task}.due_at`)}, 'infinity'), ${sql.ref(`${task}.id`)})`
  const mine = [
    sql`exists (select 1 from ${lines(named, (line) => line.staffId, sql`uuid`)} where w.value = o.staff_id and ${wornFor('o')})`,
    ...(offices.length > 0 ? [sql`exists (select 1 from ${lines(offices, officeOf, sql`text`)} where w.value = o.permission and w.unit_id = o.unit_id and ${wornFor('o')})`] : []),
    ...(anywhere.length > 0 ? [sql`exists (select 1 from ${lines(anywhere, officeOf, sql`text`)} where w.value = o.permission and ${wornFor('o')})`] : []),
  ]
  return sql`(t.process || ' ' || t.action <> all(${actionsOfSeveral()}) or not exists (
         select 1 from case_tasks o
          where o.tenant_id = ${db.tenantId} and o.case_id = t.case_id and o.action = t.action and o.closed_at is null and o.id <> t.id
            and ${place('o')} < ${place('t')} and (${sql.join(mine, sql` or `)}) ${inOthersHands(filter, 'o')}))`
}

/** Actions for which one person may be waited for more than once in a case; of the others one office is, and nobody else. */
const actionsOfSeveral = ofProcesses((all) => {
  const isOneOffice = (whos: readonly Who[]) => whos.every((who) => 'permission' in who && typeof who.at === 'string') && whos.length === 1
  const several = all.flatMap(({ id, actions, states }) =>
    Object.values<StateDeclaration<string, unknown>>(states).flatMap(({ waits = [] }) =>
      waits.flatMap(({ action, of }) => (isOneOffice(of ?? actions[action]?.by ?? []) ? [] : [`${id} ${action}`])),
    ),
  )
  return asWritten(several)
})

const inPersonActions = ofProcesses((all) =>
  asWritten(
    all.flatMap(({ id, actions }) => Object.entries<ActionDeclaration<string, unknown, unknown>>(actions).flatMap(([name, action]) => (action.inPerson ? [`${id} ${name}`] : []))),
  ),
)

/** By name: what a relation is called means the same in every process. */
const relationsInOthersMatters = ofProcesses((all) => [
  ...new Set(all.flatMap(({ relations }) => Object.entries<RelationDeclaration>(relations).flatMap(([name, { own }]) => (own === false ? [name] : [])))),
])

/** Declared names as they stand in the statement itself: of an array that comes as a value each row would walk every word, of this one it asks a hash. */
function asWritten(names: readonly string[]): RawBuilder<string[]> {
  return sql`${sql.lit(plainArray(names))}::text[]`
}

/** Every permission by which a process waits for somebody. */
const officesAsked = ofProcesses((all) => new Set(all.flatMap((process) => handlers(process).flatMap((who) => ('permission' in who ? [who.permission] : [])))))

interface Line {
  hat: number
  process: string | null
  staffId: string | null
  permission: string | null
  unitId: string | null
}

interface Wanted {
  named: Line[]
  offices: Line[]
  anywhere: Line[]
}

const wantedByHats = new WeakMap<readonly WornHat[], Wanted>()

/** What these hats are waited for: themselves by name, and every office that a process names and that they hold. */
function wantedBy(hats: readonly WornHat[]): Wanted {
  const known = wantedByHats.get(hats) ?? linesOf(hats)
  wantedByHats.set(hats, known)
  return known
}

function linesOf(hats: readonly WornHat[]): Wanted {
  const offices = officesAsked()
  const lines = hats.flatMap(({ actor, process }, hat): Line[] => {
    const line = { hat, process, staffId: null, permission: null, unitId: null }
    const held = [...actor.permissions].filter(([permission]) => offices.has(permission))
    return [
      ...(actor.staffId === null ? [] : [{ ...line, staffId: actor.staffId }]),
      ...held.flatMap(([permission, scope]): Line[] => (scope.all ? [{ ...line, permission }] : scope.unitIds.map((unitId) => ({ ...line, permission, unitId })))),
    ]
  })
  return {
    named: lines.filter((line) => line.staffId !== null),
    offices: lines.filter((line) => line.unitId !== null),
    anywhere: lines.filter((line) => line.permission !== null && line.unitId === null),
  }
}

/** Lines to join with; as arrays they are one statement however many they are. */
function lines(wanted: readonly Line[], valueOf: (line: Line) => string | null, type: RawBuilder<unknown>): RawBuilder<unknown> {
  const [hats, processes, values, units] = [wanted.map((line) => line.hat), wanted.map((line) => line.process), wanted.map(valueOf), wanted.map((line) => line.unitId)]
  return sql`unnest(${hats}::int[], ${processes}::text[], ${values}::${type}[], ${units}::uuid[]) w (hat, process, value, unit_id)`
}

function officeOf({ permission }: Line): string | null {
  return permission
}

/** What tasks are called in these statements. */
type Alias = 't' | 'o'

/** Whether a colleague has it in hand. */
function elsewhere({ hats }: TodoFilter, task: Alias = 't'): RawBuilder<unknown> {
  const takenBy = sql.ref(`${task}.taken_by`)
  return sql`(${takenBy} is not null and ${takenBy} is distinct from ${hats[0]?.actor.staffId ?? null}::uuid)`
}

export interface BoxRow extends CaseRow {
  /** When what the box lists happened. */
  at: Date
}

export type CaseBox = 'done' | 'followed' | 'filed'

export interface BoxFilter {
  box: CaseBox
  staffId: string
  process: string | null
}

/** Cases in which somebody acted, which they follow, or which are their own, what changed last first; and how many, as far as counting goes. */
export async function pageOfBox(db: Db, filter: BoxFilter, page: BoxPage): Promise<CountedRows<BoxRow>> {
  const counted = (page.counting ?? true) ? sql`select count(*)::int as counted from (select 1 from ${inBox(db, filter)} limit ${countCap + 1}) first` : sql`select 0 as counted`
  const { rows } = await sql<{ counted: number } & (BoxRow | { id: null })>`select ${prepared} * from (${counted}) counted
    left join (${boxQuery(db, filter, page)}) page on true order by page.at desc, page.id desc`.execute(db.q)
  return { rows: rows.filter((row) => row.id !== null), count: rows[0]?.counted ?? 0 }
}

interface BoxPage {
  limit: number
  after: { key: string; id: string } | null
  /** False: the count is not asked for, and comes as 0. */
  counting?: boolean
}

export function boxQuery(db: Db, filter: BoxFilter, { limit, after }: BoxPage): RawBuilder<BoxRow> {
  const at = filter.box === 'done' ? sql`b.at` : sql`c.changed_at`
  const onwards = after ? sql`and (${at}, c.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``
  return sql<BoxRow>`select c.id, c.process, c.state, c.version, c.title, c.number, c.round_id as "roundId", c.unit_id as "unitId", c.filed_by as "filedBy",
           c.state_since as "stateSince", c.due_at as "dueAt", c.opened_at as "openedAt", c.changed_at as "changedAt", c.closed_at as "closedAt", ${at} as at
      from ${inBox(db, filter)} ${onwards}
     order by ${at} desc, c.id desc
     limit ${limit + 1}`
}

function inBox(db: Db, { box, staffId, process }: BoxFilter): RawBuilder<unknown> {
  return sql`(${membership(db, box, staffId)}) b join cases c on c.tenant_id = ${db.tenantId} and c.id = b.case_id
     where ${process === null ? sql`true` : sql`c.process = ${process}`}`
}

function membership(db: Db, box: CaseBox, staffId: string): RawBuilder<unknown> {
  switch (box) {
    case 'done':
      // Of several actions on one case only the last. “>=” rather than “=”: the planner then expects many, and walks the index only as far as the page goes.
      return sql`select e.case_id, e.at from case_events e
                  where e.tenant_id = ${db.tenantId} and e.staff_id = ${staffId}
                    and e.sequence >= (select last.sequence from case_events last where last.tenant_id = ${db.tenantId} and last.case_id = e.case_id
                                         and last.staff_id = ${staffId} order by last.sequence desc limit 1)`
    case 'followed':
      return sql`select case_id from case_follows where tenant_id = ${db.tenantId} and staff_id = ${staffId}`
    case 'filed':
      return sql`select distinct case_id from case_parties
                  where tenant_id = ${db.tenantId} and staff_id = ${staffId} and until is null and relation <> all(${relationsInOthersMatters()}::text[])`
    default:
      return assertNever(box)
  }
}
