import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { birthdaysRoutes } from './birthdays.routes.ts'
import { openBirthdayWorld, type BirthdayWorld } from './birthdays.testing.ts'
import { followJobs } from './follow-merge.job.ts'

let w: BirthdayWorld

beforeAll(async () => {
  w = await openBirthdayWorld()
})
afterAll(() => w.close())

const run = (name: string, keptId: string, mergedId: string) => followJobs[name]?.run(w.world.services, w.world.db, { keptId, mergedId })

test('coupons and the wish of a merged record are those of the one that stays, the second of a year stays where it is, and an undoing brings them back', async () => {
  const [kept, merged] = [await w.member({ birthDate: '1980-01-05' }), await w.member({ birthDate: '1980-01-05' })]
  w.world.clock.set('2027-03-02T01:00:00Z')
  await w.running({ year: 2027 })
  w.world.clock.set('2028-03-02T01:00:00Z')
  const of2028 = await w.programme({ year: 2028 })
  await call(birthdaysRoutes.setState, { ...of2028, state: 'running' }, { context: w.officer() })
  await call(birthdaysRoutes.wish, { calendar: 'lunar' }, { context: merged })
  const [first] = await w.coupons(kept.staffId)
  if (!first) throw new TypeError('both were given theirs')
  await call(birthdaysRoutes.revoke, { couponId: first.id, reason: '测试收回' }, { context: w.officer() })
  const years = async (staffId: string) => (await w.coupons(staffId)).map(({ year, state }) => `${year} ${state}`).toSorted()
  const before = [await years(kept.staffId), await years(merged.staffId)]

  await run('birthday_coupon.follow_merge', kept.staffId, merged.staffId)
  // Of 2028 the one that stays had only one that was taken back: the other comes along. Of 2027 both had one.
  expect(await years(kept.staffId)).toEqual(['2027 open', '2028 open', '2028 revoked'])
  expect(await years(merged.staffId)).toEqual(['2027 open'])
  expect(await call(birthdaysRoutes.mine, undefined, { context: kept })).toMatchObject({ calendar: 'lunar' })

  await run('birthday_coupon.follow_merge_back', kept.staffId, merged.staffId)
  expect([await years(kept.staffId), await years(merged.staffId)]).toEqual(before)
  expect(await call(birthdaysRoutes.mine, undefined, { context: kept })).toMatchObject({ calendar: 'solar' })
})
