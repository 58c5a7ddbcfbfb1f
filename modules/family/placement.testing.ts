import { call } from '@orpc/server'
import { sql } from 'kysely'
import { registerCapacityDirectory, registerCapacityPeople } from '../../engines/capacity/capacity.ports.ts'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { openToyPeople } from '../../engines/cases/testing/toy-people.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { employmentTypes } from '../members/members.api.ts'
import { addPerson, foundCampus, office, type Campus } from '../members/testing/people.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import './family.module.ts'
import { placementRoutes } from './family.routes.ts'
import { blankContent, type Content } from './placement.shapes.ts'
import type { RoundForm } from './rounds.actions.ts'

export interface Parent {
  staffId: string
  context: RequestContext
}

/** A university with a round of school placement; its clock stands at Monday, 2 March 2026, 09:00 in China. */
export interface PlacementWorld {
  world: World
  campus: Campus
  officer(): RequestContext
  branch(unitId?: string): RequestContext
  /** A member in service since then, of the physics branch unless told. */
  parent(more?: { name?: string; since?: string; unitId?: string; employmentType?: string }): Promise<Parent>
  form(more?: Partial<RoundForm>): RoundForm
  /** Published and open until Friday. */
  round(more?: Partial<RoundForm>): Promise<Open>
  /** A child of the right age, the n-th. */
  child(open: Open, n: number, more?: Partial<Content>): Content
  /** Begun and submitted; answers its id. */
  applied(open: Open, parent: Parent, content: Content): Promise<string>
  /** Applied, checked by the branch and by the office. */
  ready(open: Open, parent: Parent, content: Content): Promise<string>
  act(...asked: [by: RequestContext, id: string, action: string, input?: Record<string, unknown>]): Promise<string>
  state(id: string): Promise<string>
  step(open: Open, name: 'allotByRule' | 'giveNotice' | 'tellResults' | 'closeRound'): Promise<void>
  close(): Promise<void>
}

export interface Open {
  id: string
  schools: { first: string; second: string; kindergarten: string }
  criteria: { household: string; service: string }
}

export async function openPlacementWorld(): Promise<PlacementWorld> {
  const world = await openWorld()
  registerPorts()
  const campus = await foundCampus(world)
  const officer = () => world.context(world.actor(['family.check', 'family.manage'], { name: '周办' }))
  const branch: PlacementWorld['branch'] = (unitId = campus.physics) => {
    const scope: Scope = { all: false, unitIds: [unitId] }
    return world.context(world.actor(['family.check'], { scope, name: '分工会' }))
  }
  const act: PlacementWorld['act'] = async (...[context, id, action, input = {}]) => {
    const { version } = await world.db.q.selectFrom('cases').select('version').where('tenant_id', '=', world.db.tenantId).where('id', '=', id).executeTakeFirstOrThrow()
    return (await call(casesRoutes.act, { caseId: id, action, version, input }, { context })).state
  }
  const applied: PlacementWorld['applied'] = async (open, { context }, content) => {
    const { id } = await call(placementRoutes.start, { roundId: open.id }, { context })
    const { caseVersion } = await call(placementRoutes.read, { id }, { context })
    await call(placementRoutes.submit, { id, version: caseVersion, content }, { context })
    return id
  }
  const form: PlacementWorld['form'] = (more = {}) => ({ ...usual, ...more })
  return {
    world,
    campus,
    officer,
    branch,
    form,
    act,
    applied,
    parent: async ({ name = '赵家长', since = '2016-07-01', unitId = campus.physics, employmentType = 'establishment' } = {}) => {
      const { id } = await addPerson(office(world), { name, unitId, hireDate: since, employmentType })
      return { staffId: id, context: world.context(world.actor([], { staffId: id, name })) }
    },
    round: (more) => openRound(officer(), form(more)),
    child: childOf,
    ready: async (open, parent, content) => {
      const id = await applied(open, parent, content)
      await act(officer(), id, 'check')
      await act(officer(), id, 'approvePapers')
      return id
    },
    state: async (id) => (await world.db.q.selectFrom('cases').select('state').where('tenant_id', '=', world.db.tenantId).where('id', '=', id).executeTakeFirstOrThrow()).state,
    step: async ({ id }, name) => {
      const context = officer()
      const { version } = await call(placementRoutes.readRound, { id }, { context })
      await call(placementRoutes[name], { id, version }, { context })
    },
    close: world.close,
  }
}

async function openRound(context: RequestContext, form: RoundForm): Promise<Open> {
  const made = await call(placementRoutes.createRound, form, { context })
  await call(placementRoutes.publishRound, made, { context })
  const { schools, criteria } = await call(placementRoutes.readRound, { id: made.id }, { context })
  const schoolOf = (at: number) => schools[at]?.id ?? ''
  return {
    id: made.id,
    schools: { first: schoolOf(0), second: schoolOf(1), kindergarten: schoolOf(2) },
    criteria: { household: criteria[0]?.id ?? '', service: criteria[1]?.id ?? '' },
  }
}

function childOf({ schools }: Open, n: number, more: Partial<Content> = {}): Content {
  return {
    ...blankContent,
    name: `孩子${n}`,
    sex: '1',
    birthDate: '2020-01-15',
    idType: 'passport',
    idNo: `E${String(n).padStart(8, '0')}`,
    grade: 'p1',
    wishes: [schools.first],
    household: '杭州市西湖区',
    residence: '杭州市西湖区',
    ownPost: '教师',
    consent: true,
    ...more,
  }
}

function registerPorts(): void {
  openToyPeople()
  registerCapacityPeople({
    relation: (db) =>
      sql`(select id as staff_id, unit_id, staff_no, name, pinyin_key, membership, member_since, sex, birth_date, employment_type, hire_date, retire_date from staff where tenant_id = ${db.tenantId})`,
  })
  registerCapacityDirectory({
    everybody: (db) => sql`(select id as staff_id, staff_no, name, pinyin_key from staff where tenant_id = ${db.tenantId})`,
    unitNames: (db, unitIds, day) => unitNames(db, unitIds, day),
    unitsAbove: async (_db, unitIds) => [...unitIds],
    branches: async () => [],
    employmentTypes,
  })
}

const usual: RoundForm = {
  title: '2026年教职工子女入学入园申请',
  year: 2026,
  opensAt: '2026-03-02T00:00:00.000Z',
  closesAt: '2026-03-06T10:00:00.000Z',
  countedOn: '2026-08-31',
  body: '请如实填写。',
  papers: ['户口簿'],
  contact: '周老师 88200001',
  groups: [
    { title: '全职在岗教职工', rule: '', conditions: [{ kind: 'employment', types: ['establishment'] }] },
    {
      title: '博士后',
      rule: '在站满一年',
      conditions: [
        { kind: 'employment', types: ['school_contract'] },
        { kind: 'serviceYears', atLeast: 1, on: '2026-08-31' },
      ],
    },
  ],
  grades: [
    { grade: 'p1', from: 6, below: 7 },
    { grade: 'k1', from: 3, below: 4 },
  ],
  schools: [
    { id: null, name: '求是小学', grade: 'p1', places: 1, rules: '' },
    { id: null, name: '学军小学', grade: 'p1', places: 1, rules: '' },
    { id: null, name: '实验幼儿园', grade: 'k1', places: 2, rules: '' },
  ],
  criteria: [
    { id: null, title: '户籍在学区内', kind: 'fact', points: 20, most: 20 },
    { id: null, title: '来校年数', kind: 'service', points: 2, most: 30 },
  ],
  checkDays: 5,
  acceptDays: 3,
  noticeDays: 5,
  noticeNames: 'masked',
}
