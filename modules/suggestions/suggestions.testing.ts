import { call } from '@orpc/server'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { registerProcess } from '../../engines/cases/registry.ts'
import type { Actor, Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { addPerson, office as officer } from '../members/testing/people.ts'
import { openCongress, rowOf, type Acting, type Congress } from '../proposals/proposals.testing.ts'
import { suggestionProcess } from './suggestions.process.ts'
import { suggestionsRoutes } from './suggestions.routes.ts'

type Part = 'author' | 'member' | 'other' | 'office' | 'logistics' | 'finance' | 'auditor'

/** A university in which suggestions are made: two members, the union office, two departments, and somebody who reads the audit log. */
export interface SuggestionWorld extends Omit<Congress, 'cast' | 'act' | 'state'> {
  cast: Record<Part, Acting>
  /** A delegate of the congress. */
  delegate: Acting
  secretary: Acting
  as(actor: Actor, overrides?: Partial<RequestContext>): { context: RequestContext }
  submit(more?: { anonymous?: boolean; title?: string; by?: Acting }): Promise<string>
  act(...asked: [actor: Actor, id: string, action: string, input?: Record<string, unknown>]): Promise<string>
  state(id: string): Promise<string>
  /** Passed on to logistics, and public. */
  handled(more?: { anonymous?: boolean; title?: string }): Promise<string>
  hashOf(id: string): Promise<string>
}

export const authorName = '闻人匿名'
export const text = '教工食堂二楼只有一台饮水机，中午排队很长，建议再增加两台，并加装直饮水过滤。'
export const answer = { outcome: 'adopted', text: '已列入本学期维修计划，十二月底前加装两台直饮水机。', promiseOn: '2026-12-31' }

export async function openSuggestionWorld(): Promise<SuggestionWorld> {
  const congress = await openCongress()
  registerProcess(suggestionProcess)
  const cast = await makeCast(congress)
  const as: SuggestionWorld['as'] = (actor, overrides) => ({ context: congress.context(actor, overrides) })
  const submit: SuggestionWorld['submit'] = async ({ anonymous = false, title = '教工食堂二楼增加饮水机', by = cast.author } = {}) =>
    (await call(suggestionsRoutes.submit, { title, topic: 'logistics', body: text, anonymous }, as(by))).id
  const act: SuggestionWorld['act'] = async (...[actor, id, action, input = {}]) => {
    const { version } = await rowOf(congress, id)
    return (await call(casesRoutes.act, { caseId: id, action, version, input }, as(actor))).state
  }
  return {
    ...congress,
    cast,
    delegate: congress.cast.ding,
    secretary: congress.cast.secretary,
    as,
    submit,
    act,
    state: async (id) => (await rowOf(congress, id)).state,
    handled: async (more) => {
      const id = await submit(more)
      await act(cast.office, id, 'passOn', { departmentId: congress.units.logistics })
      return id
    },
    hashOf: async (id) => (await call(suggestionsRoutes.read, { id }, as(cast.office))).textHash,
  }
}

async function makeCast(congress: Congress): Promise<SuggestionWorld['cast']> {
  const { units } = congress
  const all: Scope = { all: true }
  const only = (unitId: string): Scope => ({ all: false, unitIds: [unitId] })
  const make = async (name: string, staffNo: string, permissions: Record<string, Scope> = {}): Promise<Acting> => {
    const { id } = await addPerson(officer(congress), { name, staffNo, unitId: units.physics })
    return { ...congress.actor([], { staffId: id, name }), staffId: id, permissions: new Map(Object.entries(permissions)) }
  }
  return {
    author: await make(authorName, 'J1'),
    member: await make('李支持', 'J2'),
    other: await make('王路过', 'J3'),
    office: await make('赵工会', 'J4', { 'suggestions.manage': all, 'suggestions.read': all, 'cases.supervise': all, 'surveys.read': all }),
    logistics: await make('钱后勤', 'J5', { 'suggestions.handle': only(units.logistics) }),
    finance: await make('孙财务', 'J6', { 'suggestions.handle': only(units.finance) }),
    auditor: await make('周审计', 'J7', { 'audit.read': all, 'identity.read': all, 'suggestions.read': all, 'cases.supervise': all }),
  }
}

/** The code with which a call is refused; null where it is not. */
export { refusalCode } from '../proposals/proposals.testing.ts'
