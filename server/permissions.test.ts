import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../kernel/ids.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import { sessionCookie } from '../modules/identity/identity.api.ts'
import { makePerson, makeUnits, signInAs, type Person } from '../modules/identity/identity.testing.ts'
import { roleKeys, roles, type RoleKey } from '../modules/identity/roles.ts'
import { generateDemoUniversity } from './demo/generate.ts'
import { storeDemoUniversity } from './demo/seed.ts'
import { apiPrefix } from './http/api.ts'
import { modules } from './modules.ts'
import { openApp, type TestApp } from './testing/app.ts'
import { everyRoute, type AnyRoute } from './testing/every-route.ts'

const routes = everyRoute()
const nameOf = (route: AnyRoute) => `${route.method} ${route.path}`
const guarded = routes.filter((route) => route.access !== 'public')

let shell: TestApp
let people: Map<RoleKey, Person>
/** Ids that the other university has, by table. */
let foreignIds: Map<string, string>

beforeAll(async () => {
  shell = await openApp()
  const { world } = shell
  await makeUnits(world)
  people = new Map()
  for (const role of roleKeys) people.set(role, await makePerson(world, role, { role }))
  await storeDemoUniversity(world.services, world.otherTenant, generateDemoUniversity({ seed: 7, today: '2026-03-02' }))
  await makePerson(world, 'stranger', { role: 'school_officer', tenant: world.otherTenant })
  foreignIds = await idsOf(world.ownerUrl, world.otherTenant.id)
})
afterAll(() => shell.close())

test('every route declares who may call it', () => {
  expect(routes.length).toBeGreaterThan(80)
  expect(routes.filter((route) => route.access === undefined).map(nameOf)).toEqual([])
})

test('no two routes share a method and path', () => {
  const names = routes.map((route) => nameOf(route).replaceAll(/\{\w+\}/g, '{}'))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('every permission that a role or a route names is one that a module declares', () => {
  const declared = new Set(modules.flatMap((module) => Object.keys(module.permissions)))
  const named = [...roleKeys.flatMap((role) => [...roles[role].permissions]), ...routes.flatMap(({ access }) => (access && access.includes('.') ? [access] : []))]
  expect(named.filter((permission) => !declared.has(permission))).toEqual([])
})

test('every permission that a module declares is held by some role and opens some route', () => {
  const declared = modules.flatMap((module) => Object.keys(module.permissions))
  const held = new Set<string>(roleKeys.flatMap((role) => [...roles[role].permissions]))
  expect(declared.filter((permission) => !held.has(permission))).toEqual([])
})

test('a POST answers 201 if it creates', () => {
  const others = routes.filter((route) => route.method === 'POST' && route.successStatus !== 201).map(({ path }) => path)
  expect(others.toSorted()).toEqual(changingPosts.toSorted())
})

describe('not signed in', () => {
  test.each(guarded.map((route) => [nameOf(route), route] as const))('%s answers 401', async (_name, route) => {
    const response = await send(route, {})
    expect([response.statusCode, response.json()]).toEqual([401, expect.objectContaining({ code: 'unauthenticated' })])
  })
})

describe.each(roleKeys)('as %s', (role) => {
  test('each route opens exactly if the role holds its permission', async () => {
    const held = new Set<string>(roles[role].permissions)
    const decisions: Record<string, string> = {}
    for (const route of guarded) decisions[nameOf(route)] = decisionOf(await sendAs(role, route))
    const expected = guarded.map((route) => [nameOf(route), route.access === 'signed-in' || held.has(route.access ?? '') ? 'open' : 'forbidden'])
    expect(decisions).toEqual(Object.fromEntries(expected))
  })

  test('a caller without the permission hears nothing about what they sent', async () => {
    const held = new Set<string>(roles[role].permissions)
    const closed = guarded.filter((route) => route.access !== 'signed-in' && !held.has(route.access ?? ''))
    for (const route of closed) {
      const response = await sendAs(role, { ...route, sample: { nonsense: 1 } })
      expect([nameOf(route), response.statusCode]).toEqual([nameOf(route), 403])
    }
  })
})

describe('another university', () => {
  test('its cookie is worth nothing here', async () => {
    const stranger = await signInAs(shell.world, { id: '', username: 'stranger', password: people.get('member')?.password ?? '' }, { tenant: shell.world.otherTenant })
    for (const route of guarded) {
      const response = await send(route, { cookies: { [sessionCookie]: stranger.cookie } })
      expect([nameOf(route), response.statusCode]).toEqual([nameOf(route), 401])
    }
  })

  test.each([
    ['staff', '/staff'],
    ['units', '/organisation/units'],
    ['plans', '/plans'],
  ])('its own office does find its %s', async (table, path) => {
    const stranger = await signInAs(shell.world, { id: '', username: 'stranger', password: people.get('member')?.password ?? '' }, { tenant: shell.world.otherTenant })
    const response = await shell.app.inject({
      url: `${apiPrefix}${path}/${foreignIds.get(table)}`,
      headers: { host: shell.otherHost },
      cookies: { [sessionCookie]: stranger.cookie },
    })
    expect(response.statusCode).toBe(200)
  })

  const withId = guarded.filter((route) => /\{\w*[iI]d\}/.test(route.path))
  test.each(withId.map((route) => [nameOf(route), route] as const))('%s finds nothing of its records', async (_name, route) => {
    const role = roleKeys.find((key) => new Set<string>(roles[key].permissions).has(route.access ?? '')) ?? 'school_officer'
    const answers = new Map<string, number>()
    for (const [table, id] of foreignIds) answers.set(table, (await sendAs(role, route, id)).statusCode)
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries([...answers.keys()].map((table) => [table, 404])))
  })
})

const cookies = new Map<RoleKey, string>()

async function sendAs(role: RoleKey, route: AnyRoute, id?: string): Promise<LightMyRequestResponse> {
  const person = people.get(role)
  if (!person) throw new TypeError(`nobody is ${role}`)
  const cookie = cookies.get(role) ?? (await signInAs(shell.world, person)).cookie
  cookies.set(role, cookie)
  const response = await send(route, { cookies: { [sessionCookie]: cookie } }, id)
  // Signing out, or a new password, ends the session: the next request needs a new one.
  if (response.headers['set-cookie'] !== undefined) cookies.delete(role)
  return response
}

/** Sends the smallest valid request, to this id or to one that nobody has. */
function send(route: AnyRoute, options: InjectOptions, id = newId()): Promise<LightMyRequestResponse> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => (/id$/i.test(name) ? id : (named[name] ?? '1')))
  const input = samples[nameOf(route)] ?? route.sample
  const search = route.method === 'GET' ? `?${new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)]))}` : ''
  const body = route.isPlain ? upload : { headers: {}, payload: input }
  return shell.app.inject({
    method: route.method,
    url: `${apiPrefix}${path}${search}`,
    headers: { host: shell.host, ...(route.method === 'GET' ? {} : body.headers) },
    ...(route.method === 'GET' ? {} : { payload: body.payload }),
    ...options,
  })
}

function decisionOf(response: LightMyRequestResponse): string {
  if (response.statusCode !== 401 && response.statusCode !== 403) return 'open'
  const { code } = response.json<{ code: string }>()
  return code === 'forbidden' || code === 'unauthenticated' ? code : 'open'
}

/** One id of every table in which this tenant has rows. */
function idsOf(ownerUrl: string, tenantId: string): Promise<Map<string, string>> {
  return openOwner(ownerUrl, async (client) => {
    // The owner is bound by row level security too.
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns a where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'
         and exists (select from information_schema.columns b where b.table_schema = 'public' and b.table_name = a.table_name and b.column_name = 'tenant_id')`,
    )
    const ids = new Map<string, string>()
    for (const { name } of tables) {
      const { rows } = await client.query<{ id: string }>(`select id from ${client.escapeIdentifier(name)} where tenant_id = $1 limit 1`, [tenantId])
      if (rows[0]) ids.set(name, rows[0].id)
    }
    return ids
  })
}

/** What parts of a path are called that are neither ids nor numbers. */
const named: Record<string, string> = { process: 'anything', action: 'anything', step: 'budget' }

/** What a route asks for beyond its shape. */
const samples: Record<string, Record<string, unknown>> = {
  'POST /recuperation/{id}/trips/{tripId}/settlements': {
    after: null,
    paper: '发票',
    note: '',
    price: '1.00',
    unionPays: '1.00',
    administrationPays: '0.00',
    noShowCost: '0.00',
    noShowPayer: 'member',
  },
  'POST /gifts/{id}/panel': { after: null, panel: scoredPanel() },
  'POST /recuperation/{id}/panel': { after: null, panel: scoredPanel() },
  'POST /birthday-programmes': birthdayProgramme(),
  'PUT /birthday-programmes/{id}': { version: 1, ...birthdayProgramme() },
  'POST /birthday-settlements': { shopId: '0197f000-0000-7000-8000-000000000000', month: '2026-02' },
  'PUT /clubs/{unitId}': { version: 1, kind: 'sport', about: '', meets: '', place: '', contact: '', recruiting: true, approval: true, fee: null },
  'POST /clubs/{unitId}/fees': { year: 2026, amount: '1.00' },
  'PUT /club-fees/{feeId}': { version: 1, due: '1.00', paid: null, paidOn: null, note: '' },
  'PUT /gifts/{id}/chain/{step}': { version: null, doneOn: '2026-03-02', untilOn: null, documentNo: null, amount: null, people: [], note: '' },
  'PUT /gifts/{id}': {
    version: 1,
    title: '中秋慰问品',
    kind: 'festival',
    festival: '中秋节',
    year: 2026,
    body: '',
    contact: '',
    opensAt: '2026-03-02T01:00:00Z',
    closesAt: '2026-03-03T01:00:00Z',
    handOutFrom: '2026-03-04T01:00:00Z',
    handOutUntil: '2026-03-05T01:00:00Z',
    packages: [{ id: null, title: '月饼', contents: '', supplier: '', price: '1.00' }],
    defaultAt: 0,
    pickupPlaces: [],
    post: false,
  },
  'PUT /health/{id}': {
    version: 1,
    title: '体检',
    kind: 'general',
    body: '',
    bring: '',
    contact: '',
    layouts: [{ firstDay: '2026-03-09', lastDay: '2026-03-10', days: 'every', from: '08:00', to: '10:00', minutes: 30, places: 10, place: '校医院', unitIds: [] }],
    packages: [],
    opensAt: '2026-03-02T01:00:00Z',
    closesAt: '2026-03-03T01:00:00Z',
    cancelUntil: null,
    eligibility: [],
    programme: null,
    poster: false,
  },
  'PUT /member-imports/{id}/mapping': {
    version: 1,
    columns: [
      { column: 0, header: '工号', field: 'staffNo' },
      { column: 1, header: '姓名', field: 'name' },
    ],
  },
}

function scoredPanel(): Record<string, unknown> {
  return {
    heldOn: '2026-03-02',
    documentNo: null,
    members: [{ name: '王审计', part: 'audit', scores: true }],
    criteria: [{ title: '价格', weight: 100 }],
    candidates: [{ name: '知味食品', price: null, given: [['90']], chosen: true }],
    note: '',
  }
}

function birthdayProgramme(): Record<string, unknown> {
  return {
    unitId: '0197f000-0000-7000-8000-000000000000',
    year: 2026,
    treat: '蛋糕券',
    amount: '200.00',
    daysAhead: 0,
    validDays: 180,
    fromDay: '2026-01-01',
    includeRetired: true,
    lateJoiners: true,
    leapDay: '02-28',
    greeting: '生日快乐',
    contact: '',
    shopIds: [],
  }
}

const upload = {
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  payload: '--cut\r\ncontent-disposition: form-data; name="file"; filename="名单.csv"\r\ncontent-type: text/csv\r\n\r\n工号,姓名\r\n--cut--\r\n',
}

/** POSTs that change what is there already, take it back, or only answer. Signing in makes a session, which is no resource of the API. */
const changingPosts = [
  '/birthday-coupons/used',
  '/birthday-shop/look',
  '/birthday-shop/open',
  '/birthday-shop/use',
  '/placement-rounds/{id}/publish',
  '/placement-rounds/{id}/allot',
  '/placement-rounds/{id}/notice',
  '/placement-rounds/{id}/tell',
  '/placement-rounds/{id}/close',
  '/placement-objections/{id}/answer',
  '/placements/{id}/reveal',
  '/me/placements/{id}/submit',
  '/checkin-points/{pointId}/close',
  '/offers/{offerId}/no-shows/{enrolmentId}/excuse',
  '/sanctions/{sanctionId}/lift',
  '/case-delegations/{id}/end',
  '/case-templates/{id}/remove',
  '/cases/actions/{action}',
  '/cases/remind',
  '/cases/tasks/take',
  '/cases/{caseId}/actions/{action}',
  '/cases/{caseId}/files/{fileId}/remove',
  '/cases/{caseId}/follow',
  '/cases/{caseId}/remind',
  '/cases/{caseId}/tasks/{taskId}/take',
  '/account-openings',
  '/activation',
  '/accounts/{id}/disable',
  '/accounts/{id}/enable',
  '/accounts/{id}/reset-password',
  '/accounts/{id}/unlock',
  '/health/slot-previews',
  '/me/file/requests/{id}/withdraw',
  '/me/file/reveal',
  '/me/password',
  '/me/plan-feed',
  '/me/sessions/end-others',
  '/me/totp',
  '/me/totp/confirm',
  '/me/totp/disable',
  '/member-imports/{id}/apply',
  '/member-imports/{id}/cancel',
  '/member-imports/{id}/check',
  '/member-imports/{id}/undo',
  '/notification-channels/{channel}/test',
  '/organisation/offices/{id}/end',
  '/organisation/reorganisations/preview',
  '/organisation/superiors/{id}/end',
  '/organisation/units/{id}/close',
  '/organisation/units/{id}/move',
  '/organisation/units/{id}/rename',
  '/organisation/units/{id}/withdraw',
  '/plan-items/{id}/carry-over',
  '/plan-items/{id}/milestones/{milestoneId}/done',
  '/plan-items/{id}/settle',
  '/plans/{id}/accept',
  '/plans/{id}/discard',
  '/role-grants/{id}/end',
  '/session',
  '/setup',
  '/staff/admissions',
  '/staff/merge',
  '/staff/merges/{id}/undo',
  '/staff/move',
  '/staff/not-duplicates',
  '/staff/requests/{id}/decide',
  '/staff/{id}/membership',
  '/staff/{id}/reveal',
  '/working-days/readings',
  '/congress/delegates',
  '/congress/delegates/{id}/end',
  '/congress/delegations',
  '/congress/deliveries',
  '/congress/sessions',
  '/congress/sessions/{id}/archive',
  '/congress/sessions/{id}/publish-replies',
  '/congress/terms',
  '/proposal-rounds',
  '/proposal-rounds/{id}/close',
  '/proposal-rounds/{id}/entries/{entryId}',
  '/proposal-rounds/{id}/entries/{entryId}/vote',
  '/proposals/hints',
  '/proposals/similar',
  '/suggestions/similar',
  '/me/enrolments/{enrolmentId}/accept',
  '/me/enrolments/{enrolmentId}/leave',
  '/me/enrolments/{enrolmentId}/option',
  '/offers/{offerId}/call-off',
  '/offers/{offerId}/eligibility/people',
  '/offers/{offerId}/eligibility/preview',
  '/offers/{offerId}/enrolments/review',
  '/offers/{offerId}/enrolments/{enrolmentId}/take-off',
  '/offers/{offerId}/options/{optionId}/withdraw',
  '/offers/{offerId}/publish',
  '/offers/{offerId}/roster',
]
