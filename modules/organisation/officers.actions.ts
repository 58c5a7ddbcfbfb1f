import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { mustReach } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import {
  consentNeeded,
  endBeforeStart,
  headTaken,
  noOfficers,
  officeHeld,
  officeNotHere,
  officeOver,
  staffUnknown,
  termElsewhere,
  termOrdinalTaken,
  termOverlaps,
} from './officers.errors.ts'
import { headOf, lacksConsent, overlap, type Consent, type EndReason } from './officers.rules.ts'
import {
  endOfficeRow,
  findOffice,
  findTerm,
  insertOffices,
  insertTerms,
  officesOfUnit,
  termsOf,
  updateTerm,
  type NewOffice,
  type NewTerm,
  type Office,
  type Term,
} from './officers.store.ts'
import { unitNotLiving } from './organisation.errors.ts'
import { peopleOfUnits } from './organisation.ports.ts'
import { officesOf } from './organisation.shapes.ts'
import type { UnitKind } from './organisation.types.ts'
import { readOrganisation } from './tree-cache.ts'
import { lockOrganisation } from './units.store.ts'
import { nameOf, versionAt } from './versions.rules.ts'

type Appointment = Omit<NewOffice, 'to' | 'endReason'>

export function appoint(context: RouteContext, appointment: Appointment): Promise<{ id: string; version: number }> {
  mustReach(context.scope, appointment.unitId)
  return write(
    context,
    async (trx) => {
      await lockOrganisation(trx)
      const unit = await livingUnit(trx, appointment.unitId, appointment.from)
      await mustBeFree(trx, unit, appointment)
      const [id = ''] = await insertOffices(trx, [{ ...appointment, to: null, endReason: null }])
      const { unitId, ...details } = appointment
      trx.audit({ action: 'office.appoint', entity: { type: 'office', id }, unitId, details })
      return { id, version: 1 }
    },
    { route: 'organisation.appoint', content: appointment },
  )
}

interface LivingUnit {
  id: string
  kind: UnitKind
  name: string
}

/** Where officers may serve on a day. */
async function livingUnit(db: Db, unitId: string, onDate: string): Promise<LivingUnit> {
  const unit = (await readOrganisation(db)).units.get(unitId)
  if (!unit) throw notFound()
  if (!versionAt(unit, onDate)) throw unitNotLiving({ name: nameOf(unit, onDate), date: onDate })
  const name = nameOf(unit, onDate)
  if (headOf(unit.kind) === null) throw noOfficers({ name })
  return { id: unitId, kind: unit.kind, name }
}

async function mustBeFree(db: Db, unit: LivingUnit, wanted: Appointment): Promise<void> {
  if (!officesOf[unit.kind].includes(wanted.office)) throw officeNotHere({ name: unit.name })
  await mustBeInTerm(db, unit, wanted)
  const span = { from: wanted.from, to: null }
  const same = (await officesOfUnit(db, unit.id)).filter((held) => held.office === wanted.office && overlap(held, span))
  const names = await peopleOfUnits().staffNames(db, [wanted.staffId, ...same.map((held) => held.staffId)])
  if (!names.has(wanted.staffId)) throw staffUnknown()
  const [head] = same
  if (head && wanted.office === headOf(unit.kind)) throw headTaken({ name: unit.name, title: head.title, holder: names.get(head.staffId)?.name ?? '—', from: head.from })
  const own = same.find((held) => held.staffId === wanted.staffId)
  if (own) throw officeHeld({ name: unit.name, holder: names.get(own.staffId)?.name ?? '—', from: own.from })
}

async function mustBeInTerm(db: Db, unit: LivingUnit, { termId, from }: Appointment): Promise<void> {
  if (termId === null) return
  const term = await findTerm(db, termId)
  if (term?.unitId !== unit.id || from < term.from || from >= term.to) throw termElsewhere({ name: unit.name })
}

export interface Ending {
  id: string
  version: number
  on: string
  reason: EndReason
  documentNo: string | null
  consent: Consent
}

export function endOffice(context: RouteContext, ending: Ending): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    await lockOrganisation(trx)
    const office = await findOffice(trx, ending.id)
    if (!office) throw notFound()
    mustReach(context.scope, office.unitId)
    if (office.version !== ending.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'office', id: office.id }) })
    await mustBeAbleToEnd(trx, office, ending)
    await endOfficeRow(trx, ending.id, ending)
    const { id, version, ...details } = ending
    trx.audit({ action: 'office.end', entity: { type: 'office', id }, unitId: office.unitId, details })
    return { id, version: version + 1 }
  })
}

async function mustBeAbleToEnd(db: Db, office: Office, ending: Ending): Promise<void> {
  if (office.to !== null) throw officeOver({ date: office.to })
  if (ending.on < office.from) throw endBeforeStart({ from: office.from })
  const term = office.termId === null ? null : await findTerm(db, office.termId)
  if (lacksConsent({ office: office.office, termEndsOn: term?.to ?? null }, ending)) throw consentNeeded({ date: ending.on })
}

export function addTerm(context: RouteContext, term: NewTerm): Promise<{ id: string; version: number }> {
  mustReach(context.scope, term.unitId)
  return write(
    context,
    async (trx) => {
      await lockOrganisation(trx)
      const unit = await livingUnit(trx, term.unitId, today(context.clock))
      await mustFit(trx, unit.name, term)
      const [id = ''] = await insertTerms(trx, [term])
      recordTerm(trx, 'term.add', { ...term, id })
      return { id, version: 1 }
    },
    { route: 'organisation.addTerm', content: term },
  )
}

export function changeTerm(context: RouteContext, change: Omit<Term, 'unitId'>): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    await lockOrganisation(trx)
    const term = await findTerm(trx, change.id)
    if (!term) throw notFound()
    mustReach(context.scope, term.unitId)
    if (term.version !== change.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'term', id: term.id }) })
    const unit = await livingUnit(trx, term.unitId, today(context.clock))
    const changed = { ...term, ...change }
    await mustFit(trx, unit.name, changed)
    await updateTerm(trx, changed)
    recordTerm(trx, 'term.change', changed)
    return { id: term.id, version: term.version + 1 }
  })
}

/** Terms of a unit follow one another: no two with the same number, none over another's days. */
async function mustFit(db: Db, name: string, term: NewTerm & { id?: string }): Promise<void> {
  if (term.to <= term.from) throw endBeforeStart({ from: term.from })
  const others = (await termsOf(db, [term.unitId])).filter((other) => other.id !== term.id)
  if (others.some((other) => other.ordinal === term.ordinal)) throw termOrdinalTaken({ name, ordinal: term.ordinal })
  const over = others.find((other) => overlap(other, term))
  if (over) throw termOverlaps({ ordinal: over.ordinal, from: over.from, to: over.to })
}

function recordTerm(trx: Trx, action: string, { id, unitId, ordinal, from, to, documentNo }: NewTerm & { id: string }): void {
  trx.audit({ action, entity: { type: 'term', id }, unitId, details: { ordinal, from, to, documentNo } })
}
