import { call } from '@orpc/server'
import { guest } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext, Tenant } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import { foundOrganisation } from '../organisation/organisation.api.ts'
import { createAccount } from './accounts.store.ts'
import { grantRole } from './grants.actions.ts'
import { identityRoutes } from './identity.routes.ts'
import { hashPassword } from './passwords.ts'
import { resolveActor } from './resolve-actor.ts'
import type { RoleKey } from './roles.ts'

/** People and browsers for this module's tests. */
export interface Person {
  id: string
  username: string
  password: string
}

export const goodPassword = 'Lake-Lotus-77'

export interface PersonWanted {
  role?: RoleKey
  unitId?: string | null
  mustChangePassword?: boolean
  staffId?: string
  tenant?: Tenant
}

export async function makePerson(world: World, username: string, wanted: PersonWanted = {}): Promise<Person> {
  const passwordHash = await hashPassword(world.services.settings.passwordCost, goodPassword)
  const { role } = wanted
  const id = await inTransaction(world, wanted.tenant ?? world.tenant, async (trx) => {
    const account = await createAccount(trx, {
      username,
      name: `测试${username}`,
      staffId: wanted.staffId ?? null,
      passwordHash,
      mustChangePassword: wanted.mustChangePassword ?? false,
    })
    if (role) await grantRole(trx, { accountId: account.id, role, unitId: wanted.unitId ?? null, from: today(world.clock), until: null, documentNo: '测试' })
    return account.id
  })
  return { id, username, password: goodPassword }
}

export function inTransaction<T>(world: World, tenant: Tenant, work: (trx: Trx) => Promise<T>): Promise<T> {
  const db = world.services.databases.of(tenant.id)
  return write({ db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'cli' } }, work)
}

/** A visitor who is not signed in, with what their browser is told to keep. */
export function visitor(world: World, overrides: Partial<RequestContext> = {}): { context: RequestContext; cookie: () => string | null } {
  let kept: string | null = null
  const context = world.context(guest, {
    setCookie: (_name, value) => {
      kept = value === '' ? null : value
    },
    ...overrides,
  })
  return { context, cookie: () => kept }
}

export interface Browser {
  cookie: string
  /** The next request of this browser, as the server would see it. */
  next(overrides?: Partial<RequestContext>): Promise<RequestContext>
}

export async function signInAs(world: World, person: Person, options: { totp?: string; tenant?: Tenant } = {}): Promise<Browser> {
  const tenant = options.tenant ?? world.tenant
  const { context, cookie } = visitor(world, { tenant, db: world.services.databases.of(tenant.id) })
  await call(identityRoutes.signIn, { username: person.username, password: person.password, ...(options.totp ? { totp: options.totp } : {}) }, { context })
  const kept = cookie()
  if (kept === null) throw new TypeError(`${person.username} was not signed in`)
  return { cookie: kept, next: (overrides) => nextRequest(world, tenant, { cookie: kept, overrides }) }
}

async function nextRequest(world: World, tenant: Tenant, { cookie, overrides = {} }: { cookie: string; overrides?: Partial<RequestContext> }): Promise<RequestContext> {
  const actor = await resolveActor(world.services, tenant, { cookie })
  return world.context(actor ?? guest, { tenant, db: world.services.databases.of(tenant.id), ...overrides })
}

/** The error that a call ends in, to be looked at. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new TypeError('it succeeded')
}

/** Every stored word that could hold a secret by mistake: what was recorded, sent on, or kept as an answer. */
export async function everythingRecorded(world: World): Promise<string> {
  const { db } = world
  const audit = await db.q.selectFrom('audit_entries').selectAll().where('tenant_id', '=', db.tenantId).execute()
  const outbox = await db.q.selectFrom('outbox_events').selectAll().where('tenant_id', '=', db.tenantId).execute()
  const answers = await db.q.selectFrom('idempotency_keys').selectAll().where('tenant_id', '=', db.tenantId).execute()
  return JSON.stringify([audit, outbox, answers])
}

/** The university with two branches, one of which has a group, and a department of the school. */
export interface Units {
  root: string
  branch: string
  group: string
  otherBranch: string
  department: string
}

export async function makeUnits(world: World): Promise<Units> {
  const wanted = [
    { key: 'root', parentKey: null, kind: 'university' as const, name: '钱江测试大学工会' },
    { key: 'branch', parentKey: 'root', kind: 'branch' as const, name: '文学院分工会' },
    { key: 'group', parentKey: 'branch', kind: 'group' as const, name: '古典文学小组' },
    { key: 'otherBranch', parentKey: 'root', kind: 'branch' as const, name: '理学院分工会' },
    { key: 'department', parentKey: 'root', kind: 'department' as const, name: '后勤管理处' },
  ]
  const units = wanted.map((unit, sort) => ({ ...unit, committeeKind: null, shortName: null, campus: null, validFrom: '2020-01-01', sort }))
  const ids = await inTransaction(world, world.tenant, (trx) => foundOrganisation(trx, { units, superiors: [] }))
  const idOf = (key: keyof Units) => ids.get(key) ?? ''
  return { root: idOf('root'), branch: idOf('branch'), group: idOf('group'), otherBranch: idOf('otherBranch'), department: idOf('department') }
}
