import { z } from 'zod'
import { reaches } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { headOf, rankOf } from './officers.rules.ts'
import { showOfficers } from './officers.view.ts'
import { officesOfUnit, termsOf } from './officers.store.ts'
import type { Organisation } from './org-tree.ts'
import { countPeople, type UnitCounts } from './people-counts.ts'
import type { UnitHistory, UnitVersion } from './organisation.types.ts'
import { pendingOf } from './plan.rules.ts'
import { listCampuses } from './superiors.store.ts'
import { bySiblingOrder, childrenOn, lineAbove } from './tree.rules.ts'
import { readOrganisation, readTree } from './tree-cache.ts'
import { changeKind, type unitRoutes } from './units.contract.ts'
import { listChanges } from './units.store.ts'
import { nameOf, newestOf, versionAt } from './versions.rules.ts'

type UnitPage = z.infer<NonNullable<(typeof unitRoutes.unit)['~orpc']['outputSchema']>>

/** How names are read beside ids. */
interface Reading {
  organisation: Organisation
  campuses: Map<string, string>
  day: string
}

/** One unit with all that is known of it; a closed one too. A constant number of statements. */
export async function showUnit(context: RequestContext, unitId: string): Promise<UnitPage> {
  const { db } = context
  const organisation = await readOrganisation(db)
  const unit = organisation.units.get(unitId)
  if (!unit) throw notFound()
  const reading: Reading = { organisation, campuses: new Map((await listCampuses(db)).map(({ id, name }) => [id, name])), day: today(context.clock) }
  const officers = await showOfficers(db, await officesOfUnit(db, unitId), () => nameOf(unit, reading.day))
  return {
    ...factsOf(unit, reading),
    ...(await peopleIn(context, unit)),
    officersNow: officers
      .filter((office) => office.to === null || office.to > reading.day)
      .toSorted((one, other) => rankOf(unit.kind, one.office) - rankOf(unit.kind, other.office)),
    officersBefore: officers.filter((office) => office.to !== null && office.to <= reading.day),
    terms: (await termsOf(db, [unitId])).map(({ id, ordinal, from, to, documentNo, version }) => ({ id, ordinal, from, to, documentNo, version })),
    versions: unit.versions.map((version) => versionShown(version, reading)).toReversed(),
    changes: (await listChanges(db, unitId)).map((change) => changeShown(change, reading)),
    ...kinship(unit, reading),
    may: { manage: mayReach(context, 'organisation.manage', unitId), officers: headOf(unit.kind) !== null && mayReach(context, 'organisation.officers', unitId) },
  }
}

function factsOf(unit: UnitHistory, { organisation, campuses, day }: Reading) {
  const version = versionAt(unit, day) ?? newestOf(unit)
  const on = versionAt(unit, day) ? day : version.validFrom
  const pending = pendingOf(unit, day)
  const { id, kind, committeeKind, version: changes } = unit
  return {
    id,
    kind,
    committeeKind,
    name: version.name,
    shortName: version.shortName,
    campus: version.campusId === null ? null : { id: version.campusId, name: campuses.get(version.campusId) ?? '—' },
    path: lineAbove(organisation.units, unit, on)
      .map((above) => ({ id: above.id, name: nameOf(above, on) }))
      .toReversed(),
    version: changes,
    livesFrom: unit.versions[0]?.validFrom ?? version.validFrom,
    closedOn: newestOf(unit).validTo,
    pending: pending && { on: pending.validFrom, name: pending.name, parentName: nameOfId(organisation, pending.parentId, pending.validFrom) },
    children: childrenOn(organisation.units, id, day)
      .toSorted((a, b) => bySiblingOrder({ ...newestOf(a), ...a }, { ...newestOf(b), ...b }))
      .map((child) => ({ id: child.id, kind: child.kind, name: nameOf(child, day) })),
  }
}

async function peopleIn({ db, clock }: RequestContext, unit: UnitHistory): Promise<UnitCounts | Record<keyof UnitCounts, null>> {
  const day = today(clock)
  if (unit.kind === 'department' || !versionAt(unit, day)) return { staff: null, members: null, membersBelow: null }
  const counts = await countPeople(db, await readTree(db, day))
  return counts(unit.id)
}

function versionShown(version: UnitVersion, { organisation, campuses }: Reading): UnitPage['versions'][number] {
  return {
    from: version.validFrom,
    to: version.validTo,
    name: version.name,
    shortName: version.shortName,
    parentName: nameOfId(organisation, version.parentId, version.validFrom),
    campusName: version.campusId === null ? null : (campuses.get(version.campusId) ?? '—'),
  }
}

const storedFacts = z.object({ name: z.string(), shortName: z.string().nullable(), parentName: z.string().nullable(), campusId: z.string().nullable() }).nullable()

function changeShown(change: Awaited<ReturnType<typeof listChanges>>[number], { campuses }: Reading): UnitPage['changes'][number] {
  const facts = (stored: unknown) => {
    const parsed = storedFacts.parse(stored)
    if (!parsed) return null
    const { campusId, ...named } = parsed
    return { ...named, campusName: campusId === null ? null : (campuses.get(campusId) ?? '—') }
  }
  return {
    id: change.id,
    kind: changeKind.parse(change.kind),
    effectiveOn: change.effective_on,
    before: facts(change.before),
    after: facts(change.after),
    documentNo: change.document_no,
    reason: change.reason,
    at: change.at.toISOString(),
  }
}

function kinship(unit: UnitHistory, { organisation }: Reading): Pick<UnitPage, 'predecessors' | 'successors'> {
  const { successions } = organisation
  const shown = (id: string, { kind, onDate }: (typeof successions)[number]) => ({ id, name: nameOfId(organisation, id, onDate) ?? '—', kind, on: onDate })
  return {
    predecessors: successions.filter(({ toUnitId }) => toUnitId === unit.id).map((succession) => shown(succession.fromUnitId, succession)),
    successors: successions.filter(({ fromUnitId }) => fromUnitId === unit.id).map((succession) => shown(succession.toUnitId, succession)),
  }
}

function nameOfId({ units }: Organisation, id: string | null, on: string): string | null {
  const unit = id === null ? undefined : units.get(id)
  return unit ? nameOf(unit, on) : null
}

function mayReach(context: RequestContext, permission: string, unitId: string): boolean {
  const scope = context.actor.permissions.get(permission)
  return scope !== undefined && reaches(scope, unitId)
}
