import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guest } from '../../kernel/auth/actor.ts'
import { openOwner } from '../../kernel/testing/owner.ts'
import { refusalOf } from '../../kernel/testing/refusal-of.ts'
import { birthdaySettlementsRoutes, birthdayShopsRoutes, birthdaysRoutes } from './birthdays.routes.ts'
import { openBirthdayWorld, type BirthdayWorld } from './birthdays.testing.ts'
import type { Coupon } from './coupons.store.ts'
import { settlementPaper, settlementSheet } from './settlement-papers.ts'

let w: BirthdayWorld
let shopId: string
let otherShopId: string
let secret: string

beforeAll(async () => {
  w = await openBirthdayWorld()
  shopId = await w.shop('知味蛋糕坊')
  otherShopId = await w.shop('湖滨烘焙')
  await w.running({ shopIds: [shopId] })
  secret = await linkOf(shopId)
})
afterAll(() => w.close())
beforeEach(() => on('2026-03-02'))

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? null
const on = (day: string, time = '09:00') => w.world.clock.set(new Date(`${day}T${time}:00+08:00`).toISOString())
const counter = () => w.world.context(guest)

async function linkOf(id: string): Promise<string> {
  const { link } = await call(birthdayShopsRoutes.makeLink, { id }, { context: w.officer() })
  return link.split('#shop=')[1] ?? ''
}

/** A coupon issued on that day, good for thirty days. */
async function issued(day = '2026-03-02'): Promise<Coupon> {
  on(day)
  const { items } = await call(birthdaysRoutes.programmes, undefined, { context: w.officer() })
  const member = await w.member({ name: '欧阳小明' })
  const { id } = await call(birthdaysRoutes.issue, { programmeId: items[0]?.id ?? '', staffId: member.staffId, reason: '测试用' }, { context: w.officer() })
  const coupon = (await w.coupons(member.staffId)).find((one) => one.id === id)
  if (!coupon) throw new TypeError('it was issued just now')
  return coupon
}

const look = (code: string, by = secret) => call(birthdayShopsRoutes.look, { secret: by, code }, { context: counter() })
const use = (code: string, press = 'press-0001', by = secret) => call(birthdayShopsRoutes.use, { secret: by, code, press }, { context: counter() })
const enter = (lines: string[], at = shopId) => call(birthdaysRoutes.enterUsed, { shopId: at, lines }, { context: w.officer() })

describe('at the counter', () => {
  test('a shop sees whether a coupon is good, without the holder’s name, and marks it as used by one tap', async () => {
    const { code } = await issued()
    expect(await look(code.toLowerCase())).toMatchObject({ treat: '蛋糕券', amount: '200.00', holder: '欧**', validUntil: '2026-04-01' })
    expect(await use(code)).toMatchObject({ usedAt: '2026-03-02T01:00:00.000Z' })
    expect(await call(birthdayShopsRoutes.openPage, { secret }, { context: counter() })).toMatchObject({ name: '知味蛋糕坊', today: 1, month: 1, monthAmount: '200.00' })
  })

  test('the same press sent again is answered like the first, and another press is refused', async () => {
    const { code } = await issued()
    const first = await use(code, 'press-again')
    on('2026-03-02', '09:05')
    expect(await use(code, 'press-again')).toEqual(first)
    expect(await refusalOf(use(code, 'press-other'))).toMatchObject({ code: 'birthday.cannot_use', details: { problem: 'used' } })
    expect(await refusalOf(look(code))).toMatchObject({ details: { why: { zh: '这张券 2026年3月2日 09:00 已在“知味蛋糕坊”用过，请勿再次兑付。' } } })
  })

  test('of two taps at the same moment one counts', async () => {
    const { id, code } = await issued()
    const taps = await Promise.allSettled(['press-a-tap', 'press-b-tap', 'press-c-tap'].map((press) => use(code, press)))
    expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { q, tenantId } = w.world.db
    const used = await q
      .selectFrom('audit_entries')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('action', '=', 'birthday_coupon.use')
      .where('entity_id', '=', id)
      .execute()
    expect(used).toHaveLength(1)
  })

  test('a lapsed or revoked coupon, and one for other shops, is refused with its reason', async () => {
    const [lapsed, revoked] = [await issued(), await issued()]
    await call(birthdaysRoutes.revoke, { couponId: revoked.id, reason: '重复发放' }, { context: w.officer() })
    const elsewhere = await linkOf(otherShopId)
    expect(await refusalOf(use(lapsed.code, 'press-else', elsewhere))).toMatchObject({ details: { problem: 'elsewhere' } })
    expect(await refusalOf(use(revoked.code, 'press-revoked'))).toMatchObject({ details: { problem: 'revoked' } })
    on('2026-04-02')
    expect(await refusalOf(use(lapsed.code, 'press-late'))).toMatchObject({ details: { problem: 'lapsed' } })
  })

  test('a new address ends the old one, and a closed shop takes nothing', async () => {
    const id = await w.shop('临时摊位')
    const old = await linkOf(id)
    const fresh = await linkOf(id)
    const open = (by: string) => codeOf(call(birthdayShopsRoutes.openPage, { secret: by }, { context: counter() }))
    expect([await open(old), await open(fresh), await open('x')]).toEqual(['birthday.bad_link', null, 'birthday.bad_link'])
    await call(birthdayShopsRoutes.setState, { id, version: 1, state: 'closed' }, { context: w.officer() })
    expect(await open(fresh)).toBe('birthday.shop_closed')
  })

  test('who guesses codes is slowed down, and nothing tells a wrong code from one that is too short', async () => {
    const guesser = await linkOf(otherShopId)
    const answers: (string | null)[] = []
    for (let guess = 0; guess < 12; guess += 1) answers.push(await codeOf(look(guess % 2 === 0 ? 'ABCDEFGHJKLM' : 'ABC', guesser)))
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'birthday.unknown_code'))
    expect(answers.slice(10)).toEqual(['rate_limited', 'rate_limited'])
  })

  test('neither the secret nor a code stands in the audit log or the outbox', async () => {
    const { code } = await issued()
    await use(code, 'press-secret')
    await enter([code])
    const text = await openOwner(w.world.ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant', $1, false)`, [w.world.tenant.id])
      const { rows } = await client.query<{ all: string }>(
        `select coalesce((select string_agg(details::text, ' ') from audit_entries), '') || coalesce((select string_agg(payload::text, ' ') from outbox_events), '') as all`,
      )
      return rows[0]?.all ?? ''
    })
    expect([text.includes(secret), text.includes(code)]).toEqual([false, false])
  })
})

describe('what the office enters', () => {
  test('each line has its own outcome, and what did not go through says why', async () => {
    const [good, dated, used, lapsed] = [await issued(), await issued(), await issued(), await issued('2026-01-05')]
    on('2026-03-10')
    await use(used.code, 'press-before')
    const {
      lines,
      used: count,
      amount,
    } = await enter([good.code, `${dated.code} 2026-03-05`, good.code, used.code, lapsed.code, 'ABCDEFGHJKLM', '蛋糕', `${good.code} 2026-12-31`])
    expect(lines.map(({ ok }) => ok)).toEqual([true, true, false, false, false, false, false, false])
    expect([count, amount]).toEqual([2, '400.00'])
    expect(lines[2]?.message).toContain('已在“知味蛋糕坊”用过')
    expect(lines[4]?.message).toContain('已过期')
    expect(await w.coupons(dated.staffId)).toMatchObject([{ state: 'used', usedOn: '2026-03-05', shopId }])
  })

  test('a lapsed coupon counts by the day on which it was used', async () => {
    const { code, staffId } = await issued('2026-01-20')
    on('2026-03-10')
    expect((await enter([`${code}，2026年2月18日`])).used).toBe(1)
    expect(await w.coupons(staffId)).toMatchObject([{ usedOn: '2026-02-18' }])
  })

  test('whoever keeps another unit’s shops enters nothing here', async () => {
    const branch = w.officer({ all: false, unitIds: [w.campus.physics] })
    expect(await codeOf(call(birthdaysRoutes.enterUsed, { shopId, lines: ['x'] }, { context: branch }))).toBe('not_found')
  })
})

describe('settling', () => {
  test('a month is settled once: its list is fixed, the sum is owed, and what is entered later goes with the next', async () => {
    const open = await w.shop('结算小店')
    const { items } = await call(birthdaysRoutes.programmes, undefined, { context: w.officer() })
    const programme = items[0]
    if (!programme) throw new TypeError('one runs')
    await call(birthdaysRoutes.edit, { ...programme, shopIds: [shopId, open] }, { context: w.officer() })
    const [one, two, three] = [await issued('2026-03-02'), await issued('2026-03-03'), await issued('2026-03-20')]
    on('2026-03-31')
    await enter([`${one.code} 2026-03-05`, `${two.code} 2026-03-31`], open)
    const settle = (month: string) => call(birthdaySettlementsRoutes.settle, { shopId: open, month }, { context: w.officer() })
    expect(await codeOf(settle('2026-03'))).toBe('birthday.month_not_over')
    on('2026-04-01')
    const made = await settle('2026-03')
    expect(made).toMatchObject({ coupons: 2, amount: '400.00' })
    expect(await codeOf(settle('2026-03'))).toBe('birthday.month_settled')
    await enter([`${three.code} 2026-03-30`], open)
    const { items: unsettled } = await call(birthdaySettlementsRoutes.unsettled, undefined, { context: w.officer() })
    expect(unsettled.find((item) => item.shopId === open)).toMatchObject({ coupons: 1, settled: true })
    on('2026-05-02')
    expect(await settle('2026-04')).toMatchObject({ coupons: 1, amount: '200.00' })
    expect(await codeOf(settle('2026-02'))).toBe('birthday.nothing_to_settle')
    const payables = await w.world.db.q.selectFrom('payables').selectAll().where('tenant_id', '=', w.world.db.tenantId).where('payee', '=', '结算小店').orderBy('about').execute()
    expect(payables).toMatchObject([
      { amount_fen: 40_000n, source_kind: 'birthday_settlement', source_id: made.id },
      { amount_fen: 20_000n, source_kind: 'birthday_settlement' },
    ])
  })

  test('what was settled cannot be changed or taken away by the server', async () => {
    const { q, tenantId } = w.world.db
    await expect(q.updateTable('payables').set({ amount_fen: 1n }).where('tenant_id', '=', tenantId).execute()).rejects.toThrow('permission denied')
    await expect(q.deleteFrom('birthday_settlements').where('tenant_id', '=', tenantId).execute()).rejects.toThrow('permission denied')
  })

  test('of two who settle the same month at once one does', async () => {
    const coupon = await issued('2026-06-01')
    on('2026-06-30')
    await enter([coupon.code])
    on('2026-07-01')
    const settle = () => call(birthdaySettlementsRoutes.settle, { shopId, month: '2026-06' }, { context: w.officer() })
    const answers = await Promise.allSettled([settle(), settle()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('the papers carry every coupon and the sum, and reading them is in the audit log', async () => {
    on('2026-07-02')
    const { items } = await call(birthdaySettlementsRoutes.settlements, {}, { context: w.officer() })
    const [last] = items
    if (!last) throw new TypeError('some were made')
    const { sheet } = await settlementSheet(w.officer(), last.id)
    const rows = await Array.fromAsync(sheet.rows)
    expect(rows).toHaveLength(last.coupons + 1)
    expect(rows.at(-1)?.[5]).toBe(last.amount)
    expect((await settlementPaper(w.officer(), last.id)).content.length).toBeGreaterThan(5_000)
    expect(await codeOf(settlementSheet(w.officer({ all: false, unitIds: [w.campus.physics] }), last.id))).toBe('not_found')
    const { q, tenantId } = w.world.db
    const read = await q
      .selectFrom('audit_entries')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('action', '=', 'birthday_settlement.export')
      .where('entity_id', '=', last.id)
      .execute()
    expect(read).toHaveLength(2)
  })
})

test('the only shop of a running programme cannot be closed', async () => {
  const alone = await w.shop('独一家')
  await w.running({ year: 2031, shopIds: [alone] })
  const close = (version: number) => call(birthdayShopsRoutes.setState, { id: alone, version, state: 'closed' }, { context: w.officer() })
  expect(await codeOf(close(1))).toBe('birthday.shop_in_use')
  expect(await codeOf(close(7))).toBe('version_conflict')
})
