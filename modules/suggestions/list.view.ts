import type { z } from 'zod'
import { findSimilar, findByWords } from '../../engines/search/search.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { staffNames } from '../members/members.api.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { topic as topicShape } from '../proposals/proposals.contract.ts'
import { topicNames } from '../proposals/proposals.api.ts'
import { countCap, countSuggestions, listSuggestions, type ListFilter, type ListRow, type Sort } from './list.store.ts'
import { anonymity, suggestionState, type caseItem, type listItem, type similarItem } from './suggestions.contract.ts'
import { suggestionProcess } from './suggestions.process.ts'

export type ListItem = z.infer<typeof listItem>

interface Query {
  cursor?: string | undefined
  limit: number
  q?: string | undefined
  topic?: string | undefined
  state?: string | undefined
}

/** What every colleague may see. */
export async function publicPage(context: RequestContext, query: Query & { sort: Sort }) {
  const { rows, count } = await pageOf(context, { filter: { publicOnly: true, ...query }, query, sort: query.sort })
  const names = await departmentNames(context, rows)
  return { ...cutPage(rows, { limit: query.limit, positionOf, show: (row: ListRow) => itemOf(row, names) }), ...count }
}

/** Everything, for whoever manages; the names of hidden authors are not in it. */
export async function casesPage(context: RequestContext, query: Query & { overdue?: 'true' | undefined }) {
  const now = context.clock.now()
  const filter = { publicOnly: false, ...query, overdueAt: query.overdue ? now : undefined }
  const { rows, count } = await pageOf(context, { filter, query, sort: 'changed' })
  const [names, people] = await Promise.all([departmentNames(context, rows), staffNames(context.db, [...new Set(rows.flatMap(namedAuthor))])])
  const show = (row: ListRow): z.infer<typeof caseItem> => ({
    ...itemOf(row, names),
    version: row.version,
    author: namedAuthor(row).map((id) => people.get(id)?.name ?? '')[0] ?? null,
    anonymity: anonymity.parse(row.anonymity),
    isPublic: row.publicAt !== null,
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.closedAt === null && row.dueAt !== null && row.dueAt <= now,
    changedAt: row.changedAt.toISOString(),
  })
  return { ...cutPage(rows, { limit: query.limit, positionOf, show }), ...count }
}

const mostMine = 200

export async function mySuggestions(context: RequestContext): Promise<ListItem[]> {
  const { staffId } = context.actor
  if (staffId === null) return []
  const rows = await listSuggestions(context.db, { publicOnly: false, authorId: staffId }, { sort: 'changed', limit: mostMine, after: null, me: staffId })
  const names = await departmentNames(context, rows)
  return rows.map((row) => itemOf(row, names))
}

/** Below this likeness is mostly chance. */
const leastScore = 0.25
const mostLookedAt = 30
const mostSimilar = 5

/** Public ones that are about the same, with what came of them. */
export async function similarTo(
  context: RequestContext,
  { title, text, exclude }: { title: string; text: string; exclude?: string | undefined },
): Promise<z.infer<typeof similarItem>[]> {
  const found = await findSimilar(context.db, { kind: 'suggestion', title, text, exclude: exclude ? [exclude] : [], limit: mostLookedAt })
  const scores = new Map(found.filter(({ score }) => score >= leastScore).map(({ id, score }) => [id, score]))
  const rows = await rowsAmong(context, [...scores.keys()])
  return rows
    .map((row) => ({ ...itemOf(row, new Map()), feedback: row.feedback, score: scores.get(row.id) ?? 0 }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostSimilar)
    .map(({ id, title: heading, stateTitle, tone, supports, feedback, score }) => ({ id, title: heading, stateTitle, tone, supports, feedback, score }))
}

const mostHits = 10

/** For the search over everything: public ones only, whoever asks. */
export async function searchSuggestions(context: RequestContext, query: string): Promise<SearchHit[]> {
  const found = await findByWords(context.db, { kind: 'suggestion', query, limit: mostHits })
  const rows = await rowsAmong(
    context,
    found.map(({ id }) => id),
  )
  return rows.map((row) => ({
    kind: 'suggestion',
    title: row.title,
    hint: suggestionProcess.states[suggestionState.parse(row.state)].title[context.locale],
    path: `/suggestions/${row.id}`,
  }))
}

async function rowsAmong({ db, actor }: RequestContext, ids: readonly string[]): Promise<ListRow[]> {
  return ids.length === 0 ? [] : listSuggestions(db, { publicOnly: true, ids }, { sort: 'new', limit: ids.length, after: null, me: actor.staffId })
}

async function pageOf({ db, actor }: RequestContext, { filter, query, sort }: { filter: ListFilter; query: Query; sort: Sort }) {
  const [rows, count] = await Promise.all([
    listSuggestions(db, filter, { sort, limit: query.limit, after: decodeCursor(query.cursor), me: actor.staffId }),
    countSuggestions(db, filter),
  ])
  return { rows, count: { count, countCapped: count >= countCap } }
}

export function departmentNames({ db, clock }: RequestContext, rows: readonly { departmentId: string | null }[]): Promise<Map<string, string>> {
  return unitNames(
    db,
    rows.flatMap((row) => row.departmentId ?? []),
    dayOf(clock.now()),
  )
}

/** Whom a list may name: nobody who chose not to be. */
function namedAuthor(row: ListRow): string[] {
  return row.anonymity === 'named' && row.authorId !== null ? [row.authorId] : []
}

export function itemOf(row: ListRow, departments: ReadonlyMap<string, string>): ListItem {
  const state = suggestionState.parse(row.state)
  const { title: stateTitle, tone = 'calm' } = suggestionProcess.states[state]
  const topic = topicShape.parse(row.topic)
  return {
    id: row.id,
    title: row.title,
    topic,
    topicTitle: topicNames[topic],
    state,
    stateTitle,
    tone,
    supports: row.supports,
    supportedByMe: row.supportedByMe,
    isMine: row.isMine,
    department: row.departmentId === null ? null : { id: row.departmentId, name: departments.get(row.departmentId) ?? '' },
    filedAt: row.filedAt.toISOString(),
  }
}

function positionOf(row: ListRow) {
  return { key: row.sortKey, id: row.id }
}
