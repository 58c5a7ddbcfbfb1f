import { call } from '@orpc/server'
import { casesRoutes } from '../../../engines/cases/cases.routes.ts'
import { openToyPeople } from '../../../engines/cases/testing/toy-people.ts'
import type { Actor } from '../../../kernel/auth/actor.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { newId } from '../../../kernel/ids.ts'
import { addPerson, foundCampus, office, type Campus } from '../testing/people.ts'
import { membershipRoutes } from './membership.routes.ts'
import { registerMatters, type MatterKind } from './processes.ts'

type PersonFields = Omit<Parameters<typeof addPerson>[1], 'name' | 'unitId'> & { unitId?: string }

export interface Branch extends World {
  campus: Campus
  /** Checks for the branch of physics, and for no other. */
  checker: Actor
  committee: Actor
  person(name: string, fields?: PersonFields): Promise<{ id: string; actor: Actor }>
  file(by: Actor, process?: MatterKind, input?: Record<string, unknown>): Promise<{ id: string; version: number }>
  act(by: Actor, seen: { id: string; version: number }, action: string, input?: Record<string, unknown>): Promise<{ id: string; version: number; state: string }>
  /** A member by the ordinary way. */
  member(name: string, fields?: PersonFields): Promise<{ id: string; actor: Actor }>
}

export const consent = { consent: true }
export const decision = { documentNo: '校工委〔2026〕3号', decidedOn: '2026-03-01', decidedBy: '校工会委员会' }

/** A branch with its officer, the school committee, and people who come with what they want. */
export async function openBranch(): Promise<Branch> {
  const world = await openWorld()
  openToyPeople()
  registerMatters()
  const campus = await foundCampus(world)
  const reach = { all: false, unitIds: [campus.physics, campus.optics, campus.theory] } as const
  const branch: Branch = {
    ...world,
    campus,
    checker: world.actor(['members.read', 'members.write', 'members.review', 'members.export'], {
      scope: { ...reach, unitIds: [...reach.unitIds] },
      staffId: newId(),
      name: '钱分会',
    }),
    committee: world.actor(['members.read', 'members.write', 'members.review', 'members.admit', 'members.export'], { staffId: newId(), name: '周校办' }),
    person: async (name, fields = {}) => {
      const { id } = await addPerson(office(world), { unitId: campus.physics, ...fields, name })
      return { id, actor: world.actor([], { staffId: id, name }) }
    },
    file: (by, process = 'admission', input = consent) => call(membershipRoutes.file, { process, input }, { context: world.context(by) }),
    act: (by, { id, version }, ...[action, input = {}]) => call(casesRoutes.act, { caseId: id, action, version, input }, { context: world.context(by) }),
    member: async (name, fields) => {
      const person = await branch.person(name, fields)
      const agreed = await branch.act(branch.checker, await branch.file(person.actor), 'check')
      await branch.act(branch.committee, agreed, 'approve', decision)
      return person
    },
  }
  return branch
}
