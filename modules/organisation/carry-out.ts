import type { Db, Trx } from '../../kernel/db/handle.ts'
import { endAllIn } from './officers.store.ts'
import { campusUnknown } from './organisation.errors.ts'
import { peopleOfUnits } from './organisation.ports.ts'
import { movePeople, unitsOfPeople, type PersonMove } from './people.rules.ts'
import type { Plan } from './plan.draft.ts'
import { listCampuses } from './superiors.store.ts'
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

/** Writes a plan with everything that follows from it: offices end, people move. Hold the organisation's lock. */
export async function carryOut(trx: Trx, plan: Plan, { actorName, about, ...decision }: CarryOut): Promise<void> {
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
  const { kind, on, opened, closed } = plan
  trx.audit({
    action: `unit.${kind}`,
    entity: { type: 'unit', id: about },
    unitId: about,
    details: { effectiveOn: on, ...decision, changed: [...plan.touched], opened, closed, peopleMoved: moves.length },
  })
  trx.emit({ topic: 'organisation.changed', payload: { operationId: decision.operationId, kind, on, opened, closed, successions: plan.successions } })
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
