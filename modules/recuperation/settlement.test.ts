import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { seedStaff } from '../members/members.seed.ts'
import { splitCost } from './recuperation.rules.ts'
import { recuperationRoutes } from './recuperation.routes.ts'
import { openTravelWorld, type TravelWorld } from './recuperation.testing.ts'
import { settlementSheet } from './settlement.view.ts'
import { contactSheet, insuranceSheet } from './travel-sheets.ts'

let world: World
let travel: TravelWorld
const startAt = '2026-03-02T01:00:00Z'

beforeAll(async () => {
  world = await openWorld(startAt)
  travel = openTravelWorld(world)
})
afterAll(() => world.close())

const office = () => ({ context: travel.office() })

/** A group of two parties, three people, back from its trip. */
async function groupBack() {
  world.clock.set(startAt)
  const [a, b] = [travel.fair.add({ name: '张来' }), travel.fair.add({ name: '李伴' })]
  const programme = await travel.announced([{}], { companions: 1 })
  const first = await travel.signUp(programme, a)
  await travel.signUp(programme, b, { party: 2 })
  await travel.formed(programme, 0, a)
  return { a, b, id: programme.id, tripId: programme.tripIds[0] ?? '', first }
}

const costs = { paper: '发票 001', note: '', price: '2300.00', unionPays: '1800.00', administrationPays: '300.00', noShowCost: '100.00', noShowPayer: 'member' as const }

test('companions pay their own, the member what nobody else pays, and every line adds up', () => {
  const fen = { priceFen: 230_000n, unionFen: 180_000n, administrationFen: 30_000n, noShowFen: 10_000n, noShowPayer: 'member' as const }
  expect(splitCost({ party: 2, came: true }, fen)).toMatchObject([
    { kind: 'member', unionFen: 180_000n, administrationFen: 30_000n, memberFen: 20_000n },
    { kind: 'companions', people: 1, unionFen: 0n, memberFen: 230_000n },
  ])
  expect(splitCost({ party: 2, came: false }, fen)).toMatchObject([{ kind: 'no_show', costFen: 20_000n, memberFen: 20_000n }])
  expect(splitCost({ party: 1, came: false }, { ...fen, noShowPayer: 'union' })).toMatchObject([{ unionFen: 10_000n, memberFen: 0n }])
})

test('a group is settled once it is back; a correction counts instead, and the first settlement stays', async () => {
  const { id, tripId } = await groupBack()
  const asked = { id, tripId, after: null, ...costs }
  await expect(call(recuperationRoutes.settle, asked, office())).rejects.toMatchObject({ code: 'recuperation.not_back' })
  world.clock.advance(40 * 86_400_000)
  expect(await call(recuperationRoutes.settle, asked, office())).toEqual({ no: 1, people: 3, cost: '6900.00' })
  await expect(call(recuperationRoutes.settle, asked, office())).rejects.toMatchObject({ code: 'recuperation.settled_meanwhile' })
  await call(recuperationRoutes.settle, { ...asked, after: 1, price: '2200.00' }, office())
  const { total, items } = await call(recuperationRoutes.settlement, { id }, office())
  expect(total).toEqual({ people: 3, cost: '6600.00', union: '3600.00', administration: '600.00', member: '2400.00' })
  expect(items).toMatchObject([{ settled: { no: 2, paper: '发票 001' } }])
  const kept = await world.db.q.selectFrom('recuperation_settlements').select('no').where('tenant_id', '=', world.db.tenantId).where('option_id', '=', tripId).execute()
  expect(kept.map(({ no }) => no).toSorted((a, b) => a - b)).toEqual([1, 2])
  const { sheet, more } = await settlementSheet(travel.office(), id)
  expect((await Array.fromAsync(sheet.rows)).at(-1)).toEqual(['合计', '', 3, '6600.00', '3600.00', '600.00', '2400.00'])
  expect(await Array.fromAsync(more?.[0]?.rows ?? [])).toHaveLength(3)
  await expect(call(recuperationRoutes.settlement, { id }, { context: travel.branch() })).rejects.toMatchObject({ status: 403 })
  world.clock.set(startAt)
})

test('union and administration together never pay more than the price', async () => {
  const { id, tripId } = await groupBack()
  world.clock.advance(40 * 86_400_000)
  const asked = { id, tripId, after: null, ...costs, price: '2000.00' }
  await expect(call(recuperationRoutes.settle, asked, office())).rejects.toMatchObject({ code: 'recuperation.payers_exceed_price' })
  world.clock.set(startAt)
})

test('the insurance list shows identity numbers only with the right to reveal and a reason, and says so in the audit log', async () => {
  const { id, tripId, a } = await groupBack()
  const fields = { staffNo: a.staff_no, name: a.name, unitId: a.unit_id, idType: 'resident_id', idNo: '330106198001010014', sex: '1', birthDate: '1980-01-01' }
  await write(travel.office(), async (trx) => {
    await seedStaff(trx, world.services.keys, [{ id: a.staff_id, fields, membership: { status: 'active', joinedOn: '2010-01-01', documentNo: null }, family: [] }])
    trx.audit({ action: 'demo.fill', entity: { type: 'staff', id: a.staff_id } })
  })
  const named = { id, tripId }
  const text = async (query: object, permissions: string[] = []) => {
    const context = world.context(world.actor(['recuperation.manage', 'recuperation.read', ...permissions], { name: '周办' }))
    return JSON.stringify(await Array.fromAsync((await insuranceSheet(context, named, query)).sheet.rows))
  }
  const masked = await text({})
  expect(masked).toContain('家属1')
  expect(masked).not.toContain('330106198001010014')
  await expect(text({ clear: 'yes', reason: '投保' })).rejects.toMatchObject({ status: 403 })
  await expect(text({ clear: 'yes' }, ['members.reveal'])).rejects.toMatchObject({ status: 400 })
  expect(await text({ clear: 'yes', reason: '投保' }, ['members.reveal'])).toContain('330106198001010014')
  const audited = await world.db.q.selectFrom('audit_entries').select('details').where('tenant_id', '=', world.db.tenantId).where('action', '=', 'recuperation.export').execute()
  expect(audited.map(({ details }) => details)).toContainEqual(expect.objectContaining({ what: 'insurance', clear: true, reason: '投保' }))
})

test('the contact sheet holds the number that each gave for the journey', async () => {
  const { id, tripId } = await groupBack()
  const rows = await Array.fromAsync((await contactSheet(travel.office(), { id, tripId })).sheet.rows)
  expect(rows.map((row) => [row[1], row[4]])).toEqual([
    ['张来', '13800000000'],
    ['李伴', '13800000000'],
  ])
  expect(rows[0]?.[2]).toBe('领队、安全员')
})

test('a public notice ends after its working days, and kinds of steps that are missing are named', async () => {
  const { id } = await groupBack()
  const step = { id, kind: 'public_notice' as const, title: '线路与承办单位公示', documentNo: '', fromDay: '2026-03-06', workingDays: 5, people: '', note: '' }
  const made = await call(recuperationRoutes.addStep, step, office())
  expect(made.untilDay).toBe('2026-03-13')
  const shown = await call(recuperationRoutes.steps, { id }, office())
  expect(shown.missing).not.toContain('public_notice')
  expect(shown.missing).toContain('contract')
  await call(recuperationRoutes.removeStep, { id, stepId: made.id }, office())
  expect((await call(recuperationRoutes.steps, { id }, office())).items).toEqual([])
})
