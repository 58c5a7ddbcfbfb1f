import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { yuanFromFen } from '../../../kernel/money.ts'
import { peopleShown } from '../../members/members.api.ts'
import { keptClub } from '../sight.ts'
import { thisYear } from '../years.ts'
import { feeIn, feePage, feeTotals, withoutFee, type Fee, type FeeTotals } from './fees.store.ts'

interface FeesInput {
  unitId: string
  year?: number | undefined
  state?: 'open' | 'paid' | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

export async function listFees(context: RequestContext, input: FeesInput) {
  const { db, clock } = context
  const { unitId, year = thisYear(clock), state = null, search = null, cursor, limit } = input
  await keptClub(context, unitId)
  const { rows, count } = await feePage(db, { unitId, year, state, search }, { after: decodeCursor(cursor), limit })
  const people = await peopleShown(
    db,
    rows.map(({ staff_id: staffId }) => staffId),
    today(clock),
  )
  const page = cutPage(rows, {
    limit,
    positionOf: (row) => ({ key: row.pinyin_key, id: row.id }),
    show: (row) => ({
      id: row.id,
      staffId: row.staff_id,
      name: row.name,
      staffNo: row.staff_no,
      unitName: people.get(row.staff_id)?.unitName ?? '',
      ...shownFee(feeIn(row)),
      note: row.note,
      version: row.version,
    }),
  })
  const totals = shownTotals(await feeTotals(db, { unitId, year }))
  return { ...page, count, countCapped: false, year, without: (await withoutFee(db, { unitId, year })).length, totals }
}

export function shownFee({ dueFen, paidFen, paidOn }: Fee) {
  return { due: yuanFromFen(dueFen), paid: paidFen === null ? null : yuanFromFen(paidFen), paidOn }
}

export function shownTotals({ people, paidBy, dueFen, paidFen, openFen }: FeeTotals) {
  return { people, paidBy, due: yuanFromFen(dueFen), paid: yuanFromFen(paidFen), open: yuanFromFen(openFen) }
}
