import type { z } from 'zod'
import { listTodos } from '../../engines/cases/inbox.store.ts'
import { countedPage } from '../../engines/cases/kept-counts.ts'
import type { Party } from '../../engines/cases/process.ts'
import { findByWords } from '../../engines/search/search.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { staffNames } from '../members/members.api.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { rowsAt } from './list.rows.ts'
import { countByState, countCap, countCapFor, pageOfProposals, type ListFilter, type ListRow, type Sort } from './list.store.ts'
import { proposalState, replyClass, states, topic, type listItem, type listQuery } from './proposals.contract.ts'
import { proposalProcess } from './proposals.process.ts'
import { sightOf, type Sight } from './sight.ts'

export type ListItem = z.infer<typeof listItem>
type Asked = z.output<typeof listQuery>

const mostSought = 500

/** A page of what the reader may see; the number of statements does not depend on how much that is. */
export async function proposalsPage(context: RequestContext, asked: Asked, { publishedOnly }: { publishedOnly: boolean }) {
  const { db } = context
  const { sort, limit, cursor } = asked
  const filter = { ...(await filterOf(context, asked)), publishedOnly }
  const after = positionOf(cursor, sort)
  const list = { tenantId: db.tenantId, ...countedAs(context, asked, { publishedOnly }), limit, isFirst: cursor === undefined }
  const { rows: places, count } = await countedPage(list, (counting) => pageOfProposals(db, filter, { sort, limit, after, counting }))
  const rows = await rowsAt(db, places.slice(0, limit))
  const show = await itemsOf(context, [...rows.values()])
  const page = cutPage(places, {
    limit,
    positionOf: ({ sortKey, id }) => ({ key: sortKey, id }),
    show: ({ id }) => {
      const row = rows.get(id)
      return row ? [show(row)] : []
    },
  })
  const most = countCapFor(filter)
  return { items: page.items.flat(), nextCursor: page.nextCursor, count: Math.min(count, most), countCapped: count > most }
}

/** What is published is the same for everybody, unless it is narrowed to one's own part. */
function countedAs({ db, actor }: RequestContext, asked: Asked, { publishedOnly }: { publishedOnly: boolean }) {
  const isForAll = publishedOnly && !asked.waitsForMe && !asked.handledByMe && !asked.myPart
  return { reader: isForAll ? db : actor, list: JSON.stringify(['proposals', publishedOnly, { ...asked, cursor: undefined, limit: undefined, sort: undefined }]) }
}

/** How many stand in each state, in the order of a proposal's life; states without any are left out. */
export async function proposalCounts(context: RequestContext, sessionId: string) {
  const rows = await countByState(context.db, { sight: await sightOf(context), sessionId }, context.clock.now())
  const byState = new Map(rows.map((row) => [row.state, row]))
  return {
    states: states.flatMap((state) => {
      const row = byState.get(state)
      return row ? [{ state, title: proposalProcess.states[state].title, count: row.count, overdue: row.overdue }] : []
    }),
  }
}

/** Draws list items: no statement for any number of rows, once the units are known. */
export async function itemsOf({ db, clock }: RequestContext, rows: readonly ListRow[]): Promise<(row: ListRow) => ListItem> {
  const now = clock.now()
  const parties = new Map(rows.map((row) => [row.id, partiesIn(row)]))
  const unitIds = rows.flatMap((row) => [row.unitId ?? [], ...(parties.get(row.id) ?? []).flatMap(({ relation, id }) => (relation === 'proposer' ? [] : [id]))].flat())
  const units = await unitNames(db, new Set(unitIds), dayOf(now))
  return (row) => showItem(row, { parties: parties.get(row.id) ?? [], units, now })
}

interface ShownParty {
  relation: string
  id: string
  name: string
}

function partiesIn({ parties }: ListRow): ShownParty[] {
  return [...parties.matchAll(/^(\w+) (\S+) (.*)$/gm)].map(([, relation = '', id = '', name = '']) => ({ relation, id, name }))
}

export interface PartyNames {
  person(staffId: string): { staffId: string; name: string }
  unit(unitId: string): { unitId: string; name: string }
}

export async function namesFor(
  db: Db,
  { parties, staffIds = [], unitIds, day }: { parties: readonly Party[]; staffIds?: readonly (string | null)[]; unitIds: readonly (string | null)[]; day: string },
): Promise<PartyNames> {
  const people = new Set([...parties.map((party) => party.staffId), ...staffIds].filter((id) => id !== null))
  const units = new Set([...parties.map((party) => party.unitId), ...unitIds].filter((id) => id !== null))
  const [staff, named] = await Promise.all([staffNames(db, [...people]), unitNames(db, units, day)])
  return {
    person: (staffId) => ({ staffId, name: staff.get(staffId)?.name ?? '—' }),
    unit: (unitId) => ({ unitId, name: named.get(unitId) ?? '—' }),
  }
}

function showItem(row: ListRow, { parties, units, now }: { parties: readonly ShownParty[]; units: ReadonlyMap<string, string>; now: Date }): ListItem {
  const state = proposalState.parse(row.state)
  const declared = proposalProcess.states[state]
  const unitsAs = (relation: string) => parties.flatMap((party) => (party.relation === relation ? [{ unitId: party.id, name: units.get(party.id) ?? '—' }] : []))
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    topic: topic.parse(row.topic),
    kind: row.kind === 'collective' ? 'collective' : 'individual',
    state,
    stateTitle: declared.title,
    tone: declared.tone ?? 'calm',
    sessionId: row.sessionId,
    sessionTitle: row.sessionTitle,
    proposers: parties.flatMap((party) => (party.relation === 'proposer' ? [{ staffId: party.id, name: party.name || '—' }] : [])),
    delegation: row.delegation,
    branch: row.unitId === null ? null : (units.get(row.unitId) ?? '—'),
    leadUnit: unitsAs('leadUnit')[0] ?? null,
    supportingUnits: unitsAs('supportingUnit'),
    isKey: row.isKey,
    ledByLeader: row.ledByLeader,
    seconds: row.seconds,
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.closedAt === null && row.dueAt !== null && row.dueAt <= now,
    replyClass: row.replyClass === null ? null : replyClass.parse(row.replyClass),
    handlingRound: row.handlingRound,
    mergedInto: row.mergedInto,
    changedAt: row.changedAt.toISOString(),
    version: row.version,
  }
}

async function filterOf(context: RequestContext, asked: Asked): Promise<ListFilter> {
  const sight = await sightOf(context)
  const { sessionId, termId, topic: about, unitId, delegationId, kind, replyClass: answered, isKey, q } = asked
  const [ids, sought] = await Promise.all([asked.waitsForMe ? waitingFor(context.db, sight) : undefined, q ? soughtIn(context.db, q) : undefined])
  return {
    sight,
    sessionId,
    termId,
    states: asked.state === undefined ? undefined : [asked.state].flat(),
    topic: about,
    unitId,
    // Whoever handles for any unit is not narrowed by it.
    handledBy: asked.handledByMe ? (sight.unitIds ?? undefined) : undefined,
    standsIn: asked.myPart ? { relation: asked.myPart, staffIds: sight.staffIds } : undefined,
    delegationId,
    kind,
    replyClass: answered,
    isKey,
    overdueAt: asked.overdue ? context.clock.now() : undefined,
    ids,
    sought,
  }
}

async function waitingFor(db: Db, { hats }: Sight): Promise<string[]> {
  const todos = await listTodos(db, { hats: hats.map((hat) => ({ ...hat, process: null })), process: 'proposal', handedOver: null }, { limit: countCap, after: null })
  return [...new Set(todos.map((todo) => todo.caseId))]
}

async function soughtIn(db: Db, words: string): Promise<{ words: string; ids: string[] }> {
  const found = await findByWords(db, { kind: 'proposal', query: words, limit: mostSought })
  return { words, ids: found.map(({ id }) => id) }
}

/** A cursor comes back from outside: it may say anything. */
function positionOf(cursor: string | undefined, sort: Sort): { key: string; id: string } | null {
  const position = decodeCursor(cursor)
  if (position === null) return null
  if (!isId(position.id) || !isKeyOf(sort, position.key)) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  return position
}

function isKeyOf(sort: Sort, key: string): boolean {
  switch (sort) {
    case 'number':
      return true
    case 'seconds':
      return /^\d{1,9}$/.test(key)
    default:
      return key === 'infinity' || !Number.isNaN(Date.parse(key))
  }
}
