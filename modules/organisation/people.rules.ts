import { notInUnit, peopleRemain } from './organisation.errors.ts'
import type { Place, StaffPlace } from './organisation.ports.ts'
import type { Plan } from './plan.draft.ts'
import { nameOf } from './versions.rules.ts'

export interface PersonMove {
  staffId: string
  from: Place
  to: Place
}

/** The units whose people a plan must look at. */
export function unitsOfPeople(plan: Plan): string[] {
  const from = plan.moves.flatMap((move) => [move.from.unitId, ...(move.from.groupId === null ? [] : [move.from.groupId])])
  return [...new Set([...plan.closed, ...from])]
}

/**
 * Where each of these people goes; who stays is left out. Refused where somebody would stay in a unit that closes, or where
 * a person named for a part does not stand in the unit.
 */
export function movePeople(plan: Plan, standing: StaffPlace[]): PersonMove[] {
  const named = new Map(plan.moves.flatMap((move) => (move.staffIds ?? []).map((staffId) => [staffId, move] as const)))
  const others = new Map(plan.moves.filter((move) => move.staffIds === null).map((move) => [keyOf(move.from), move]))
  mustAllStandThere(plan, standing)
  const moves = standing.flatMap(({ staffId, ...from }) => {
    const move = named.get(staffId) ?? others.get(keyOf(from))
    return move ? [{ staffId, from, to: move.to }] : []
  })
  mustLeaveNobody(plan, standing, new Set(moves.map((move) => move.staffId)))
  return moves
}

/** The group of those who have one, else the branch. */
function nodeOf(place: Place): string {
  return place.groupId ?? place.unitId
}

function mustAllStandThere(plan: Plan, standing: StaffPlace[]): void {
  const places = new Map(standing.map((person) => [person.staffId, keyOf(person)]))
  for (const { from, staffIds } of plan.moves) {
    const elsewhere = (staffIds ?? []).filter((staffId) => places.get(staffId) !== keyOf(from))
    if (elsewhere.length > 0) throw notInUnit({ count: elsewhere.length, name: nameBefore(plan, nodeOf(from)) })
  }
}

function mustLeaveNobody(plan: Plan, standing: StaffPlace[], moving: ReadonlySet<string>): void {
  for (const unitId of plan.closed) {
    const left = standing.filter((person) => nodeOf(person) === unitId && !moving.has(person.staffId))
    if (left.length > 0) throw peopleRemain({ name: nameBefore(plan, unitId), count: left.length })
  }
}

function nameBefore(plan: Plan, unitId: string): string {
  const unit = plan.before.get(unitId)
  return unit ? nameOf(unit, plan.on) : '—'
}

function keyOf({ unitId, groupId }: Place): string {
  return `${unitId} ${groupId ?? ''}`
}
