import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clubRosterRoutes, clubsRoutes } from '../clubs.routes.ts'
import { openClubWorld, refusalCode, type ClubWorld } from '../clubs.testing.ts'

let w: ClubWorld

beforeAll(async () => {
  w = await openClubWorld()
})
afterAll(() => w.close())

test('what is due is entered for every member once; who comes later is entered later', async () => {
  const { id } = await w.club({ fee: '60' })
  const context = w.officer([id])
  const raise = (amount: string) => call(clubRosterRoutes.raiseFees, { unitId: id, year: 2026, amount }, { context })
  expect(await raise('60')).toEqual({ added: 1 })
  expect(await raise('80')).toEqual({ added: 0 })
  await call(clubsRoutes.join, { unitId: id, message: '' }, { context: await w.person() })
  expect((await call(clubRosterRoutes.fees, { unitId: id }, { context })).without).toBe(1)
  expect(await raise('30')).toEqual({ added: 1 })
  const { items, totals } = await call(clubRosterRoutes.fees, { unitId: id }, { context })
  expect(items.map(({ due }) => due).toSorted()).toEqual(['30.00', '60.00'])
  expect(totals).toEqual({ people: 2, paidBy: 0, due: '90.00', paid: '0.00', open: '90.00' })
})

test('what was paid has an amount and a day that has come, and is counted to the fen', async () => {
  const { id, president } = await w.club()
  const context = w.officer([id])
  await call(clubRosterRoutes.raiseFees, { unitId: id, year: 2026, amount: '66.66' }, { context })
  const [fee] = (await call(clubRosterRoutes.fees, { unitId: id }, { context })).items
  const record = (more: { paid?: string | null; paidOn?: string | null; version?: number }) =>
    call(clubRosterRoutes.recordFee, { feeId: fee?.id ?? '', version: 1, due: '66.66', paid: null, paidOn: null, note: '', ...more }, { context })
  expect(await refusalCode(record({ paid: '20' }))).toBe('club.paid_incomplete')
  expect(await refusalCode(record({ paid: '0', paidOn: '2026-03-01' }))).toBe('club.paid_zero')
  expect(await refusalCode(record({ paid: '20', paidOn: '2026-03-03' }))).toBe('club.paid_in_future')
  await record({ paid: '20.01', paidOn: '2026-03-01' })
  expect(await refusalCode(record({ paid: '66.66', paidOn: '2026-03-01' }))).toBe('version_conflict')
  const after = await call(clubRosterRoutes.fees, { unitId: id, state: 'open' }, { context })
  expect(after.totals).toEqual({ people: 1, paidBy: 1, due: '66.66', paid: '20.01', open: '46.65' })
  expect(after.items).toHaveLength(1)
  const mine = await call(clubsRoutes.show, { unitId: id }, { context: president })
  expect(mine.fees).toMatchObject([{ year: 2026, due: '66.66', paid: '20.01', paidOn: '2026-03-01' }])
})
