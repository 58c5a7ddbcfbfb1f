import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import { dayOf, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { say } from '../../kernel/i18n.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { peopleShown } from '../members/members.api.ts'
import { feePage } from './fees/fees.store.ts'
import { episodeIn, rosterPage } from './roster/roster.store.ts'
import { keptClub, officersOf } from './sight.ts'
import { endingWords } from './words.ts'
import { thisYear } from './years.ts'

/** No club comes near it; a sheet is written whole. */
const mostRows = 20_000

/** The roster as a sheet, whoever was in it before on a sheet of its own. */
export async function exportRoster(context: RequestContext, unitId: string): Promise<SheetFile> {
  const { db, clock, locale, actor } = context
  const { name } = await keptClub(context, unitId)
  const day = today(clock)
  const asked = { unitId, search: null, after: null, limit: mostRows }
  const now = (await rosterPage(db, { ...asked, state: 'in' })).rows
  const before = (await rosterPage(db, { ...asked, state: 'out' })).rows
  const people = await peopleShown(db, [...new Set([...now, ...before].map((row) => row.staff_id))], day)
  const offices = new Map((await officersOf(db, [unitId], day)).map(({ staffId, title }) => [staffId, title]))
  await write(context, async (trx) => {
    trx.audit({ action: 'club.export_roster', entity: { type: 'club', id: unitId }, unitId, details: { people: now.length } })
  })
  const who = [
    { header: say({ zh: '工号', en: 'Staff no.' }, locale) },
    { header: say({ zh: '姓名', en: 'Name' }, locale) },
    { header: say({ zh: '所在单位', en: 'Branch' }, locale), width: 26 },
    { header: say({ zh: '加入日期', en: 'Joined on' }, locale), kind: 'date' as const },
  ]
  const unitOf = (staffId: string) => people.get(staffId)?.unitName ?? ''
  const watermark = say({ zh: `${actor.name} ${day} 导出`, en: `${actor.name}, ${day}` }, locale)
  return {
    fileName: `${name}-${say({ zh: '成员名册', en: 'roster' }, locale)}-${day}.xlsx`,
    sheet: {
      name: say({ zh: '现有成员', en: 'Members' }, locale),
      watermark,
      columns: [...who, { header: say({ zh: '职务', en: 'Office' }, locale) }],
      rows: now.map((row) => [row.staff_no, row.name, unitOf(row.staff_id), dayOf(row.joined_at), offices.get(row.staff_id) ?? null]),
    },
    more: [
      {
        name: say({ zh: '曾经成员', en: 'Before' }, locale),
        watermark,
        columns: [
          ...who,
          { header: say({ zh: '退出日期', en: 'Left on' }, locale), kind: 'date' as const },
          { header: say({ zh: '退出方式', en: 'How' }, locale) },
          { header: say({ zh: '说明', en: 'Reason' }, locale), width: 30 },
        ],
        rows: before.map((row) => {
          const { staffId, joinedAt, leftAt, ended, reason } = episodeIn(row)
          return [row.staff_no, row.name, unitOf(staffId), dayOf(joinedAt), leftAt && dayOf(leftAt), ended && say(endingWords[ended], locale), reason]
        }),
      },
    ],
  }
}

/** Fees of a year as a sheet. */
export async function exportFees(context: RequestContext, { unitId, year = thisYear(context.clock) }: { unitId: string; year?: number | undefined }): Promise<SheetFile> {
  const { db, clock, locale, actor } = context
  const { name } = await keptClub(context, unitId)
  const { rows } = await feePage(db, { unitId, year, state: null, search: null }, { after: null, limit: null })
  await write(context, async (trx) => {
    trx.audit({ action: 'club.export_fees', entity: { type: 'club', id: unitId }, unitId, details: { year, people: rows.length } })
  })
  return {
    fileName: `${name}-${say({ zh: `${year}年会费`, en: `fees-${year}` }, locale)}.xlsx`,
    sheet: {
      name: String(year),
      watermark: say({ zh: `${actor.name} ${today(clock)} 导出`, en: `${actor.name}, ${today(clock)}` }, locale),
      columns: [
        { header: say({ zh: '工号', en: 'Staff no.' }, locale) },
        { header: say({ zh: '姓名', en: 'Name' }, locale) },
        { header: say({ zh: '应收（元）', en: 'Due (yuan)' }, locale), kind: 'money' },
        { header: say({ zh: '已收（元）', en: 'Paid (yuan)' }, locale), kind: 'money' },
        { header: say({ zh: '收款日期', en: 'Paid on' }, locale), kind: 'date' },
        { header: say({ zh: '备注', en: 'Note' }, locale), width: 30 },
      ],
      rows: rows.map((row) => [row.staff_no, row.name, yuanFromFen(row.due_fen), row.paid_fen === null ? null : yuanFromFen(row.paid_fen), row.paid_on, row.note]),
    },
  }
}
