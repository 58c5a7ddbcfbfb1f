import type { RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { endAllIn } from './officers.store.ts'
import { campusUnknown } from './organisation.errors.ts'
import { peopleOfUnits, rolesAtUnits, type RoleWay } from './organisation.ports.ts'
import { movePeople, unitsOfPeople, type PersonMove } from './people.rules.ts'
import type { Plan } from './plan.draft.ts'
import { listCampuses } from './superiors.store.ts'
import { forgetTrees } from './tree-cache.ts'
import { lockUnits, storePlan, type Decision } from './units.store.ts'
import { newestOf } from './versions.rules.ts'

/** Who moves under a plan, with the people as they stand; refused where the plan does not fit them or names no campus in use. */
export async function settlePeople(db: Db, plan: Plan): Promise<PersonMove[]> {
  await mustKnowCampuses(db, plan)
  const unitIds = unitsOfPeople(plan)
  return movePeople(plan, unitIds.length === 0 ? [] : await peopleOfUnits().staffIn(db, unitIds))
}

export interface CarryOut extends Decision {
  actorName: string
  /** The unit under which the audit log tells of it. */
  about: string
}

/** Where the roles go that are held at the units that a plan closes. */
export function roleWays({ closed, heirs }: Plan): RoleWay[] {
  return closed.map((fromUnitId) => ({ fromUnitId, toUnitId: heirs.get(fromUnitId) ?? null }))
}

/**
 * Writes a plan with everything that follows from it: offices end, people move, roles go on where they went. Hold the
 * organisation's lock; after the commit hand the result to `settled`.
 */
export async function carryOut(trx: Trx, plan: Plan, { actorName, about, ...decision }: CarryOut): Promise<{ roleHolders: string[] }> {
  // Whoever is putting people into these units finishes first, and whoever comes after sees that they are gone.
  await lockUnits(
    trx,
    unitsOfPeople(plan).filter((id) => plan.before.has(id)),
    'update',
  )
  const moves = await settlePeople(trx, plan)
  await storePlan(trx, plan, decision)
  await endAllIn(trx, plan.closed, { onDate: plan.on, documentNo: decision.documentNo })
  if (moves.length > 0)
    await peopleOfUnits().moveStaff(
      trx,
      moves.map(({ staffId, to }) => ({ staffId, ...to })),
      actorName,
    )
  const roleHolders = await rolesAtUnits().carryRoles(trx, roleWays(plan), decision.documentNo)
  const { kind, on, opened, closed } = plan
  trx.audit({
    action: `unit.${kind}`,
    entity: { type: 'unit', id: about },
    unitId: about,
    details: { effectiveOn: on, ...decision, changed: [...plan.touched], opened, closed, peopleMoved: moves.length },
  })
  trx.emit({ topic: 'organisation.changed', payload: { operationId: decision.operationId, kind, on, opened, closed, successions: plan.successions } })
  return { roleHolders }
}

/** After the commit: nobody in this process goes on with the tree or the reach of before. */
export function settled({ services, db }: RequestContext, { roleHolders }: { roleHolders: string[] }): void {
  forgetTrees(db.tenantId)
  rolesAtUnits().forget(services, roleHolders)
}

/** A campus may be kept after it fell out of use, but not newly chosen. */
async function mustKnowCampuses(db: Db, plan: Plan): Promise<void> {
  const chosen = [...plan.touched].flatMap((id) => {
    const [before, after] = [plan.before.get(id), plan.after.get(id)]
    const campusId = after && newestOf(after).campusId
    return campusId && campusId !== (before && newestOf(before).campusId) ? [campusId] : []
  })
  if (chosen.length === 0) return
  const inUse = new Set((await listCampuses(db)).flatMap((campus) => (campus.active ? [campus.id] : [])))
  if (chosen.some((id) => !inUse.has(id))) throw campusUnknown()
}
