import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { refusalOf } from '../../kernel/testing/refusal-of.ts'
import { birthdayShopsRoutes, birthdaysRoutes } from './birthdays.routes.ts'
import { openBirthdayWorld, type BirthdayWorld } from './birthdays.testing.ts'

let w: BirthdayWorld

beforeAll(async () => {
  w = await openBirthdayWorld()
})
afterAll(() => w.close())
beforeEach(() => w.world.clock.set('2026-03-02T01:00:00Z'))

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? null
const on = (day: string, hour = 9) => w.world.clock.set(new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000).toISOString())
const said = async (staffId: string) =>
  (await w.world.db.q.selectFrom('notifications').select('title_zh').where('tenant_id', '=', w.world.db.tenantId).where('staff_id', '=', staffId).execute()).map(
    (row) => row.title_zh,
  )
/** Programmes of other tests give nothing any more. */
const endAll = async () => {
  const { items } = await call(birthdaysRoutes.programmes, undefined, { context: w.officer() })
  for (const { id, version } of items.filter(({ state }) => state === 'running')) await call(birthdaysRoutes.setState, { id, version, state: 'ended' }, { context: w.officer() })
}
let year = 2026
/** A year of one's own for each test, so that no coupon of another counts. */
const freshYear = async () => {
  await endAll()
  year += 1
  return year
}

describe('issuing', () => {
  test('on the morning of the day a member gets a coupon and a warm word, once, however often the server looks', async () => {
    const of = await freshYear()
    const member = await w.member({ birthDate: '1980-06-15' })
    on(`${of}-06-10`)
    await w.running({ year: of })
    expect(await w.coupons(member.staffId)).toEqual([])
    on(`${of}-06-15`, 6)
    await w.morning()
    expect(await w.coupons(member.staffId)).toEqual([])
    on(`${of}-06-15`, 7)
    await w.morning()
    await Promise.all([w.morning(), w.morning()])
    expect(await w.coupons(member.staffId)).toMatchObject([
      { year: of, birthday: `${of}-06-15`, issuedOn: `${of}-06-15`, validUntil: `${of}-07-15`, state: 'open', amountFen: 20_000n },
    ])
    expect(await said(member.staffId)).toEqual(['生日快乐'])
  })

  test('days on which no server ran are made up for', async () => {
    const of = await freshYear()
    const member = await w.member({ birthDate: '1980-06-15' })
    on(`${of}-06-01`)
    await w.running({ year: of })
    on(`${of}-06-20`)
    await w.morning()
    expect(await w.coupons(member.staffId)).toMatchObject([{ birthday: `${of}-06-15`, issuedOn: `${of}-06-20`, validUntil: `${of}-07-20` }])
  })

  test('who died or left gets nothing, and who retired only where the programme says so', async () => {
    const of = await freshYear()
    const [gone, dead, retired] = [
      await w.member({ birthDate: '1980-04-01', leaveDate: `${of}-03-31` }),
      await w.member({ birthDate: '1950-04-01', deathDate: '2026-03-01' }),
      await w.member({ birthDate: '1960-04-01', retireDate: '2020-05-01' }),
    ]
    on(`${of}-04-02`)
    const without = await w.running({ year: of, includeRetired: false })
    expect([await w.coupons(gone.staffId), await w.coupons(dead.staffId), await w.coupons(retired.staffId)]).toEqual([[], [], []])
    expect(without).toBeTruthy()
    const next = await freshYear()
    on(`${next}-04-02`)
    await w.running({ year: next, includeRetired: true })
    expect(await w.coupons(retired.staffId)).toHaveLength(1)
    expect([await w.coupons(gone.staffId), await w.coupons(dead.staffId)]).toEqual([[], []])
  })

  test('a branch with its own programme gives its people theirs, the others fall under the university’s', async () => {
    const of = await freshYear()
    const [physicist, historian] = [await w.member({ birthDate: '1980-01-10' }), await w.member({ birthDate: '1980-01-10', unitId: w.campus.history })]
    on(`${of}-01-05`)
    await w.running({ year: of })
    await w.running({ year: of, unitId: w.campus.physics, treat: '电影票', amount: '80.00' })
    on(`${of}-01-10`)
    await w.morning()
    expect(await w.coupons(physicist.staffId)).toMatchObject([{ treat: '电影票', amountFen: 8_000n }])
    expect(await w.coupons(historian.staffId)).toMatchObject([{ treat: '蛋糕券' }])
  })

  test('who prefers the lunar calendar gets it on the lunar day', async () => {
    await endAll()
    const member = await w.member({ birthDate: '1980-09-23' })
    await call(birthdaysRoutes.wish, { calendar: 'lunar' }, { context: member })
    on('2026-09-22')
    await w.running({ year: 2026 })
    await w.morning()
    on('2026-09-24')
    await w.morning()
    expect(await w.coupons(member.staffId)).toEqual([])
    on('2026-09-25')
    await w.morning()
    expect(await w.coupons(member.staffId)).toMatchObject([{ birthday: '2026-09-25' }])
    expect(await call(birthdaysRoutes.mine, undefined, { context: member })).toMatchObject({ calendar: 'lunar', birthday: { inDays: 0, lunar: '八月十五' } })
  })

  test('a coupon that was taken back is not issued again by itself; by hand it can be, with a reason', async () => {
    const of = await freshYear()
    const member = await w.member({ birthDate: '1980-02-01' })
    on(`${of}-02-01`)
    const programmeId = await w.running({ year: of })
    const [coupon] = await w.coupons(member.staffId)
    if (!coupon) throw new TypeError('it was issued')
    await call(birthdaysRoutes.revoke, { couponId: coupon.id, reason: '发错了人' }, { context: w.officer() })
    expect(await codeOf(call(birthdaysRoutes.revoke, { couponId: coupon.id, reason: '再收一次' }, { context: w.officer() }))).toBe('birthday.not_open')
    on(`${of}-02-02`)
    await w.morning()
    expect(await w.coupons(member.staffId)).toMatchObject([{ state: 'revoked', revokeReason: '发错了人' }])
    const issue = () => call(birthdaysRoutes.issue, { programmeId, staffId: member.staffId, reason: '核实后补发' }, { context: w.officer() })
    await issue()
    expect(await codeOf(issue())).toBe('birthday.has_one')
    expect((await w.coupons(member.staffId)).map(({ state }) => state).toSorted()).toEqual(['open', 'revoked'])
    expect(await said(member.staffId)).toEqual(expect.arrayContaining(['生日快乐', '生日券已收回', '生日快乐']))
  })

  test('who has no birth date in the record is listed as such, and can be given one by hand', async () => {
    const of = await freshYear()
    const member = await w.member({ name: '钱无期' })
    on(`${of}-05-01`)
    const programmeId = await w.running({ year: of })
    const { items } = await call(birthdaysRoutes.people, { when: 'missing', search: '钱无期' }, { context: w.officer() })
    expect(items).toMatchObject([{ name: '钱无期', birthday: null, whyNot: 'no_birth_date' }])
    await call(birthdaysRoutes.issue, { programmeId, staffId: member.staffId, reason: '档案缺出生日期' }, { context: w.officer() })
    expect(await w.coupons(member.staffId)).toMatchObject([{ birthday: null, issueReason: '档案缺出生日期', validUntil: `${of}-05-31` }])
  })

  test('by hand nobody is given anything who has gone, or belongs elsewhere', async () => {
    const of = await freshYear()
    const [gone, historian] = [await w.member({ birthDate: '1980-02-01', leaveDate: '2026-03-01' }), await w.member({ birthDate: '1980-02-01', unitId: w.campus.history })]
    on(`${of}-05-01`)
    const ofPhysics = await w.running({ year: of, unitId: w.campus.physics })
    const issue = (staffId: string) => codeOf(call(birthdaysRoutes.issue, { programmeId: ofPhysics, staffId, reason: '补发' }, { context: w.officer() }))
    expect([await issue(gone.staffId), await issue(historian.staffId)]).toEqual(['birthday.not_member', 'birthday.outside_programme'])
  })
})

describe('programmes', () => {
  test('a unit has one a year, with shops, its first day within the year', async () => {
    const of = await freshYear()
    const shopIds = [await w.shop()]
    await w.programme({ year: of, shopIds })
    expect(await codeOf(w.programme({ year: of, shopIds }))).toBe('birthday.year_taken')
    expect(await codeOf(w.programme({ year: of + 50, fromDay: '2026-12-31', shopIds }))).toBe('birthday.from_outside_year')
    const none = await w.programme({ year: of, unitId: w.campus.history, shopIds: [] })
    expect(await codeOf(call(birthdaysRoutes.setState, { ...none, state: 'running' }, { context: w.officer() }))).toBe('birthday.no_shops')
  })

  test('above the standard it does not start, and the refusal names the rule', async () => {
    const of = await freshYear()
    const { q, tenantId } = w.world.db
    const rule = { key: 'birthday.yearly', title: '慰问标准', region: '本校', document_no: '测〔2026〕1号', article: null, verified: true, note: null, valid_to: null, version: 1 }
    const id = '0197f000-0000-7000-8000-00000000b1d1'
    await q
      .insertInto('standards')
      .values({ tenant_id: tenantId, id, ...rule, value: JSON.stringify({ kind: 'amount', yuan: '150.00' }), valid_from: '2026-01-01', created_at: w.world.clock.now() })
      .execute()
    on(`${of}-01-05`)
    const draft = await w.programme({ year: of })
    const refused = await refusalOf(call(birthdaysRoutes.setState, { ...draft, state: 'running' }, { context: w.officer() }))
    expect(refused).toMatchObject({ code: 'birthday.above_standard', details: { limit: '150.00', source: '测〔2026〕1号' } })
    await q.deleteFrom('standards').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
  })

  test('once it runs its sum and its rules are fixed, its words and shops are not', async () => {
    const of = await freshYear()
    on(`${of}-01-05`)
    const id = await w.running({ year: of })
    const shown = await call(birthdaysRoutes.showProgramme, { id }, { context: w.officer() })
    expect(await refusalOf(call(birthdaysRoutes.edit, { ...shown, amount: '260.00' }, { context: w.officer() }))).toMatchObject({
      code: 'birthday.rules_are_set',
      details: { fields: { zh: '金额' } },
    })
    await call(birthdaysRoutes.edit, { ...shown, greeting: '生日快乐，身体健康' }, { context: w.officer() })
    expect(await codeOf(call(birthdaysRoutes.edit, shown, { context: w.officer() }))).toBe('version_conflict')
    expect(await codeOf(call(birthdaysRoutes.edit, { ...shown, version: shown.version + 1, shopIds: [] }, { context: w.officer() }))).toBe('birthday.no_shops')
  })

  test('a draft says how many would get something, at once and in the year', async () => {
    const of = await freshYear()
    on(`${of}-03-02`)
    const { id } = await w.programme({ year: of, unitId: w.campus.history })
    const before = await call(birthdaysRoutes.showProgramme, { id }, { context: w.officer() })
    await w.member({ birthDate: '1980-01-15', unitId: w.campus.history })
    await w.member({ birthDate: '1980-11-15', unitId: w.campus.history })
    await w.member({ unitId: w.campus.history })
    const after = await call(birthdaysRoutes.showProgramme, { id }, { context: w.officer() })
    expect([after.people - before.people, after.dueNow - before.dueNow, after.withoutBirthDate - before.withoutBirthDate]).toEqual([2, 1, 1])
    expect(Number(after.total)).toBe(after.people * 200)
  })

  test('an officer of a branch sees the university’s programme and changes none but their own', async () => {
    const of = await freshYear()
    const { id, version } = await w.programme({ year: of })
    const branch = w.officer({ all: false, unitIds: [w.campus.physics] })
    const { items } = await call(birthdaysRoutes.programmes, undefined, { context: branch })
    expect(items.find((item) => item.id === id)).toMatchObject({ mayManage: false })
    expect(await codeOf(call(birthdaysRoutes.setState, { id, version, state: 'running' }, { context: branch }))).toBe('not_found')
  })

  test('another university sees none of it and can use none of its ids', async () => {
    const of = await freshYear()
    const { id, version } = await w.programme({ year: of })
    const shopId = await w.shop()
    const other = w.world.context(w.world.actor(['birthdays.manage', 'birthdays.read']), { tenant: w.world.otherTenant, db: w.world.otherDb })
    expect(await codeOf(call(birthdaysRoutes.setState, { id, version, state: 'running' }, { context: other }))).toBe('not_found')
    expect(await codeOf(call(birthdayShopsRoutes.makeLink, { id: shopId }, { context: other }))).toBe('not_found')
    expect(await call(birthdayShopsRoutes.list, {}, { context: other })).toEqual({ items: [] })
  })
})

describe('mine', () => {
  test('my page shows the code only while it can be used, with every rule of my programme', async () => {
    const of = await freshYear()
    const member = await w.member({ birthDate: '1980-02-01' })
    on(`${of}-02-01`)
    await w.running({ year: of })
    const mine = await call(birthdaysRoutes.mine, undefined, { context: member })
    expect(mine).toMatchObject({
      birthday: { inDays: 0 },
      coupons: [
        {
          phase: 'open',
          code: expect.stringMatching(/^\w{4} \w{4} \w{4}$/),
          qr: expect.stringMatching(/#code=\w{12}$/),
          greeting: '祝您生日快乐',
          shops: [{ name: '知味蛋糕坊' }],
        },
      ],
      programme: { treat: '蛋糕券', validDays: 30 },
      whyNot: null,
    })
    on(`${of}-03-04`)
    expect((await call(birthdaysRoutes.mine, undefined, { context: member })).coupons).toMatchObject([{ phase: 'lapsed', code: '', qr: '' }])
  })

  test('who gets nothing is told why, and without a record it is said who can help', async () => {
    const of = await freshYear()
    const late = await w.member({ birthDate: '1980-01-05', memberSince: '2026-02-01' })
    on('2026-03-02')
    await w.running({ year: 2026, unitId: w.campus.history, lateJoiners: false })
    const stranger = w.world.context(w.world.actor([]))
    expect(await codeOf(call(birthdaysRoutes.mine, undefined, { context: stranger }))).toBe('birthday.no_record')
    expect((await call(birthdaysRoutes.mine, undefined, { context: late })).programme).toBeNull()
    on(`${of}-01-02`)
    await w.running({ year: of })
    expect(await call(birthdaysRoutes.mine, undefined, { context: late })).toMatchObject({ whyNot: null, dueOn: `${of}-01-05` })
  })
})

test('the overview counts what its lists show', async () => {
  const of = await freshYear()
  on(`${of}-07-15`)
  const born = `1985-07-16`
  const member = await w.member({ birthDate: born, name: '孙七月' })
  await w.running({ year: of })
  const overview = await call(birthdaysRoutes.overview, {}, { context: w.officer() })
  const count = async (when: 'week' | 'month' | 'missing') => (await call(birthdaysRoutes.people, { when }, { context: w.officer() })).count
  expect([overview.thisWeek, overview.thisMonth, overview.withoutBirthDate]).toEqual([await count('week'), await count('month'), await count('missing')])
  const { items } = await call(birthdaysRoutes.people, { when: 'week', search: '孙七月' }, { context: w.officer() })
  expect(items).toMatchObject([{ staffId: member.staffId, birthday: `${of}-07-16`, dueOn: `${of}-07-16`, phase: null, whyNot: null }])
  const coupons = await call(birthdaysRoutes.coupons, { year: of }, { context: w.officer() })
  expect(overview.issued).toBe(coupons.count)
  const history = w.officer({ all: false, unitIds: [w.campus.history] })
  expect((await call(birthdaysRoutes.people, { when: 'week', search: '孙七月' }, { context: history })).items).toEqual([])
})

test('lists run the same statements for one person as for many', async () => {
  const of = await freshYear()
  on(`${of}-08-10`)
  await w.running({ year: of })
  const statementsOf = async () => {
    w.world.statements.length = 0
    await call(birthdaysRoutes.people, { when: 'month' }, { context: w.officer() })
    await call(birthdaysRoutes.coupons, { year: of }, { context: w.officer() })
    // The organisation is read anew every few seconds, whatever is asked.
    return w.world.statements.filter((statement) => /birthday_|"staff"/.test(statement)).length
  }
  await w.member({ birthDate: '1980-08-11' })
  const once = await statementsOf()
  for (const day of ['12', '13', '14']) await w.member({ birthDate: `1980-08-${day}` })
  expect(once).toBeGreaterThan(0)
  expect(await statementsOf()).toBe(once)
})
