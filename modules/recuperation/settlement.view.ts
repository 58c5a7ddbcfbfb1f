import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import type { SheetCell, SheetColumn } from '../../engines/documents/write-sheet.ts'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import { iso } from '../../engines/capacity/offers/offers.view.ts'
import { forbidden } from '../../kernel/errors.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { settleRefusal } from './groups.rules.ts'
import { problemOf } from './problem-of.ts'
import type { CostLine } from './recuperation.rules.ts'
import { readPermission } from './recuperation.service.ts'
import { wordsOf } from './recuperation.view.ts'
import { settledOf, settlementLines, type Settled } from './settlements.store.ts'
import { programmeInReach } from './sight.ts'
import { tripsOf } from './trips.store.ts'

interface Sums {
  people: number
  costFen: bigint
  unionFen: bigint
  administrationFen: bigint
  memberFen: bigint
}

/** Money is for those who look after the whole programme, and for those who audit it. */
async function wholeProgramme(context: RequestContext, id: string) {
  const found = await programmeInReach(context, id)
  if (!found.reach.all) throw forbidden({ permission: readPermission, whoCan: '' })
  return found
}

/** What each trip cost and who pays it, and all together. */
export async function showSettlement(context: RequestContext, id: string) {
  const { offer, mayManage } = await wholeProgramme(context, id)
  const trips = await tripsOf(context.db, id)
  const settled = new Map((await settledOf(context.db, id)).map((one) => [one.tripId, one]))
  const now = context.clock.now()
  const items = trips
    .filter(({ state }) => state === 'formed')
    .map((trip) => {
      const refusal = settleRefusal(trip, now)
      const done = settled.get(trip.id)
      return {
        tripId: trip.id,
        title: trip.title,
        startsAt: iso(trip.startsAt),
        endsAt: iso(trip.endsAt),
        people: trip.people,
        price: yuanFromFen(trip.priceFen),
        unionPays: yuanFromFen(trip.unionFen),
        administrationPays: yuanFromFen(trip.administrationFen),
        refusal: refusal && problemOf(refusal),
        settled: done ? { no: done.no, paper: done.paper, note: done.note, by: done.by, at: done.at.toISOString(), ...inYuan(done) } : null,
      }
    })
  return { ...(await wordsOf(context, offer)), mayManage, total: inYuan(sumOf([...settled.values()])), items }
}

function sumOf(all: readonly Settled[]): Sums {
  const sum = (read: (one: Settled) => bigint) => all.reduce((total, one) => total + read(one), 0n)
  return {
    people: all.reduce((total, { people }) => total + people, 0),
    costFen: sum(({ costFen }) => costFen),
    unionFen: sum(({ unionFen }) => unionFen),
    administrationFen: sum(({ administrationFen }) => administrationFen),
    memberFen: sum(({ memberFen }) => memberFen),
  }
}

function inYuan({ people, costFen, unionFen, administrationFen, memberFen }: Sums) {
  return { people, cost: yuanFromFen(costFen), union: yuanFromFen(unionFen), administration: yuanFromFen(administrationFen), member: yuanFromFen(memberFen) }
}

const kinds: Record<CostLine['kind'], string> = { member: '职工', companions: '同行人', no_show: '未到' }

const moneyColumns: SheetColumn[] = ['费用（元）', '工会承担', '行政承担', '个人承担'].map((header) => ({ header, kind: 'money' }))

/** The settlement as a workbook: what each payer pays by trip, and each person's line. */
export async function settlementSheet(context: RequestContext, id: string): Promise<SheetFile> {
  const { offer } = await wholeProgramme(context, id)
  const { items, total } = await showSettlement(context, id)
  const lines = await settlementLines(context.db, id)
  const day = today(context.clock)
  await write(context, async (trx) => trx.audit({ action: 'recuperation.export', entity: { type: 'offer', id }, unitId: offer.unitId, details: { what: 'settlement' } }))
  const units = await directory().unitNames(
    context.db,
    lines.map(({ unitId }) => unitId),
    day,
  )
  const titles = new Map(items.map(({ tripId, title }) => [tripId, title]))
  const watermark = `${context.actor.name} ${day}`
  const sums: SheetCell[][] = items.flatMap(({ title, settled }) =>
    settled ? [[title, settled.paper, settled.people, settled.cost, settled.union, settled.administration, settled.member]] : [],
  )
  return {
    fileName: `疗休养结算-${offer.title}-${day}.xlsx`,
    sheet: {
      name: '按线路汇总',
      columns: [{ header: '线路', width: 36 }, { header: '票据', width: 24 }, { header: '人数', kind: 'number' }, ...moneyColumns],
      rows: [...sums, ['合计', '', total.people, total.cost, total.union, total.administration, total.member]],
      watermark,
    },
    more: [
      {
        name: '人员明细',
        columns: [
          { header: '线路', width: 36 },
          { header: '工号' },
          { header: '姓名' },
          { header: '分工会', width: 26 },
          { header: '类别' },
          { header: '人数', kind: 'number' },
          ...moneyColumns,
        ],
        rows: lines.map((line): SheetCell[] => {
          const { cost, union, administration, member } = inYuan(line)
          return [titles.get(line.tripId) ?? '', line.staffNo, line.name, units.get(line.unitId) ?? '—', kinds[line.kind], line.people, cost, union, administration, member]
        }),
        watermark,
      },
    ],
  }
}
