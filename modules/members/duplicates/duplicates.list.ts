import { today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree, type OrgTree } from '../../organisation/organisation.api.ts'
import { comparePeople, type DuplicatePair } from '../rules/duplicates.ts'
import { listRow } from '../staff.view.ts'
import { lockReachable } from '../staff.actions.ts'
import { reachOf } from '../staff-reach.ts'
import { findManyStaff, type StaffRow } from '../staff-record.store.ts'
import { candidateCap, comparedOf, findCandidates, ordered } from './candidates.store.ts'
import { sameRecord } from './duplicates.errors.ts'

interface Pair extends DuplicatePair {
  first: StaffRow
  second: StaffRow
}

/** Pairs worth a look, best first. Two statements, however many people there are. */
export async function listDuplicates(context: RouteContext, page: { cursor?: string | undefined; limit: number }) {
  const tree = await readTree(context.db, today(context.clock))
  const candidates = await findCandidates(context.db, reachOf(context.scope, tree))
  const people = new Map((await findManyStaff(context.db, [...new Set(candidates.flatMap(({ a, b }) => [a, b]))])).map((row) => [row.id, row]))
  const pairs = candidates.flatMap(({ a, b }) => judge(people.get(a), people.get(b))).toSorted((x, y) => compareText(rankOf(x), rankOf(y)))
  const after = decodeCursor(page.cursor)
  const rest = after ? pairs.filter((pair) => rankOf(pair) > after.key) : pairs
  const cut = cutPage(rest.slice(0, page.limit + 1), {
    limit: page.limit,
    positionOf: (pair) => ({ key: rankOf(pair), id: pair.a }),
    show: ({ first, second, score, reasons }) => ({
      first: shownPerson(first, tree),
      second: shownPerson(second, tree),
      score,
      reasons: reasons.map((reason) => ({ code: reason.code, label: say(reason, context.locale) })),
    }),
  })
  return { ...cut, count: pairs.length, countCapped: candidates.length > candidateCap }
}

/** Two people whom an officer has looked at stay out of the list from now on. */
export function markDifferent(context: RouteContext, { firstId, secondId }: { firstId: string; secondId: string }): Promise<{ ok: true }> {
  if (firstId === secondId) throw sameRecord()
  return write(context, async (trx) => {
    const people = await lockReachable(trx, context, [firstId, secondId])
    if (people.length < 2) throw notFound()
    await trx.q
      .insertInto('staff_not_duplicates')
      .values({ tenant_id: trx.tenantId, ...ordered(firstId, secondId), account_id: context.actor.accountId, at: trx.at })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'first_id', 'second_id']).doNothing())
      .execute()
    trx.audit({ action: 'staff.not_duplicates', entity: { type: 'staff', id: firstId }, details: { otherId: secondId } })
    return { ok: true }
  })
}

function judge(first: StaffRow | undefined, second: StaffRow | undefined): Pair[] {
  if (!first || !second) return []
  const compared = comparePeople(comparedOf(first), comparedOf(second))
  return 'reasons' in compared ? [{ a: first.id, b: second.id, first, second, ...compared }] : []
}

/** Sorts the best first, and parts pairs of one score. */
function rankOf({ score, a, b }: DuplicatePair): string {
  return `${String(100 - score).padStart(3, '0')} ${a} ${b}`
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function shownPerson(row: StaffRow, tree: OrgTree) {
  const { id, staffNo, name, sex, birthDate, unitName, membership, phone } = listRow(row, tree)
  return { id, version: row.version, staffNo, name, sex, birthDate, unitName, membership, phone, idNo: row.id_no_masked }
}
