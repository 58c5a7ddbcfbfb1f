import { sql } from 'kysely'
import { today } from '../../../kernel/clock.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { qualityRules } from '../rules/quality.ts'
import { inReach } from '../staff-list.store.ts'
import { reachOf, type UnitReach } from '../staff-reach.ts'

interface BranchQuality {
  unitId: string
  staff: number
  /** Points lost by all its people together. */
  lost: number
  rules: { rule: string; count: number }[]
}

/** The average points of each branch's records, the worst branch first, over everybody whom the list of people shows. */
export async function readQuality(context: RouteContext) {
  const tree = await readTree(context.db, today(context.clock))
  const branches = await qualityByBranch(context.db, reachOf(context.scope, tree))
  const staff = sum(branches.map((branch) => branch.staff))
  const countOf = (code: string) => sum(branches.flatMap((branch) => branch.rules.filter(({ rule }) => rule === code).map(({ count }) => count)))
  return {
    staff,
    score: staff === 0 ? null : scoreOf({ staff, lost: sum(branches.map((branch) => branch.lost)) }),
    rules: qualityRules.map((rule) => ({ rule: rule.code, label: say(rule, context.locale), points: rule.points, count: countOf(rule.code) })),
    branches: branches
      .map(({ unitId, rules, ...branch }) => ({ unitId, unitName: tree.byId(unitId)?.name ?? '—', staff: branch.staff, score: scoreOf(branch), rules }))
      .toSorted((a, b) => a.score - b.score),
  }
}

/** Of 100, to one decimal. A record that lacks everything has lost 100; contradictions are only found where there is something. */
function scoreOf({ staff, lost }: { staff: number; lost: number }): number {
  return Math.max(0, Math.round((100 - lost / staff) * 10) / 10)
}

async function qualityByBranch(db: Db, reach: UnitReach | null): Promise<BranchQuality[]> {
  let people = db.q.selectFrom('staff as s').where('s.tenant_id', '=', db.tenantId).where('s.merged_into', 'is', null)
  if (reach) people = people.where(inReach(reach))
  const [totals, losses] = await Promise.all([
    people
      .select('s.unit_id')
      .select(({ fn }) => fn.countAll<bigint>().as('staff'))
      .select(sql<bigint>`sum(s.quality_lost)`.as('lost'))
      .groupBy('s.unit_id')
      .execute(),
    people
      .innerJoin(sql<{ rule: string }>`lateral unnest(s.quality_rules)`.as<'x'>(sql`x (rule)`), (join) => join.onTrue())
      .select(['s.unit_id', 'x.rule'])
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .groupBy(['s.unit_id', 'x.rule'])
      .execute(),
  ])
  return totals.map((row) => ({
    unitId: row.unit_id,
    staff: Number(row.staff),
    lost: Number(row.lost),
    rules: losses.filter((loss) => loss.unit_id === row.unit_id).map((loss) => ({ rule: loss.rule, count: Number(loss.count) })),
  }))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
