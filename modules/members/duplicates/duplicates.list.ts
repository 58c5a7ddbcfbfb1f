import { today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { notFound, type Locale } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree, type OrgTree } from '../../organisation/organisation.api.ts'
import { comparePeople } from '../rules/duplicates.ts'
import { listRow } from '../staff.view.ts'
import { lockReachable } from '../staff.actions.ts'
import { reachOf } from '../staff-reach.ts'
import { findManyStaff, type StaffRow } from '../staff-record.store.ts'
import { comparedOf, ordered } from './candidates.store.ts'
import { compareNew } from './compare-people.ts'
import { sameRecord } from './duplicates.errors.ts'
import { countPairs, dropPair, listPairs, pairCountCap, type StoredPair } from './pairs.store.ts'

/** Pairs worth a look, likeliest first. What changed since the last look is compared first; then it is the same few statements. */
export async function listDuplicates(context: RouteContext, page: { cursor?: string | undefined; limit: number }) {
  const { db } = context
  await compareNew(db)
  const tree = await readTree(db, today(context.clock))
  const reach = reachOf(context.scope, tree)
  const pairs = await listPairs(db, { reach, after: positionIn(page.cursor), limit: page.limit + 1 })
  const { count, waiting } = await countPairs(db, reach)
  const people = new Map((await findManyStaff(db, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])).map((row) => [row.id, row]))
  const cut = cutPage(pairs, {
    limit: page.limit,
    positionOf: (pair) => ({ key: String(pair.score), id: `${pair.a} ${pair.b}` }),
    show: ({ a, b }) => shownPair(people.get(a), people.get(b), { tree, locale: context.locale }),
  })
  return { ...cut, items: cut.items.flatMap((pair) => pair ?? []), count: Math.min(count, pairCountCap), countCapped: count > pairCountCap, stillComparing: waiting }
}

function positionIn(cursor: string | undefined): StoredPair | null {
  const after = decodeCursor(cursor)
  const [a, b] = after?.id.split(' ') ?? []
  return after && a !== undefined && b !== undefined ? { score: Number(after.key), a, b } : null
}

/** Null where the records have changed since they were compared, and are no longer alike. */
function shownPair(first: StaffRow | undefined, second: StaffRow | undefined, { tree, locale }: { tree: OrgTree; locale: Locale }) {
  if (!first || !second) return null
  const compared = comparePeople(comparedOf(first), comparedOf(second))
  if (!('reasons' in compared)) return null
  const reasons = compared.reasons.map((reason) => ({ code: reason.code, label: say(reason, locale) }))
  return { first: shownPerson(first, tree), second: shownPerson(second, tree), score: compared.score, reasons }
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
    await dropPair(trx, ordered(firstId, secondId))
    trx.audit({ action: 'staff.not_duplicates', entity: { type: 'staff', id: firstId }, details: { otherId: secondId } })
    return { ok: true }
  })
}

function shownPerson(row: StaffRow, tree: OrgTree) {
  const { id, staffNo, name, sex, birthDate, unitName, membership, phone } = listRow(row, tree)
  return { id, version: row.version, staffNo, name, sex, birthDate, unitName, membership, phone, idNo: row.id_no_masked }
}
