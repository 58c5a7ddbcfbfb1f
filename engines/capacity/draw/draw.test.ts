import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { newId } from '../../../kernel/ids.ts'
import { claimPlace } from '../claims/claim.ts'
import { makeOffer, registerToyService, type ToyOffer, type ToyWanted } from '../claims/claims.testing.ts'
import { checkRecord } from './check-record.ts'
import { missingCommitment } from './commit-draw.ts'
import { drawRoutes } from './draw.routes.ts'
import { publishedRecord } from './draw.view.ts'

let world: World
const start = '2026-03-02T01:00:00Z'

beforeAll(async () => {
  world = await openWorld(start)
  registerToyService()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set(start))

const officer = () => ({ context: world.context(world.actor(['toys.manage'])) })
const member = (staffId: string) => ({ context: world.context(world.actor([], { staffId })) })

/** Ten people with two options of two places each; the first wants three in a party. */
async function lottery(wanted: ToyWanted = {}, publicNumber: { source: string; example: string } | null = null): Promise<ToyOffer> {
  const offer = await makeOffer(world, {
    mode: 'lottery',
    state: 'draft',
    options: [null, null],
    limits: [
      { option: 0, cap: 2 },
      { option: 1, cap: 2 },
    ],
    members: Array.from({ length: 10 }, () => 0),
    rules: { choicesMost: 2, ...wanted.rules },
    ...wanted,
  })
  await call(drawRoutes.commit, { offerId: offer.id, publicNumber }, officer())
  await setState(offer.id, 'published')
  for (const staffId of offer.staffIds) {
    const asked = { optionId: null, choices: offer.optionIds, party: 1, answers: null, companions: [] }
    await claimPlace(world.services, world.db, { offerId: offer.id, staffId, accountId: newId(), key: newId(), at: world.clock.now(), ...asked })
  }
  return offer
}

async function setState(offerId: string, state: string): Promise<void> {
  await world.db.q.updateTable('offers').set({ state }).where('tenant_id', '=', world.db.tenantId).where('id', '=', offerId).execute()
}

function afterClosing(): void {
  world.clock.advance(73 * 3_600_000)
}

const enrolments = (offerId: string) =>
  world.db.q.selectFrom('enrolments').selectAll().where('tenant_id', '=', world.db.tenantId).where('offer_id', '=', offerId).orderBy('seq').execute()

test('a lottery without a commitment may not be published', async () => {
  const offer = await makeOffer(world, { mode: 'lottery', state: 'draft' })
  expect(await missingCommitment(world.db, { id: offer.id, mode: 'lottery' })).toMatchObject({ code: 'draw.no_commitment' })
  await call(drawRoutes.commit, { offerId: offer.id, publicNumber: null }, officer())
  expect(await missingCommitment(world.db, { id: offer.id, mode: 'lottery' })).toBe(null)
})

test('an offer without a draw needs no commitment', async () => {
  expect(await missingCommitment(world.db, { id: newId(), mode: 'first_come' })).toBe(null)
})

test('a lottery without a commitment is not drawn', async () => {
  const offer = await makeOffer(world, { mode: 'lottery' })
  afterClosing()
  await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())).rejects.toMatchObject({ code: 'draw.no_commitment' })
})

test('committing again keeps the seed, and changes the public number while it is a draft', async () => {
  const offer = await makeOffer(world, { mode: 'lottery', state: 'draft' })
  const first = await call(drawRoutes.commit, { offerId: offer.id, publicNumber: null }, officer())
  const second = await call(drawRoutes.commit, { offerId: offer.id, publicNumber: { source: '福彩3D', example: '0 0 0' } }, officer())
  expect(second).toEqual(first)
  expect(await call(drawRoutes.show, { offerId: offer.id }, officer())).toMatchObject({ ...first, publicSource: '福彩3D', drawnAt: null })
})

test('what was committed cannot be changed once the offer is published', async () => {
  const offer = await lottery()
  await expect(call(drawRoutes.commit, { offerId: offer.id, publicNumber: null }, officer())).rejects.toMatchObject({ code: 'draw.commitment_stands' })
})

describe('drawing', () => {
  test('gives out every place, puts the rest into the line, and publishes a record that can be drawn again', async () => {
    const offer = await lottery()
    afterClosing()
    const counts = await call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())
    expect(counts).toEqual({ placed: 4, waiting: 6, declined: 0 })
    const { fault, record } = checkRecord(await publishedRecord(officer().context, offer.id))
    expect(fault).toBe(null)
    const rows = await enrolments(offer.id)
    expect(rows.filter(({ status }) => status === 'confirmed')).toHaveLength(4)
    const line = rows.filter(({ status }) => status === 'waiting').map(({ staff_id }) => staff_id)
    const codes = new Map<string, string>()
    for (const staffId of line) codes.set((await call(drawRoutes.show, { offerId: offer.id }, member(staffId))).mine?.code ?? '', staffId)
    expect(record?.results.filter(({ outcome }) => outcome === 'waiting').map(({ code }) => codes.get(code))).toEqual(line)
  })

  test('leaves the counters and the line as the places say', async () => {
    const offer = await lottery()
    afterClosing()
    await call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())
    const counters = await world.db.q.selectFrom('offer_counters').select(['taken']).where('tenant_id', '=', world.db.tenantId).where('offer_id', '=', offer.id).execute()
    const gate = await world.db.q.selectFrom('offer_gates').select('waiting').where('tenant_id', '=', world.db.tenantId).where('offer_id', '=', offer.id).executeTakeFirstOrThrow()
    expect([counters.map(({ taken }) => taken), gate.waiting]).toEqual([[2, 2], { [offer.optionIds[0] ?? '']: 6 }])
  })

  test('where nobody waits, whoever is not drawn is told so', async () => {
    const offer = await lottery({ rules: { choicesMost: 2, waiting: 'none' } })
    afterClosing()
    expect(await call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())).toEqual({ placed: 4, waiting: 0, declined: 6 })
    const told = await world.db.q.selectFrom('notifications').select('body_zh').where('tenant_id', '=', world.db.tenantId).where('staff_id', 'in', offer.staffIds).execute()
    expect(told.filter(({ body_zh }) => body_zh.includes('摇号未中'))).toHaveLength(6)
  })

  test('uses the programme of whoever gets a place, and of nobody else', async () => {
    const programme = { key: '疗休养', most: 1, years: 2, noShowUses: true }
    const offer = await lottery({ rules: { choicesMost: 2, programme } })
    afterClosing()
    await call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())
    const used = await world.db.q.selectFrom('entitlement_entries').select('staff_id').where('tenant_id', '=', world.db.tenantId).where('staff_id', 'in', offer.staffIds).execute()
    const placed = (await enrolments(offer.id)).filter(({ status }) => status === 'confirmed').map(({ staff_id }) => staff_id)
    expect(used.map(({ staff_id }) => staff_id).toSorted()).toEqual(placed.toSorted())
  })

  test('leaves out who was barred since, and says nothing of why in the record', async () => {
    const offer = await lottery()
    const [barred = ''] = offer.staffIds
    const enrolmentId = (await enrolments(offer.id)).find(({ staff_id }) => staff_id === barred)?.id ?? ''
    const at = world.clock.now()
    const sanction = { staff_id: barred, service: 'toy', cause: 'no_show', enrolment_id: enrolmentId, from_at: at, until_at: new Date(at.getTime() + 10 * 86_400_000) }
    await world.db.q
      .insertInto('sanctions')
      .values({ tenant_id: world.db.tenantId, id: newId(), ...sanction, lifted_at: null, lifted_by: null, lift_reason: null })
      .execute()
    afterClosing()
    await call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())
    const mine = await call(drawRoutes.show, { offerId: offer.id }, member(barred))
    expect(mine.mine).toMatchObject({ outcome: 'declined', no: null })
    const published = await publishedRecord(officer().context, offer.id)
    expect(checkRecord(published).record?.input.excluded).toEqual([mine.mine?.code])
    expect(published).not.toContain(barred)
  })

  test('before the end of sign-up is refused', async () => {
    const offer = await lottery()
    await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())).rejects.toMatchObject({ code: 'draw.too_early' })
  })

  test('twice is refused, at the same moment too', async () => {
    const offer = await lottery()
    afterClosing()
    const twice = await Promise.allSettled([1, 2].map(() => call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())))
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())).rejects.toMatchObject({ code: 'draw.drawn_already' })
  })

  test('what was called off is not drawn', async () => {
    const offer = await lottery()
    afterClosing()
    await setState(offer.id, 'cancelled')
    await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, officer())).rejects.toMatchObject({ code: 'draw.not_published' })
  })

  test.each([
    ['missing', null, 'draw.public_value_missing'],
    ['in another form', '03 07 12', 'draw.public_value_differs'],
  ])('with the public number %s is refused', async (_what, publicValue, code) => {
    const offer = await lottery({}, { source: '双色球首期开奖号码', example: '01 02 03 + 04' })
    afterClosing()
    await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue }, officer())).rejects.toMatchObject({ code })
  })

  test('with a public number that nobody named beforehand is refused', async () => {
    const offer = await lottery()
    afterClosing()
    await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue: '123' }, officer())).rejects.toMatchObject({ code: 'draw.public_value_unasked' })
  })

  test('takes full-width figures for the same number', async () => {
    const offer = await lottery({}, { source: '福彩3D', example: '0 0 0' })
    afterClosing()
    await call(drawRoutes.draw, { offerId: offer.id, publicValue: ' １ ２  3' }, officer())
    expect(await call(drawRoutes.show, { offerId: offer.id }, officer())).toMatchObject({ publicValue: '1 2 3' })
  })

  test('is for those who manage the offer', async () => {
    const offer = await lottery()
    await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, member(offer.staffIds[0] ?? ''))).rejects.toMatchObject({ code: 'forbidden' })
    const elsewhere = { context: world.context(world.actor(['toys.manage'], { scope: { all: false, unitIds: [newId()] } })) }
    await expect(call(drawRoutes.draw, { offerId: offer.id, publicValue: null }, elsewhere)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('another university finds neither draw nor record', async () => {
  const offer = await lottery()
  const stranger = { context: world.context(world.actor(['toys.manage']), { tenant: world.otherTenant }) }
  await expect(call(drawRoutes.show, { offerId: offer.id }, stranger)).rejects.toMatchObject({ code: 'not_found' })
  await expect(publishedRecord(stranger.context, offer.id)).rejects.toMatchObject({ code: 'not_found' })
})
