import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { openCongress, type Acting, type Congress } from './proposals.testing.ts'
import { proposalsRoutes } from './proposals.routes.ts'

// A leader is in charge of departments by holding the role at them: nothing else says who is.

let congress: Congress
beforeAll(async () => {
  congress = await openCongress()
})
afterAll(() => congress.close())

/** A leader of this one department. */
function inChargeOf(unitId: string): Acting {
  const { leader } = congress.cast
  return { ...leader, permissions: new Map([...leader.permissions.keys()].map((permission) => [permission, { all: false, unitIds: [unitId] }])) }
}

const as = (actor: Acting) => ({ context: congress.context(actor) })
const waitingFor = async (actor: Acting) => (await call(casesRoutes.inbox, { box: 'todo' }, as(actor))).items.map((item) => item.caseId)
const handledBy = async (actor: Acting) => (await call(proposalsRoutes.list, { handledByMe: true }, as(actor))).items.map((item) => item.id)

test('a reply waits for the leader in charge of the department that answers, and for no other', async () => {
  const id = await congress.at('sign_off')
  expect(await waitingFor(inChargeOf(congress.units.logistics))).toContain(id)
  expect(await waitingFor(inChargeOf(congress.units.campus))).not.toContain(id)
  await expect(congress.act(inChargeOf(congress.units.campus), id, 'signOff')).rejects.toMatchObject({ status: 404 })
})

test('among what is handled, a leader finds what the departments in their charge handle', async () => {
  const id = await congress.at('assigned')
  expect(await handledBy(inChargeOf(congress.units.logistics))).toContain(id)
  expect(await handledBy(inChargeOf(congress.units.campus))).not.toContain(id)
})

test('what is not published yet is not read by a leader who is in charge of other departments', async () => {
  const id = await congress.at('in_review')
  await expect(call(proposalsRoutes.read, { id }, as(inChargeOf(congress.units.logistics)))).rejects.toMatchObject({ status: 404 })
})
