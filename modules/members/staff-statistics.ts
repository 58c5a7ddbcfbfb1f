import { today } from '../../kernel/clock.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { ageBandOf, ageBands, ageOn } from './rules/age.ts'
import { codeLabel, type CodeSetKey } from './rules/code-sets.ts'
import { reachOf, reachWithin } from './staff-reach.ts'
import { groupings, shares, type Share } from './staff-statistics.store.ts'

/** How many people work here, by branch, age, sex and type: who has left or died is not counted. */
export async function staffStatistics(context: RouteContext, unitId: string | undefined) {
  const day = today(context.clock)
  const tree = await readTree(context.db, day)
  const reaches = [reachOf(context.scope, tree), unitId ? reachWithin(unitId, tree) : null]
  const [branch, sex, type, membership, birth] = await Promise.all(
    [groupings.branch, groupings.sex, groupings.employmentType, groupings.membership, groupings.birthDate].map((by) => shares(context.db, by, reaches)),
  )
  const labelled = (set: CodeSetKey, rows: Share[] = []) =>
    rows.map((row) => ({ key: row.key, label: codeLabel(set, row.key)?.[context.locale] ?? missing(context), count: row.count })).toSorted((a, b) => b.count - a.count)
  const total = (rows: Share[] = []) => rows.reduce((sum, row) => sum + row.count, 0)
  const members = (branch ?? []).reduce((sum, row) => sum + row.members, 0)
  return {
    staff: total(branch),
    members,
    notYet: total(branch) - members,
    byBranch: (branch ?? []).map((row) => ({ key: row.key, label: tree.byId(row.key)?.name ?? '—', count: row.count, members: row.members })).toSorted((a, b) => b.count - a.count),
    byAge: agesOf(birth ?? [], day, context),
    bySex: labelled('sex', sex),
    byType: labelled('employment_type', type),
    byMembership: (membership ?? []).map((row) => ({
      key: row.key,
      label: codeLabel('membership_status', row.key)?.[context.locale] ?? say({ zh: '未入会', en: 'Not yet a member' }, context.locale),
      count: row.count,
    })),
  }
}

function agesOf(births: Share[], day: string, context: RouteContext) {
  const counts = new Map<string, number>()
  for (const { key, count } of births) {
    const band = key === '' ? null : ageBandOf(ageOn(key, day))
    const code = band?.code ?? 'unknown'
    counts.set(code, (counts.get(code) ?? 0) + count)
  }
  const bands = ageBands.map((band) => ({ key: band.code, label: say(band, context.locale), count: counts.get(band.code) ?? 0 }))
  const unknown = counts.get('unknown')
  return unknown ? [...bands, { key: 'unknown', label: missing(context), count: unknown }] : bands
}

function missing({ locale }: RouteContext): string {
  return say({ zh: '未填写', en: 'Not given' }, locale)
}
