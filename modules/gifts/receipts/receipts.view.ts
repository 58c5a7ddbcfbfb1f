import { directory } from '../../../engines/capacity/capacity.ports.ts'
import { offerInReach } from '../../../engines/capacity/reach-offer.ts'
import { mustReach } from '../../../kernel/auth/actor.ts'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { noHandOut } from '../gifts.errors.ts'
import { atOwnBranch } from '../gifts.rules.ts'
import { handOutsOf, packagesOf, type HandOut } from '../gifts.store.ts'
import { findGift } from '../sight.ts'
import { papersOf, type Paper } from './papers.store.ts'
import { countByBranch, listOrders, type BranchCount } from './receipts.store.ts'

/** Who has it and who not, by branch and package, within reach. */
export async function showHandOut(context: RequestContext, id: string) {
  const { db, clock } = context
  const offer = await findGift(context, id)
  const { reach } = await offerInReach(context, id)
  const point = await handOutOf(context, id)
  const counts = await countByBranch(db, { offerId: id, reach })
  const packages = await packagesOf(db, id)
  const papers = (await papersOf(db, id)).filter(({ step }) => step === 'receipt')
  const unitIds = [...new Set(counts.map(({ unit_id: unitId }) => unitId))]
  const names = await directory().unitNames(db, unitIds, today(clock))
  return {
    id,
    title: offer.title,
    pointId: point.pointId,
    from: point.from.toISOString(),
    until: point.until.toISOString(),
    listsStand: offer.defaultsAt !== null,
    mayManage: reach.all,
    packages: packages.map(({ id: packageId, title, supplier }) => ({
      id: packageId,
      title,
      supplier,
      count: total(
        counts.filter(({ option_id }) => option_id === packageId),
        'expected',
      ),
    })),
    branches: unitIds.map((unitId) => branchOf({ unitId, unitName: names.get(unitId) ?? '—' }, counts, papers)).toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'zh')),
  }
}

/** When and where (at one point) a round is handed out. */
export async function handOutOf({ db }: RequestContext, id: string): Promise<HandOut> {
  const point = (await handOutsOf(db, [id])).get(id)
  if (!point) throw noHandOut()
  return point
}

function branchOf(unit: { unitId: string; unitName: string }, counts: readonly BranchCount[], papers: readonly Paper[]) {
  const own = counts.filter(({ unit_id: unitId }) => unitId === unit.unitId)
  return {
    ...unit,
    expected: total(own, 'expected'),
    received: total(own, 'received'),
    packages: own.flatMap(({ option_id: packageId, expected }) => (packageId === null ? [] : [{ packageId, count: expected }])),
    papers: papers.filter(({ unitId }) => unitId === unit.unitId).map(({ id, name, uploadedBy, at }) => ({ id, name, uploadedBy, at: at.toISOString() })),
  }
}

function total(counts: readonly BranchCount[], what: 'expected' | 'received'): number {
  return counts.reduce((sum, count) => sum + count[what], 0)
}

/** Those of a branch who have not signed yet. */
export async function listUnsigned(context: RequestContext, { id, unitId }: { id: string; unitId: string }) {
  await findGift(context, id)
  const { reach } = await offerInReach(context, id)
  mustReach(reach, unitId)
  const rows = await listOrders(context.db, { offerId: id, reach, unitId, unsignedOnly: true })
  return { people: rows.map((row) => ({ enrolmentId: row.id, name: row.name, staffNo: row.staff_no, packageTitle: row.package_title, pickup: row.pickup ?? atOwnBranch })) }
}
