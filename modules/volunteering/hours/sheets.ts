import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import type { SheetCell, SheetContent } from '../../../engines/documents/write-sheet.ts'
import { today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import { say } from '../../../kernel/i18n.ts'
import { newId } from '../../../kernel/ids.ts'
import type { HourKind } from '../volunteering.shapes.ts'
import { rankedPeople, rankedTeams, type Ranked } from './honours.store.ts'
import { hoursText } from './hours-text.shapes.ts'
import { honoursAsked, ledgerAsked, unitNamesOf } from './hours.view.ts'
import { pageOfLedger } from './ledger.store.ts'

/** Past any university. */
const mostRows = 200_000

const kindWords: Record<HourKind, Bilingual> = {
  certified: { zh: '认定', en: 'Certified' },
  correction: { zh: '更正', en: 'Correction' },
  merge: { zh: '档案合并', en: 'Merged record' },
}

/** Says who took what, and marks the sheet with it. */
async function marked({ actor, clock, ...context }: RequestContext, action: string, details: Record<string, unknown>): Promise<string> {
  const exportId = newId()
  await write({ ...context, actor, clock }, async (trx) => trx.audit({ action, entity: { type: 'tenant', id: trx.tenantId }, details: { exportId, ...details } }))
  return `${actor.name} ${today(clock)} ${exportId}`
}

export async function exportLedger(context: RequestContext, input: Parameters<typeof ledgerAsked>[1]): Promise<SheetFile> {
  const rows = await pageOfLedger(context.db, ledgerAsked(context, input), { after: null, limit: mostRows })
  const watermark = await marked(context, 'volunteer_hours.export', { ...input })
  const units = await unitNamesOf(context, rows)
  const head = (zh: string, en: string) => say({ zh, en }, context.locale)
  return {
    fileName: `${input.year}${head('年志愿服务时长明细', ' volunteering hours')}.xlsx`,
    sheet: {
      name: head('时长明细', 'Hours'),
      watermark,
      columns: [
        { header: head('服务日期', 'Day'), kind: 'date' },
        { header: head('工号', 'Staff no.') },
        { header: head('姓名', 'Name') },
        { header: head('分工会', 'Branch'), width: 24 },
        { header: head('服务队', 'Team'), width: 24 },
        { header: head('服务内容', 'Task'), width: 30 },
        { header: head('类别', 'Kind') },
        { header: head('时长（小时）', 'Hours'), kind: 'number' },
        { header: head('原因', 'Reason'), width: 24 },
        { header: head('认定人', 'Certified by') },
      ],
      rows: rows.map((row): SheetCell[] => [
        row.servedOn,
        row.staffNo,
        row.name,
        units.get(row.unitId) ?? '—',
        row.teamName,
        row.title,
        say(kindWords[row.kind], context.locale),
        hoursText(row.quarters),
        row.reason,
        row.by,
      ]),
    },
  }
}

/** The honour list of a year: members on one sheet, teams on the other. */
export async function exportHonours(context: RequestContext, input: { year: number; reached?: 'yes' | undefined }): Promise<SheetFile> {
  const people = await honoursAsked(context, input, 'people')
  const teams = await honoursAsked(context, input, 'teams')
  const memberRows = await rankedPeople(context.db, people.asked, { after: null, limit: mostRows })
  const teamRows = await rankedTeams(context.db, teams.asked, { after: null, limit: mostRows })
  const watermark = await marked(context, 'volunteer_hours.export_honours', { ...input })
  const units = await unitNamesOf(context, [...memberRows, ...teamRows])
  const head = (zh: string, en: string) => say({ zh, en }, context.locale)
  const rankOf = ({ rank, tied }: Ranked) => (tied ? `${rank}${head('（并列）', ' (tied)')}` : String(rank))
  const unitOf = ({ unitId }: Ranked) => units.get(unitId) ?? '—'
  const reachedOf = ({ quarters }: Ranked, least: number | null) => (least !== null && quarters >= least ? head('达到', 'reached') : '')
  const number = (header: string) => ({ header, kind: 'number' as const })
  const members: SheetContent = {
    name: head('个人', 'Members'),
    watermark,
    columns: [
      { header: head('名次', 'Rank') },
      { header: head('工号', 'Staff no.') },
      { header: head('姓名', 'Name') },
      { header: head('分工会', 'Branch'), width: 24 },
      number(head('服务次数', 'Tasks')),
      number(head('时长（小时）', 'Hours')),
      { header: head('表彰标准', 'Threshold') },
    ],
    rows: memberRows.map((row): SheetCell[] => [rankOf(row), row.staffNo, row.name, unitOf(row), row.tasks, hoursText(row.quarters), reachedOf(row, people.quarters)]),
  }
  const groups: SheetContent = {
    name: head('服务队', 'Teams'),
    watermark,
    columns: [
      { header: head('名次', 'Rank') },
      { header: head('服务队', 'Team'), width: 24 },
      { header: head('队长', 'Leader') },
      { header: head('所属单位', 'Unit'), width: 24 },
      number(head('参加人数', 'People')),
      number(head('服务次数', 'Tasks')),
      number(head('时长（小时）', 'Hours')),
      { header: head('表彰标准', 'Threshold') },
    ],
    rows: teamRows.map((row): SheetCell[] => [rankOf(row), row.name, row.leaderName, unitOf(row), row.people, row.tasks, hoursText(row.quarters), reachedOf(row, teams.quarters)]),
  }
  return { fileName: `${input.year}${head('年志愿服务光荣榜', ' volunteering honours')}.xlsx`, sheet: members, more: [groups] }
}
