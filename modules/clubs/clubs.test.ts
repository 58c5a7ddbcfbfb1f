import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainRules } from '../../engines/capacity/offer-rules.ts'
import { claimPlace } from '../../engines/capacity/claims/claim.ts'
import { eligibilityRoutes } from '../../engines/capacity/eligibility/eligibility.routes.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { writeDocx } from '../../engines/documents/write-docx.ts'
import { newId } from '../../kernel/ids.ts'
import '../activities/activities.module.ts'
import { activitiesRoutes } from '../activities/activities.routes.ts'
import { organisationRoutes } from '../organisation/organisation.routes.ts'
import { clubRosterRoutes, clubsRoutes } from './clubs.routes.ts'
import { openClubWorld, refusalCode, toldTo, type ClubWorld } from './clubs.testing.ts'
import { summaryPaper } from './summary.ts'

let w: ClubWorld

beforeAll(async () => {
  w = await openClubWorld()
})
afterAll(() => w.close())

const at = (hours: number) => new Date(w.world.clock.now().getTime() + hours * 3_600_000).toISOString()

/** An activity for the people of one club alone, announced and open. */
async function clubActivity(unitId: string): Promise<string> {
  const times = { startsAt: at(72), endsAt: at(75), opensAt: at(0), closesAt: at(48), cancelUntil: null }
  const eligibility = [...plainRules.eligibility, { kind: 'clubs' as const, unitIds: [unitId] }]
  const facts = {
    unitId,
    title: '协会双打赛',
    kind: 'sport' as const,
    body: '',
    contact: '',
    place: '体育馆',
    places: 1,
    waiting: true,
    partyMost: 1,
    certificate: false,
    series: null,
    eligibility,
  }
  const context = w.officer([unitId])
  const made = await call(activitiesRoutes.create, { ...facts, ...times }, { context })
  await call(offersRoutes.publish, { offerId: made.id, version: made.version }, { context })
  return made.id
}

async function press(offerId: string, staffId: string): Promise<string> {
  const [option] = (await call(offersRoutes.show, { offerId }, { context: w.office() })).options
  const asked = { optionId: option?.id ?? null, choices: null, party: 1, answers: null, companions: [] }
  const answer = await claimPlace(w.world.services, w.world.db, { ...asked, offerId, staffId, accountId: newId(), key: newId(), at: w.world.clock.now() })
  return answer.status
}

test('a club is founded in one go: the unit, its officers, its first members', async () => {
  const [president, secretary] = [await w.person('active', '孙会长'), await w.person('active', '李秘书')]
  const founding = {
    parentId: w.campus.root,
    name: '教职工门球协会',
    shortName: '门球协会',
    foundedOn: '2026-03-02',
    documentNo: '校工〔2026〕5号',
    presidentId: w.staffId(president),
    secretaryId: w.staffId(secretary),
  }
  const facts = { kind: 'sport' as const, about: '', meets: '', place: '', contact: '', recruiting: true, approval: false, fee: '50' }
  const { id } = await call(clubsRoutes.create, { ...founding, ...facts }, { context: w.office() })
  const unit = await call(organisationRoutes.unit, { id }, { context: w.office() })
  expect(unit).toMatchObject({ kind: 'club', name: '教职工门球协会', officersNow: [{ title: '会长' }, { title: '秘书长' }] })
  const club = await call(clubsRoutes.show, { unitId: id }, { context: president })
  expect(club).toMatchObject({ mine: 'in', members: 2, fee: '50.00', officers: [{ name: '孙会长' }, { name: '李秘书' }] })
  expect(await refusalCode(call(clubsRoutes.create, { ...founding, ...facts }, { context: w.office() }))).toMatch(/^organisation\./)
  const twice = { ...founding, name: '另一协会', secretaryId: founding.presidentId }
  expect(await refusalCode(call(clubsRoutes.create, { ...twice, ...facts }, { context: w.office() }))).toBe('club.one_office_each')
})

test('who only looks after clubs founds none and dissolves none', async () => {
  const { id } = await w.club()
  expect(await refusalCode(call(clubsRoutes.dissolve, { unitId: id, reason: '合并', documentNo: null }, { context: w.officer([id]) }))).toBe('forbidden')
})

test('a dissolved club keeps its history: everybody is told, nobody joins, the office still reads it', async () => {
  const { id, president } = await w.club()
  const member = await w.person()
  await call(clubsRoutes.join, { unitId: id, message: '' }, { context: member })
  expect(await call(clubsRoutes.dissolve, { unitId: id, reason: '长期没有活动', documentNo: null }, { context: w.office() })).toEqual({ id, told: 2 })
  expect(await toldTo(w, w.staffId(member))).toEqual(['协会已解散'])
  expect(await toldTo(w, w.staffId(president))).toEqual(['协会已解散'])
  expect(await refusalCode(call(clubsRoutes.join, { unitId: id, message: '' }, { context: member }))).toBe('not_found')
  const { items } = await call(clubRosterRoutes.members, { unitId: id, state: 'out' }, { context: w.office() })
  expect(items.map(({ ended, reason }) => [ended, reason])).toEqual([
    ['dissolved', '长期没有活动'],
    ['dissolved', '长期没有活动'],
  ])
  const gone = await call(clubsRoutes.desk, { state: 'dissolved' }, { context: w.office() })
  expect(gone.items.map((club) => club.id)).toContain(id)
  expect(await refusalCode(call(clubRosterRoutes.raiseFees, { unitId: id, year: 2026, amount: '50' }, { context: w.office() }))).toBe('not_found')
})

test('a club that the organisation closes ends here too', async () => {
  const { id, president } = await w.club()
  const { version } = await call(organisationRoutes.unit, { id }, { context: w.office() })
  await call(organisationRoutes.close, { id, version, effectiveOn: '2026-03-02', documentNo: null, reason: null }, { context: w.office() })
  await w.runJobs()
  expect(await toldTo(w, w.staffId(president))).toEqual(['协会已解散'])
  const { items } = await call(clubRosterRoutes.members, { unitId: id, state: 'out' }, { context: w.office() })
  expect(items).toMatchObject([{ ended: 'dissolved' }])
})

async function merge(unitIds: string[], into: string): Promise<void> {
  const change = { kind: 'merge' as const, effectiveOn: '2026-03-02', unitIds, into: { unitId: into } }
  const { hash, warnings } = await call(organisationRoutes.previewReorganisation, change, { context: w.office() })
  expect(warnings.map(({ zh }) => zh)).toEqual(['协会成员随合并转入新的协会，并会收到通知'])
  await call(organisationRoutes.reorganise, { change, hash, documentNo: null, reason: null }, { context: w.office() })
  await w.runJobs()
}

test('a merged club’s people are in the club that stays, once each, are told, and the preview says so', async () => {
  const [gone, stays] = [await w.club(), await w.club({ approval: true })]
  const [member, both] = [await w.person(), await w.person()]
  await call(clubsRoutes.join, { unitId: gone.id, message: '' }, { context: member })
  await call(clubsRoutes.join, { unitId: gone.id, message: '' }, { context: both })
  await call(clubRosterRoutes.addMembers, { unitId: stays.id, staffIds: [w.staffId(both)], staffNos: [], joinedOn: '2026-02-01' }, { context: w.office() })
  await merge([gone.id], stays.id)
  expect(await call(clubsRoutes.show, { unitId: stays.id }, { context: member })).toMatchObject({ mine: 'in', members: 4 })
  expect(await toldTo(w, w.staffId(member))).toEqual(['您的协会已合并'])
  const { items } = await call(clubRosterRoutes.members, { unitId: gone.id, state: 'out' }, { context: w.office() })
  expect(items.map(({ ended }) => ended)).toEqual(['moved', 'moved', 'moved'])
})

test('whoever asked to join a club that merges has asked the club that stays', async () => {
  const [gone, stays] = [await w.club({ approval: true }), await w.club({ approval: true })]
  const asker = await w.person()
  await call(clubsRoutes.join, { unitId: gone.id, message: '会打' }, { context: asker })
  await merge([gone.id], stays.id)
  expect((await call(clubsRoutes.show, { unitId: stays.id }, { context: asker })).mine).toBe('asked')
})

test('what was announced for a merged club’s people stays theirs', async () => {
  const [gone, stays] = [await w.club(), await w.club()]
  const [first, second] = [await w.person(), await w.person()]
  for (const person of [first, second]) await call(clubsRoutes.join, { unitId: gone.id, message: '' }, { context: person })
  const offerId = await clubActivity(gone.id)
  await press(offerId, w.staffId(first))
  expect(await press(offerId, w.staffId(second))).toBe('waiting')
  await merge([gone.id], stays.id)
  const why = await call(eligibilityRoutes.whyOf, { offerId, staffId: w.staffId(second) }, { context: w.office() })
  expect(why.eligible).toBe(true)
})

test('an activity for a club is for its people alone, and says so to others', async () => {
  const { id } = await w.club()
  const [member, outsider] = [await w.person(), await w.person()]
  await call(clubsRoutes.join, { unitId: id, message: '' }, { context: member })
  const offerId = await clubActivity(id)
  expect(await press(offerId, w.staffId(member))).toBe('confirmed')
  expect(await refusalCode(press(offerId, w.staffId(outsider)))).not.toBeNull()
  const why = await call(eligibilityRoutes.whyOf, { offerId, staffId: w.staffId(outsider) }, { context: w.office() })
  expect(why).toMatchObject({
    eligible: false,
    conditions: [{ met: true }, { met: false, said: { zh: expect.stringContaining('协会成员：教职工第') }, yours: { zh: expect.stringContaining('还不是成员') } }],
  })
  const own = await call(eligibilityRoutes.whyOf, { offerId, staffId: w.staffId(member) }, { context: w.office() })
  expect(own.conditions[1]).toMatchObject({ met: true, yours: { zh: expect.stringContaining('教职工第') } })
  const seen = (await call(clubsRoutes.show, { unitId: id }, { context: member })).activities
  expect(seen).toMatchObject([{ id: offerId, enrolled: 1, phase: 'open' }])
  expect((await call(clubsRoutes.show, { unitId: id }, { context: outsider })).activities).toEqual([])
})

test('who joins the club may come to what was announced before; who leaves waits no more and keeps a place', async () => {
  const { id } = await w.club()
  const [seated, waiting, late] = [await w.person(), await w.person(), await w.person()]
  for (const context of [seated, waiting]) await call(clubsRoutes.join, { unitId: id, message: '' }, { context })
  const offerId = await clubActivity(id)
  expect([await press(offerId, w.staffId(seated)), await press(offerId, w.staffId(waiting))]).toEqual(['confirmed', 'waiting'])
  await call(clubsRoutes.join, { unitId: id, message: '' }, { context: late })
  await w.runJobs()
  expect(await press(offerId, w.staffId(late))).toBe('waiting')
  for (const context of [seated, waiting]) await call(clubsRoutes.leave, { unitId: id }, { context })
  await w.runJobs()
  const rows = await w.world.db.q
    .selectFrom('enrolments')
    .select(['staff_id', 'status'])
    .where('tenant_id', '=', w.world.db.tenantId)
    .where('offer_id', '=', offerId)
    .orderBy('seq')
    .execute()
  expect(rows).toEqual([
    { staff_id: w.staffId(seated), status: 'confirmed' },
    { staff_id: w.staffId(waiting), status: 'declined' },
    { staff_id: w.staffId(late), status: 'waiting' },
  ])
})

test('what two officers change at once is not lost', async () => {
  const { id } = await w.club()
  const context = w.officer([id])
  const { version, ...club } = await call(clubsRoutes.edited, { unitId: id }, { context })
  const { kind, about, meets, place, contact, recruiting, approval } = club
  const change = () => call(clubsRoutes.edit, { unitId: id, version, kind, about, meets, place, contact, recruiting, approval, fee: '80.5' }, { context })
  await change()
  expect(await refusalCode(change())).toBe('version_conflict')
  expect((await call(clubsRoutes.edited, { unitId: id }, { context })).fee).toBe('80.50')
})

test('the plan of a year is kept line by line', async () => {
  const { id } = await w.club()
  const context = w.officer([id])
  const line = { title: '年度总结会', month: 12, note: '', state: 'planned' as const }
  const added = await call(clubsRoutes.addPlanLine, { unitId: id, year: 2026, ...line }, { context })
  await call(clubsRoutes.addPlanLine, { unitId: id, year: 2026, ...line, month: null, title: '每周固定活动' }, { context })
  await call(clubsRoutes.editPlanLine, { lineId: added.id, version: 1, ...line, state: 'done' }, { context })
  expect(await refusalCode(call(clubsRoutes.editPlanLine, { lineId: added.id, version: 1, ...line }, { context }))).toBe('version_conflict')
  const { items } = await call(clubsRoutes.plan, { unitId: id }, { context })
  expect(items.map(({ title, state }) => [title, state])).toEqual([
    ['每周固定活动', 'planned'],
    ['年度总结会', 'done'],
  ])
  await call(clubsRoutes.removePlanLine, { lineId: added.id }, { context })
  expect((await call(clubsRoutes.plan, { unitId: id }, { context })).items).toHaveLength(1)
})

test('the year adds up: who was there and came and went is who is there, and the paper says the same', async () => {
  const { id } = await w.club({ fee: '50' })
  const context = w.officer([id])
  const [stays, leaves] = [await w.person(), await w.person()]
  for (const member of [stays, leaves]) await call(clubsRoutes.join, { unitId: id, message: '' }, { context: member })
  await call(clubsRoutes.leave, { unitId: id }, { context: leaves })
  await clubActivity(id)
  await call(clubRosterRoutes.raiseFees, { unitId: id, year: 2026, amount: '50' }, { context })
  const summary = await call(clubsRoutes.summary, { unitId: id }, { context })
  expect(summary).toMatchObject({
    members: { atStart: 0, joined: 3, left: 1, atEnd: 2 },
    activities: [{ title: '协会双打赛', enrolled: 0, came: 0 }],
    fees: { people: 2, due: '100.00', paid: '0.00', open: '100.00' },
  })
  const { fileName, paper } = await summaryPaper(context, { unitId: id })
  expect(fileName).toMatch(/^教职工第\d+协会2026年度小结\.docx$/)
  expect(paper.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))).toContain('2026年初成员0人，全年加入3人次，退出1人次，期末成员2人。')
  expect((await writeDocx(paper)).byteLength).toBeGreaterThan(1_000)
})

test('the overview counts each club and everybody once', async () => {
  const [one, other] = [await w.club(), await w.club({ approval: true })]
  const member = await w.person()
  for (const { id } of [one, other]) await call(clubsRoutes.join, { unitId: id, message: '' }, { context: member })
  const both = await call(clubsRoutes.desk, {}, { context: w.officer([one.id, other.id]) })
  expect(both.items.map(({ members, asked, president }) => [members, asked, president])).toEqual([
    [2, 0, '钱会长'],
    [1, 1, '钱会长'],
  ])
  expect(both.totals).toMatchObject({ clubs: 2, people: 3, members: 3, asked: 1 })
})
