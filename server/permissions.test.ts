import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../kernel/ids.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import { makePerson, signInAs, type Person } from '../modules/identity/identity.testing.ts'
import { roleKeys, roles, type RoleKey } from '../modules/identity/roles.ts'
import { generateDemoUniversity } from './demo/generate.ts'
import { storeDemoUniversity } from './demo/seed.ts'
import { apiPrefix } from './http/api.ts'
import { sessionCookie } from './http/request-context.ts'
import { modules } from './modules.ts'
import { openApp, type TestApp } from './testing/app.ts'
import { everyRoute, type AnyRoute } from './testing/every-route.ts'

const routes = everyRoute()
const nameOf = (route: AnyRoute) => `${route.method} ${route.path}`
const guarded = routes.filter((route) => route.access !== 'public')

let test1: TestApp
let people: Map<RoleKey, Person>
/** Ids that the other university has, by table. */
let foreignIds: Map<string, string>

beforeAll(async () => {
  test1 = await openApp()
  const { world } = test1
  people = new Map()
  for (const role of roleKeys) people.set(role, await makePerson(world, role, { role }))
  await storeDemoUniversity(world.services, world.otherTenant, generateDemoUniversity({ seed: 7, today: '2026-03-02' }))
  await makePerson(world, 'stranger', { role: 'school_officer', tenant: world.otherTenant })
  foreignIds = await idsOf(world.ownerUrl, world.otherTenant.id)
})
afterAll(() => test1.close())

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
