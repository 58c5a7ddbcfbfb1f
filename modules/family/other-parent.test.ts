import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../../kernel/testing/refusal-of.ts'
import { placementRoutes } from './family.routes.ts'
import { openPlacementWorld, type PlacementWorld } from './placement.testing.ts'

let placement: PlacementWorld
beforeAll(async () => {
  placement = await openPlacementWorld()
})
afterAll(() => placement.close())

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? null
const read = (context: Parameters<PlacementWorld['act']>[0], id: string) => call(placementRoutes.read, { id }, { context })

test('the other parent named with name and number reads the application with the document masked, changes nothing and reveals nothing', async () => {
  const open = await placement.round()
  const [father, mother, stranger] = [await placement.parent({ name: '赵大为' }), await placement.parent({ name: '钱小芳' }), await placement.parent()]
  const { staff_no: otherStaffNo } = await placement.world.db.q
    .selectFrom('staff')
    .select('staff_no')
    .where('tenant_id', '=', placement.world.db.tenantId)
    .where('id', '=', mother.staffId)
    .executeTakeFirstOrThrow()
  const child = placement.child(open, 33, { otherName: '钱小芳', otherStaffNo })
  const id = await placement.applied(open, father, child)
  const seen = await read(mother.context, id)
  expect(seen).toMatchObject({ isMine: false, mayEdit: false, mayReveal: false, content: { name: child.name } })
  expect(seen.content?.idNo).not.toBe(child.idNo)
  expect((await call(placementRoutes.mine, {}, { context: mother.context })).applications.map((one) => one.id)).toEqual([id])
  expect(await codeOf(call(placementRoutes.reveal, { id, reason: '看看' }, { context: mother.context }))).toBe('forbidden')
  expect(await codeOf(placement.act(mother.context, id, 'withdraw'))).not.toBeNull()
  expect(await codeOf(read(stranger.context, id))).toBe('not_found')
})

test('a staff number that is not the other parent’s opens the child’s data to nobody', async () => {
  const open = await placement.round()
  const father = await placement.parent({ name: '赵大为' })
  const refused = await refusalOf(placement.applied(open, father, placement.child(open, 34, { otherName: '钱小芳', otherStaffNo: 'nobody' })))
  expect(refused?.code).toBe('invalid_input')
})
