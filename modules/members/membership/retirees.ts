import { sql } from 'kysely'
import { z } from 'zod'
import { fullYears } from '../../../engines/capacity/eligibility/conditions.shapes.ts'
import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import { writeDocx } from '../../../engines/documents/write-docx.ts'
import { today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { newId } from '../../../kernel/ids.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { reachesPerson, reachOf } from '../staff-reach.ts'
import { enteredIn } from './matters.store.ts'
import { RetirementForm } from './membership.forms.ts'

export interface Retiree {
  id: string
  name: string
  staffNo: string
  unitName: string
  retiresOn: string
  /** Full years of service, where the day of hiring is known. */
  years: number | null
  ceremony: boolean
}

/** Those whose retirement is confirmed, in the year in which they retire. */
export async function listRetirees(context: RouteContext, year: number): Promise<Retiree[]> {
  const { db, clock } = context
  const tree = await readTree(db, today(clock))
  const reach = reachOf(context.scope, tree)
  const { rows } = await sql<{ caseId: string; id: string; name: string; staffNo: string; unit_id: string; group_id: string | null; hireDate: string | null }>`
    select c.id as "caseId", s.id, s.name, s.staff_no as "staffNo", s.unit_id, s.group_id, s.hire_date::text as "hireDate"
      from cases c
      join staff f on f.tenant_id = c.tenant_id and f.id = c.filed_by
      join staff s on s.tenant_id = f.tenant_id and s.id = coalesce(f.merged_into, f.id)
     where c.tenant_id = ${db.tenantId} and s.tenant_id = ${db.tenantId} and c.process = 'retirement' and c.state = 'done'
     order by s.pinyin_key, s.id`.execute(db.q)
  const entered = await enteredIn(
    db,
    rows.map((row) => row.caseId),
    ['file', 'fileFor'],
  )
  return rows
    .filter((row) => reachesPerson(reach, row))
    .flatMap(({ caseId, id, name, staffNo, unit_id, hireDate }) => {
      const { retiresOn, ceremony } = z.looseObject(RetirementForm.shape).parse(entered.get(caseId))
      if (!retiresOn.startsWith(String(year))) return []
      return [{ id, name, staffNo, unitName: tree.byId(unit_id)?.name ?? '—', retiresOn, years: hireDate === null ? null : fullYears(hireDate, retiresOn), ceremony }]
    })
}

/** The ceremony's list as a sheet: whoever retires, and whether they come. */
export async function ceremonySheet(context: RouteContext, year: number): Promise<SheetFile> {
  const { locale, actor, clock } = context
  const people = await exported(context, year)
  const head = (zh: string, en: string) => say({ zh, en }, locale)
  return {
    fileName: `${head('荣休仪式名单', 'retirement-ceremony')}-${year}.xlsx`,
    sheet: {
      name: String(year),
      columns: [
        { header: head('工号', 'Staff no.') },
        { header: head('姓名', 'Name') },
        { header: head('分工会', 'Branch'), width: 24 },
        { header: head('退休日期', 'Retires on'), kind: 'date' },
        { header: head('在校年数', 'Years here'), kind: 'number' },
        { header: head('参加仪式', 'Comes') },
      ],
      rows: people.map((one) => [one.staffNo, one.name, one.unitName, one.retiresOn, one.years, one.ceremony ? head('参加', 'yes') : head('不参加', 'no')]),
      watermark: `${actor.name} ${today(clock)}`,
    },
  }
}

/** The same on paper, of those who come: to be read out and to be put up. */
export async function ceremonyPaper(context: RouteContext, year: number): Promise<{ fileName: string; content: Uint8Array }> {
  const people = (await exported(context, year)).filter((one) => one.ceremony)
  const content = await writeDocx({
    title: `${year}年教职工荣休仪式名单`,
    subtitle: `${context.tenant.name}工会`,
    blocks: [
      { kind: 'paragraph', text: `${year}年度共有 ${people.length} 位教职工参加荣休仪式。` },
      {
        kind: 'table',
        columns: [
          { header: '序号', widthPercent: 10 },
          { header: '姓名', widthPercent: 22 },
          { header: '分工会', widthPercent: 36 },
          { header: '退休日期', widthPercent: 18 },
          { header: '在校年数', widthPercent: 14 },
        ],
        rows: people.map((one, at) => [String(at + 1), one.name, one.unitName, one.retiresOn, one.years === null ? '' : String(one.years)]),
      },
    ],
  })
  return { fileName: `荣休仪式名单-${year}.docx`, content }
}

async function exported(context: RouteContext, year: number): Promise<Retiree[]> {
  const people = await listRetirees(context, year)
  await write(context, async (trx) => trx.audit({ action: 'membership.export_retirees', entity: { type: 'ceremony_list', id: newId() }, details: { year, rows: people.length } }))
  return people
}
