import type { z } from 'zod'
import { mustReach, reaches } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { standardMissing } from '../../engines/standards/standards.errors.ts'
import { shareOf } from '../../engines/standards/standards.rules.ts'
import { findStandard } from '../../engines/standards/standards.store.ts'
import type { officer, officerRoutes } from './officers.contract.ts'
import { rankOf, type CadreKind } from './officers.rules.ts'
import { officesOn, type Office } from './officers.store.ts'
import type { OrgTree } from './org-tree.ts'
import { peopleOfUnits } from './organisation.ports.ts'
import { readTree } from './tree-cache.ts'

export type Officer = z.infer<typeof officer>
type CadresAnswer = z.infer<NonNullable<(typeof officerRoutes.cadres)['~orpc']['outputSchema']>>
type RatioAnswer = z.infer<NonNullable<(typeof officerRoutes.cadreRatio)['~orpc']['outputSchema']>>

/** Offices with the names of their holders, in two statements however many there are. */
export async function showOfficers(db: Db, offices: Office[], unitName: (unitId: string) => string): Promise<Officer[]> {
  const names = await peopleOfUnits().staffNames(db, [...new Set(offices.map((office) => office.staffId))])
  return offices.map(({ consent, ...office }) => ({
    ...office,
    unitName: unitName(office.unitId),
    staffName: names.get(office.staffId)?.name ?? '—',
    staffNo: names.get(office.staffId)?.staffNo ?? '—',
    consentNo: consent.no,
    consentOn: consent.on,
  }))
}

interface CadreQuery {
  cursor?: string | undefined
  limit: number
  cadreKind?: CadreKind | undefined
  unitId?: string | undefined
  q?: string | undefined
}

/** Who holds which office today within reach, in the order of the tree and of rank. A union has some hundreds of them, so they are sorted here. */
export async function listCadres(context: RouteContext, query: CadreQuery): Promise<CadresAnswer> {
  const { db, scope } = context
  const onDate = today(context.clock)
  const tree = await readTree(db, onDate)
  const unitIds = query.unitId === undefined ? undefined : tree.below(query.unitId).filter((id) => reaches(scope, id))
  const offices = await officesOn(db, { onDate, scope, ...(query.cadreKind ? { cadreKind: query.cadreKind } : {}), ...(unitIds ? { unitIds } : {}) })
  const officers = await showOfficers(db, inTreeOrder(offices, tree), (unitId) => tree.byId(unitId)?.name ?? '—')
  const wanted = officers.filter((each) => [each.staffName, each.staffNo, each.title].some((text) => text.includes(query.q ?? '')))
  const start = Number(decodeCursor(query.cursor)?.key ?? 0)
  const items = wanted.slice(start, start + query.limit).map((each) => ({ ...each, unitPath: pathName(tree, each.unitId) }))
  const next = start + query.limit
  return { items, nextCursor: next < wanted.length ? encodeCursor({ key: String(next), id: '' }) : null, count: wanted.length, countCapped: false }
}

function pathName(tree: OrgTree, unitId: string): string {
  return tree
    .pathOf(unitId)
    .map((unit) => unit.shortName ?? unit.name)
    .join(' / ')
}

function inTreeOrder(offices: Office[], tree: OrgTree): Office[] {
  const places = new Map(tree.all.map((unit, index) => [unit.id, { index, unit }]))
  const key = (office: Office) => {
    const place = places.get(office.unitId)
    return place ? place.index * 100 + rankOf(place.unit.kind, office.office) : Number.MAX_SAFE_INTEGER
  }
  return offices.toSorted((a, b) => key(a) - key(b))
}

/** Members × 3‰ against the full-time cadres there are. Throws `standards.missing` where no rule is entered for today. */
export async function showCadreRatio(context: RouteContext): Promise<RatioAnswer> {
  const { db } = context
  const onDate = today(context.clock)
  mustReach(context.scope, (await readTree(db, onDate)).root.id)
  const standard = await findStandard(db, 'cadres.full_time_ratio', onDate)
  if (!standard || standard.value.kind !== 'ratio') throw standardMissing({ key: 'cadres.full_time_ratio', date: onDate })
  const members = await peopleOfUnits().countMembers(db)
  const people = countPeople(await officesOn(db, { onDate }))
  const { numerator, denominator } = standard.value
  const { exact, roundedUp } = shareOf(members, standard.value)
  const { documentNo, title, article, region, verified, validFrom } = standard
  return {
    onDate,
    members,
    numerator,
    denominator,
    exact,
    needs: roundedUp,
    has: people.fullTime,
    short: Math.max(0, roundedUp - people.fullTime),
    people,
    rounding: { zh: '文件没有规定小数如何取整，这里向上取整到整人。', en: 'The document does not say how to round: here up to whole persons.' },
    citation: { documentNo, title, article, region, verified, validFrom },
  }
}

/** Each person once: as full-time where any of their offices is, else seconded, else part-time. */
function countPeople(offices: Office[]): RatioAnswer['people'] {
  const kinds = new Map<string, Set<CadreKind>>()
  for (const { staffId, cadreKind } of offices) kinds.set(staffId, (kinds.get(staffId) ?? new Set()).add(cadreKind))
  const counts = { fullTime: 0, seconded: 0, partTime: 0 }
  for (const held of kinds.values()) {
    if (held.has('full_time')) counts.fullTime += 1
    else if (held.has('seconded')) counts.seconded += 1
    else counts.partTime += 1
  }
  return counts
}
