import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Db } from '../../kernel/db/handle.ts'
import { roleWays } from './carry-out.ts'
import { officesFrom, termsOf } from './officers.store.ts'
import { openMattersOf, peopleOfUnits, rolesAtUnits } from './organisation.ports.ts'
import type { Histories } from './organisation.types.ts'
import type { PersonMove } from './people.rules.ts'
import type { Plan } from './plan.draft.ts'
import { sameNames } from './tree.rules.ts'
import type { preview } from './units.contract.ts'
import { nameOf, newestOf } from './versions.rules.ts'

export type Preview = z.infer<typeof preview>

/** A plan in words and numbers, and a hash over all of them: the same hash means the same consequences. */
export async function describePlan(db: Db, plan: Plan, { people, today }: { people: PersonMove[]; today: string }): Promise<Preview> {
  const told = {
    kind: plan.kind,
    effectiveOn: plan.on,
    ...describeUnits(plan),
    people: describePeople(plan, people),
    officesEnding: await officesEnding(db, plan),
    termsEnding: await termsEnding(db, plan),
    roles: await rolesCarried(db, plan, today),
    warnings: await warningsOf(db, plan),
  }
  return { hash: createHash('sha256').update(JSON.stringify(told)).digest('base64url'), ...told }
}

function describeUnits({ before, after, opened, closed, changes, on }: Plan): Pick<Preview, 'opens' | 'closes' | 'renames' | 'moves'> {
  const changed = changes.flatMap((change) => (change.before && change.after ? [{ id: change.unitId, from: change.before, to: change.after }] : []))
  return {
    opens: opened.map((id) => ({ ...shown(after, id, on), parentName: nameIn(after, parentIdOf(after, id), on) })),
    closes: closed.map((id) => shown(before, id, on)),
    renames: changed.filter(({ from, to }) => from.name !== to.name).map(({ id, from, to }) => ({ id, from: from.name, to: to.name })),
    moves: changed
      .filter(({ from, to }) => from.parentId !== to.parentId)
      .map(({ id, from, to }) => ({ ...shown(before, id, on), from: nameIn(before, from.parentId, on), to: nameIn(after, to.parentId, on) })),
  }
}

function shown(units: Histories, id: string, on: string): { id: string; kind: Preview['closes'][number]['kind']; name: string } {
  return { id, kind: units.get(id)?.kind ?? 'branch', name: nameIn(units, id, on) }
}

function nameIn(units: Histories, id: string | null, on: string): string {
  const unit = id === null ? undefined : units.get(id)
  return unit ? nameOf(unit, on) : '—'
}

function parentIdOf(units: Histories, id: string): string | null {
  const unit = units.get(id)
  return unit ? newestOf(unit).parentId : null
}

/** How many go from where to where. */
function describePeople(plan: Plan, people: PersonMove[]): Preview['people'] {
  const ways = Map.groupBy(people, ({ from, to }) => `${pathName(plan.before, from, plan.on)}\n${pathName(plan.after, to, plan.on)}`)
  return [...ways]
    .map(([way, those]) => {
      const [from = '', to = ''] = way.split('\n')
      return { from, to, staff: those.length }
    })
    .toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1))
}

function pathName(units: Histories, { unitId, groupId }: { unitId: string; groupId: string | null }, on: string): string {
  return groupId === null ? nameIn(units, unitId, on) : `${nameIn(units, unitId, on)} / ${nameIn(units, groupId, on)}`
}

async function officesEnding(db: Db, plan: Plan): Promise<Preview['officesEnding']> {
  const offices = await officesFrom(db, plan.closed, plan.on)
  const names = await peopleOfUnits().staffNames(db, [...new Set(offices.map((office) => office.staffId))])
  return offices.map(({ id, unitId, staffId, title }) => {
    const person = names.get(staffId)
    return { id, unitName: nameIn(plan.before, unitId, plan.on), staffName: person?.name ?? '—', staffNo: person?.staffNo ?? '—', title }
  })
}

async function termsEnding(db: Db, plan: Plan): Promise<Preview['termsEnding']> {
  const terms = (await termsOf(db, plan.closed)).filter((term) => term.to > plan.on)
  return terms.map(({ id, unitId, ordinal }) => ({ id, unitName: nameIn(plan.before, unitId, plan.on), ordinal }))
}

/** Roles at what closes: where each goes on, or null where it ends. */
async function rolesCarried(db: Db, plan: Plan, today: string): Promise<Preview['roles']> {
  const heirs = new Map(roleWays(plan).map(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))
  const held = await rolesAtUnits().rolesAt(db, plan.closed, today)
  return held.map(({ id, unitId, person, role }) => {
    const heir = heirs.get(unitId) ?? null
    return { id, person, role, from: nameIn(plan.before, unitId, plan.on), to: heir === null ? null : nameIn(plan.after, heir, plan.on) }
  })
}

async function warningsOf(db: Db, plan: Plan): Promise<Preview['warnings']> {
  const repeated = sameNames(plan.after, plan.touched, plan.on).map(({ name, parentId }) => ({
    code: 'same_name',
    zh: `“${nameIn(plan.after, parentId, plan.on)}”之下将有同名单位“${name}”，建议随后更名。`,
    en: `“${nameIn(plan.after, parentId, plan.on)}” will have several units named “${name}”: consider renaming them.`,
    count: 1,
  }))
  const merging = new Set(plan.successions.flatMap(({ fromUnitId, kind }) => (kind === 'merge' ? [fromUnitId] : [])))
  const open = (await openMattersOf(db, plan.closed, merging)).map(({ what, count }) => ({ code: 'open_matter', ...what, count }))
  return [...repeated, ...open]
}
