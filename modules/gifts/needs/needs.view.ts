import { sql } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import { resultsOf } from '../../../engines/surveys/surveys.results.ts'
import { scopeFor } from '../../../kernel/auth/actor.ts'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'

const mostLines = 30
/** A year has a handful of questions. */
const mostShown = 40

/** What was asked for the plan of a year by the own units and those above, the latest first, each with its answers. */
export async function listNeeds(context: RequestContext, year: number) {
  const { db, actor, clock } = context
  const day = today(clock)
  const scope = scopeFor(actor, 'gifts.read')
  const units = scope.all ? null : [...scope.unitIds, ...(await directory().unitsAbove(db, scope.unitIds, day))]
  const { rows } = await sql<{ survey_id: string; unit_id: string; asked_by: string }>`
    select survey_id, unit_id, asked_by from gift_needs
    where tenant_id = ${db.tenantId} and year = ${year} and ${units === null ? sql`true` : sql`unit_id = any(${units}::uuid[])`}
    order by at desc, survey_id limit ${mostShown}`.execute(db.q)
  const names = await directory().unitNames(
    db,
    rows.map((row) => row.unit_id),
    day,
  )
  const results = await Promise.all(rows.map((row) => resultsOf(db, row.survey_id)))
  return {
    items: rows.map((row, at) => {
      const { question, closesAt, state, invited, answered, counted, suppressed, counts, choices, lines } = results[at] ?? neverRead()
      return {
        surveyId: row.survey_id,
        unitName: names.get(row.unit_id) ?? '—',
        askedBy: row.asked_by,
        question,
        closesAt,
        open: state === 'open',
        invited,
        answered,
        counted,
        suppressed,
        counts: choices.flatMap(({ key, label }) => counts.filter(({ choice }) => choice === key).map(({ count }) => ({ label, count }))),
        lines: lines.slice(0, mostLines).map(({ line }) => line),
      }
    }),
  }
}

function neverRead(): never {
  throw new TypeError('as many results as surveys')
}
