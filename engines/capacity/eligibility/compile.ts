import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { assertNever } from '../../../kernel/errors.ts'
import type { Condition } from '../offer-rules.ts'

/** One condition as SQL over the relation of people, named `p`. Who lacks the date that it asks for does not meet it. */
export function conditionSql(condition: Condition): RawBuilder<SqlBool> {
  switch (condition.kind) {
    case 'member':
      return sql`(p.membership = any(${condition.states}::text[]))`
    case 'branches':
      return condition.except ? sql`(p.unit_id <> all(${condition.unitIds}::uuid[]))` : sql`(p.unit_id = any(${condition.unitIds}::uuid[]))`
    case 'clubs':
      return sql`(coalesce(p.club_ids && ${condition.unitIds}::uuid[], false))`
    case 'employment':
      return sql`(coalesce(p.employment_type = any(${condition.types}::text[]), false))`
    case 'sex':
      return sql`(p.sex = ${condition.sex})`
    case 'age':
      return ageSql(condition)
    case 'serviceYears':
      return yearsSql('hire_date', condition)
    case 'memberYears':
      return yearsSql('member_since', condition)
    case 'retired':
      return condition.retired ? sql`(coalesce(p.retire_date <= ${condition.on}::date, false))` : sql`(coalesce(p.retire_date > ${condition.on}::date, true))`
    case 'people':
      return condition.except ? sql`(p.staff_id <> all(${condition.staffIds}::uuid[]))` : sql`(p.staff_id = any(${condition.staffIds}::uuid[]))`
    default:
      return assertNever(condition)
  }
}

export function allOf(conditions: readonly Condition[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions.map(conditionSql), sql` and `)})`
}

/** Full years: who turns 60 on the day is 60. */
function ageSql({ from, to, on }: Extract<Condition, { kind: 'age' }>): RawBuilder<SqlBool> {
  const oldEnough = from === null ? sql`true` : sql`p.birth_date <= (${on}::date - make_interval(years => ${from}))`
  const youngEnough = to === null ? sql`true` : sql`p.birth_date > (${on}::date - make_interval(years => ${to + 1}))`
  return sql`(coalesce(${oldEnough} and ${youngEnough} and p.birth_date is not null, false))`
}

function yearsSql(column: 'hire_date' | 'member_since', { atLeast, on }: { atLeast: number; on: string }): RawBuilder<SqlBool> {
  return sql`(coalesce(${sql.ref(`p.${column}`)} <= (${on}::date - make_interval(years => ${atLeast})), false))`
}
