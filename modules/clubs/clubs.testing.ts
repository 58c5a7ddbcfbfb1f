import { call } from '@orpc/server'
import { sql } from 'kysely'
import { registerCapacityDirectory, registerCapacityPeople } from '../../engines/capacity/capacity.ports.ts'
import { everywhere, type Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { addPerson, foundCampus, office, type Campus } from '../members/testing/people.ts'
import { readTree, registerOpenMatters, unitNames } from '../organisation/organisation.api.ts'
import { clubsOfPerson, peopleOfClosingClubs } from './clubs.api.ts'
import { clubsRoutes } from './clubs.routes.ts'
import type { ClubFacts } from './clubs.store.ts'

export interface ClubWorld {
  world: World
  campus: Campus
  /** The school's office: founds clubs and looks after all of them. */
  office(): RequestContext
  officer(unitIds: string[]): RequestContext
  /** Somebody new who is a member of the union unless told otherwise. */
  person(membership?: string, name?: string): Promise<RequestContext>
  /** A club with a president, open to everybody unless told otherwise. */
  club(facts?: Partial<ClubFacts>): Promise<{ id: string; president: RequestContext }>
  staffId(context: RequestContext): string
  runJobs(): Promise<void>
  close(): Promise<void>
}

const plain: ClubFacts = { kind: 'sport', about: '常年活动', meets: '每周三 18:00', place: '体育馆', contact: '', recruiting: true, approval: false, fee: null }

/** A university whose clock stands at Monday, 2 March 2026, 09:00 in China. */
export async function openClubWorld(): Promise<ClubWorld> {
  const world = await openWorld()
  const campus = await foundCampus(world)
  registerPeopleOf()
  const actor = (permissions: string[], scope: Scope, name: string) => world.context(world.actor(permissions, { scope, name }))
  const schoolOffice: ClubWorld['office'] = () => actor(['clubs.manage', 'organisation.manage', 'activities.manage'], everywhere, '周办')
  const staffId: ClubWorld['staffId'] = (context) => context.actor.staffId ?? ''
  let founded = 0
  const person: ClubWorld['person'] = async (membership = 'active', name = '赵师傅') => {
    const { id } = await addPerson(office(world), { unitId: campus.physics, name })
    await world.db.q.updateTable('staff').set({ membership }).where('tenant_id', '=', world.db.tenantId).where('id', '=', id).execute()
    return world.context(world.actor([], { staffId: id, name }))
  }
  return {
    world,
    campus,
    office: schoolOffice,
    officer: (unitIds) => actor(['clubs.manage', 'activities.manage'], { all: false, unitIds }, '会长'),
    person,
    club: async (facts = {}) => {
      const president = await person('active', '钱会长')
      founded += 1
      const founding = {
        parentId: campus.root,
        name: `教职工第${founded}协会`,
        shortName: null,
        foundedOn: '2026-01-10',
        documentNo: null,
        presidentId: staffId(president),
        secretaryId: null,
      }
      const { id } = await call(clubsRoutes.create, { ...founding, ...plain, ...facts }, { context: schoolOffice() })
      return { id, president }
    },
    staffId,
    runJobs: () => runEvents(world),
    close: world.close,
  }
}

/** People as the shell tells the engine of them, and the organisation of a club's people. */
function registerPeopleOf(): void {
  registerOpenMatters(peopleOfClosingClubs)
  const facts = sql`id as staff_id, unit_id, staff_no, name, pinyin_key, membership, member_since, sex, birth_date, employment_type, hire_date, retire_date`
  registerCapacityPeople({ relation: (db) => sql`(select ${facts}, ${clubsOfPerson(db, sql`staff.id`)} as club_ids from staff where tenant_id = ${db.tenantId})` })
  registerCapacityDirectory({
    everybody: (db) => sql`(select id as staff_id, staff_no, name, pinyin_key from staff where tenant_id = ${db.tenantId})`,
    unitNames,
    unitsAbove: async (db, unitIds, day) => {
      const tree = await readTree(db, day)
      return [...new Set(unitIds.flatMap((id) => tree.pathOf(id).map((unit) => unit.id)))]
    },
    branches: async () => [],
    employmentTypes: [],
  })
}

const heard = new WeakMap<World, Set<string>>()

/** Does what follows from what this module's people did since the last time, as the queue would. */
async function runEvents(world: World): Promise<void> {
  const { clubsModule } = await import('./clubs.module.ts')
  const known = heard.get(world) ?? new Set<string>()
  heard.set(world, known)
  const rows = await world.db.q.selectFrom('outbox_events').selectAll().where('tenant_id', '=', world.db.tenantId).orderBy('id').execute()
  for (const { id, topic, payload } of rows) {
    if (known.has(id)) continue
    known.add(id)
    for (const { on, run } of Object.values(clubsModule.jobs ?? {})) if (on?.includes(topic)) await run(world.services, world.db, { ...Object(payload) })
  }
}

/** The code with which a call is refused; null where it is not. */
export async function refusalCode(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return String(error.code)
  }
  return null
}

/** Titles of what somebody was told, in order. */
export async function toldTo({ world }: ClubWorld, staffId: string): Promise<string[]> {
  const rows = await world.db.q.selectFrom('notifications').select('title_zh').where('tenant_id', '=', world.db.tenantId).where('staff_id', '=', staffId).orderBy('id').execute()
  return rows.map((row) => row.title_zh)
}
