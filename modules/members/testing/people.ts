import { call } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { write } from '../../../kernel/db/write.ts'
import type { World } from '../../../kernel/testing/harness.ts'
import { foundOrganisation, type FoundingUnit } from '../../organisation/organisation.api.ts'
import { checkCharacter } from '../rules/identity-number.ts'
import { membersRoutes } from '../members.routes.ts'
import type { StaffFields } from '../staff-columns.ts'

/** A university with two branches, the first of which has two groups. */
export interface Campus {
  root: string
  physics: string
  history: string
  optics: string
  theory: string
}

const units: [key: keyof Campus, parent: keyof Campus | null, kind: FoundingUnit['kind'], name: string][] = [
  ['root', null, 'university', '钱江测试大学工会'],
  ['physics', 'root', 'branch', '物理学院分工会'],
  ['history', 'root', 'branch', '历史学院分工会'],
  ['optics', 'physics', 'group', '光学小组'],
  ['theory', 'physics', 'group', '理论小组'],
]

export async function foundCampus(world: World, tenant = world.tenant): Promise<Campus> {
  const founding = units.map(([key, parentKey, kind, name], sort): FoundingUnit => ({
    key,
    parentKey,
    kind,
    committeeKind: null,
    name,
    shortName: null,
    campus: null,
    validFrom: '2000-01-01',
    sort,
  }))
  const ids = await write({ db: world.services.databases.of(tenant.id), clock: world.clock, requestId: 'test', actor: { accountId: null, name: '测试', via: 'system' } }, (trx) =>
    foundOrganisation(trx, { units: founding, superiors: [] }),
  )
  const id = (key: keyof Campus) => ids.get(key) ?? ''
  return { root: id('root'), physics: id('physics'), history: id('history'), optics: id('optics'), theory: id('theory') }
}

/** Everything that the school union office may do with members, over the whole university. */
export const officePermissions = ['members.read', 'members.write', 'members.admit', 'members.import', 'members.export', 'members.reveal', 'members.merge', 'members.review']

export function office(world: World): RequestContext {
  return world.context(world.actor(officePermissions, { name: '周办' }))
}

/** A valid identity number that belongs to nobody: born on 1 January 1980, the n-th of that day. */
export function identityNumber(n: number): string {
  const body = `33010619800101${String(n).padStart(3, '0')}`
  return body + checkCharacter(body)
}

let lastNo = 20_260_000

export function nextStaffNo(): string {
  lastNo += 1
  return String(lastNo)
}

/** Adds a person as the office would; the fields not given are left out. */
export function addPerson(
  context: RequestContext,
  fields: Omit<StaffFields, 'name' | 'staffNo' | 'unitId'> & { name?: string; staffNo?: string; unitId: string },
): Promise<{ id: string; version: number }> {
  return call(membersRoutes.create, { name: '无名', staffNo: nextStaffNo(), ...fields }, { context })
}
