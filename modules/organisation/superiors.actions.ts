import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { mustReach } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import { violates } from '../../kernel/db/violation.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { endBeforeStart, laterSuperior, superiorOver, superiorUnknown } from './officers.errors.ts'
import { campusNameTaken } from './organisation.errors.ts'
import {
  endSuperiorRow,
  insertCampuses,
  insertSuperiors,
  listCampuses,
  listSuperiors,
  listSuperiorTenants,
  updateCampus,
  type Campus,
  type NewSuperior,
} from './superiors.store.ts'
import { readTree } from './tree-cache.ts'
import { lockOrganisation } from './units.store.ts'

type Versioned = Promise<{ id: string; version: number }>

/** Enters the superior of a kind from a day on; the one before ends on that day. At most one of each kind at any time. */
export async function setSuperior(context: RouteContext, input: Omit<NewSuperior, 'to'>): Versioned {
  await mustReachRoot(context)
  const work = async (trx: Parameters<Parameters<typeof write>[1]>[0]) => {
    await lockOrganisation(trx)
    if (input.tenantId !== null && !(await listSuperiorTenants(trx)).some(({ id }) => id === input.tenantId)) throw superiorUnknown()
    const same = (await listSuperiors(trx)).filter((superior) => superior.kind === input.kind)
    const later = same.find((superior) => superior.from >= input.from || (superior.to !== null && superior.to > input.from))
    if (later) throw laterSuperior({ date: later.from, name: later.name })
    const current = same.find((superior) => superior.to === null)
    if (current) await endSuperiorRow(trx, current.id, input.from)
    const [id = ''] = await insertSuperiors(trx, [{ ...input, to: null }])
    trx.audit({ action: 'superior.set', entity: { type: 'superior', id }, details: { ...input, ended: current?.id ?? null } })
    return { id, version: 1 }
  }
  return write(context, work, { route: 'organisation.setSuperior', content: input })
}

export async function endSuperior(context: RouteContext, input: { id: string; version: number; on: string }): Versioned {
  await mustReachRoot(context)
  return write(context, async (trx) => {
    await lockOrganisation(trx)
    const superior = (await listSuperiors(trx)).find(({ id }) => id === input.id)
    if (!superior) throw notFound()
    if (superior.version !== input.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'superior', id: superior.id }) })
    if (superior.to !== null) throw superiorOver({ name: superior.name, date: superior.to })
    if (input.on <= superior.from) throw endBeforeStart({ from: superior.from })
    await endSuperiorRow(trx, input.id, input.on)
    trx.audit({ action: 'superior.end', entity: { type: 'superior', id: input.id }, details: { on: input.on } })
    return { id: input.id, version: input.version + 1 }
  })
}

export async function addCampus(context: RouteContext, input: { name: string }): Versioned {
  await mustReachRoot(context)
  const work = async (trx: Parameters<Parameters<typeof write>[1]>[0]) => {
    const known = await listCampuses(trx)
    const id = (await insertCampuses(trx, [input.name], (known.length + 1) * 10)).get(input.name) ?? ''
    trx.audit({ action: 'campus.add', entity: { type: 'campus', id }, details: { name: input.name } })
    return { id, version: 1 }
  }
  return write(context, work, { route: 'organisation.addCampus', content: input }).catch(nameTaken(input.name))
}

export async function changeCampus(context: RouteContext, input: Campus): Versioned {
  await mustReachRoot(context)
  const changed = write(context, async (trx) => {
    const before = (await listCampuses(trx)).find((campus) => campus.id === input.id)
    if (!before) throw notFound()
    if (!(await updateCampus(trx, input))) throw versionConflict({ by: await lastEditorOf(trx, { type: 'campus', id: before.id }) })
    trx.audit({
      action: 'campus.change',
      entity: { type: 'campus', id: input.id },
      details: { before: { name: before.name, active: before.active }, name: input.name, active: input.active },
    })
    return { id: input.id, version: input.version + 1 }
  })
  return changed.catch(nameTaken(input.name))
}

function nameTaken(name: string) {
  return (error: unknown): never => {
    throw violates(error, 'campuses_name_key') ? campusNameTaken({ name }) : error
  }
}

/** What concerns the whole union is changed by whoever manages the whole union. */
async function mustReachRoot(context: RouteContext): Promise<void> {
  if (!context.scope.all) mustReach(context.scope, (await readTree(context.db, today(context.clock))).root.id)
}
