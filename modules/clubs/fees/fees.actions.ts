import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { fenFromYuan, yuanFromFen } from '../../../kernel/money.ts'
import { noMembers, paidIncomplete, paidInFuture, paidZero } from '../clubs.errors.ts'
import { lockClub } from '../clubs.store.ts'
import { countMembers } from '../roster/roster.store.ts'
import { livingKeptClub } from '../sight.ts'
import { findFee, insertFees, updateFee, withoutFee } from './fees.store.ts'

/** Enters what every member of today owes for a year. Whoever has a line keeps it: pressed again, it only takes in who came since. */
export async function raiseFees(context: RequestContext, { unitId, year, amount }: { unitId: string; year: number; amount: string }): Promise<{ added: number }> {
  await livingKeptClub(context, unitId)
  return write(
    context,
    async (trx) => {
      await lockClub(trx, unitId)
      if (((await countMembers(trx, [unitId])).get(unitId) ?? 0) === 0) throw noMembers()
      const staffIds = await withoutFee(trx, { unitId, year })
      await insertFees(trx, { unitId, year, dueFen: fenFromYuan(amount) }, staffIds)
      trx.audit({ action: 'club.raise_fees', entity: { type: 'club', id: unitId }, unitId, details: { year, amount, people: staffIds.length } })
      return { added: staffIds.length }
    },
    { route: 'clubRoster.raiseFees', content: { unitId, year, amount } },
  )
}

interface Recorded {
  feeId: string
  version: number
  due: string
  paid: string | null
  paidOn: string | null
  note: string
}

/** Records what one member owes and what was paid; an officer's list, of which nothing follows elsewhere. */
export async function recordFee(context: RequestContext, { feeId, version, due, paid, paidOn, note }: Recorded): Promise<{ id: string; version: number }> {
  const fee = await findFee(context.db, feeId)
  if (!fee) throw notFound()
  await livingKeptClub(context, fee.unitId)
  if ((paid === null) !== (paidOn === null)) throw paidIncomplete()
  const paidFen = paid === null ? null : fenFromYuan(paid)
  if (paidFen === 0n) throw paidZero()
  if (paidOn !== null && paidOn > today(context.clock)) throw paidInFuture()
  return write(context, async (trx) => {
    const change = { dueFen: fenFromYuan(due), paidFen, paidOn, note }
    if (!(await updateFee(trx, { id: feeId, version }, change))) throw versionConflict({ by: await lastEditorOf(trx, { type: 'club_fee', id: feeId }) })
    const before = { due: yuanFromFen(fee.dueFen), paid: fee.paidFen === null ? null : yuanFromFen(fee.paidFen), paidOn: fee.paidOn, note: fee.note }
    trx.audit({
      action: 'club_fee.record',
      entity: { type: 'club_fee', id: feeId },
      unitId: fee.unitId,
      details: { staffId: fee.staffId, year: fee.year, before, after: { due, paid, paidOn, note } },
    })
    return { id: feeId, version: version + 1 }
  })
}
