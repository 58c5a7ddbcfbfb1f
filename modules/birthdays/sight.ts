import { reaches, type Actor, type Scope } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { noRecord } from './birthdays.errors.ts'

export const manageBirthdays = 'birthdays.manage'
export const readBirthdays = 'birthdays.read'

/** The staff record of whoever asks for what is their own. */
export function ownRecord({ staffId }: Actor): string {
  if (staffId === null) throw noRecord()
  return staffId
}

const making = ['university', 'branch']

/** Units for which this actor may make programmes and contract shops, the highest first. */
export async function listUnits({ db, actor, clock }: RequestContext) {
  const scope = actor.permissions.get(manageBirthdays)
  const { all } = await readTree(db, today(clock))
  return { items: all.filter(({ id, kind }) => making.includes(kind) && scope !== undefined && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}

export function mayManage(actor: Actor, unitId: string): boolean {
  const scope = actor.permissions.get(manageBirthdays)
  return scope !== undefined && reaches(scope, unitId)
}

/** Whether a unit lies within reach, or above it: the university's programme is that of every branch. */
export async function concerns({ db, clock }: RequestContext, scope: Scope): Promise<(unitId: string) => boolean> {
  if (scope.all) return () => true
  const tree = await readTree(db, today(clock))
  const above = new Set(scope.unitIds.flatMap((unitId) => tree.pathOf(unitId).map(({ id }) => id)))
  return (unitId) => above.has(unitId) || scope.unitIds.includes(unitId)
}
