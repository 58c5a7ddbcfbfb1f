import { z } from 'zod'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import { writeDocx, type DocBlock } from '../../engines/documents/write-docx.ts'
import type { SheetCell, SheetColumn } from '../../engines/documents/write-sheet.ts'
import { dayOf, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { invalidInput, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { placesOf, staffNames } from '../members/members.api.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { applicationsIn } from './applications.store.ts'
import { openChildSealer } from './child.ts'
import { nothingReady } from './placement.errors.ts'
import { gradeNames, type Content } from './placement.shapes.ts'
import { findRound, schoolsOf, type Round, type School } from './rounds.store.ts'

const query = z.object({ reason: z.string().trim().min(1).max(200) })

const idTypeNames: Record<Content['idType'], string> = { resident_id: '居民身份证', passport: '护照', hk_mo_tw_permit: '港澳台证件', other: '其他' }

interface Placed {
  number: string
  school: School
  parent: { name: string; staffNo: string; unitName: string }
  child: Content
}

/** The list that the education bureau asks for, numbers in clear: who exported it, and what for, is on the record first. */
export async function bureauSheet(context: RequestContext, id: string, asked: unknown): Promise<SheetFile> {
  const { round, placed } = await placedIn(context, id)
  const watermark = await auditExport(context, round, { what: 'list', asked })
  const columns: SheetColumn[] = [
    { header: '序号', kind: 'number', width: 6 },
    ...['申请编号', '学校', '年级', '学生姓名', '性别'].map((header) => ({ header, width: header === '学校' ? 24 : 14 })),
    { header: '出生日期', kind: 'date' },
    ...['证件类型', '证件号码', '户籍地址', '现居住地址', '教职工姓名', '工号', '分工会', '岗位', '另一方家长', '另一方单位及岗位'].map((header) => ({
      header,
      width: header.endsWith('地址') ? 34 : 20,
    })),
  ]
  const rows = placed.map(({ number, school, parent, child }, index): SheetCell[] => [
    index + 1,
    number,
    school.name,
    gradeNames[school.grade].zh,
    child.name,
    child.sex === '1' ? '男' : '女',
    child.birthDate,
    idTypeNames[child.idType],
    child.idNo,
    child.household,
    child.residence,
    parent.name,
    parent.staffNo,
    parent.unitName,
    child.ownPost,
    child.otherName,
    child.otherPost,
  ])
  return { fileName: `${round.title}-安排名单.xlsx`, sheet: { name: '安排名单', columns, rows, watermark } }
}

/** The letter that goes with it: names by school, without numbers and addresses. */
export async function bureauLetter(context: RequestContext, id: string, asked: unknown): Promise<{ fileName: string; content: Uint8Array }> {
  const { round, placed } = await placedIn(context, id)
  await auditExport(context, round, { what: 'letter', asked })
  const bySchool = Map.groupBy(placed, ({ school }) => school.id)
  const lists = [...bySchool.values()].flatMap((its): DocBlock[] => {
    const [first] = its
    if (!first) return []
    return [
      { kind: 'heading', level: 1, text: `${first.school.name} ${gradeNames[first.school.grade].zh}（${its.length}人）` },
      {
        kind: 'table',
        columns: [
          { header: '序号', widthPercent: 8 },
          { header: '申请编号', widthPercent: 22 },
          { header: '学生姓名', widthPercent: 16 },
          { header: '性别', widthPercent: 8 },
          { header: '出生日期', widthPercent: 16 },
          { header: '教职工姓名', widthPercent: 14 },
          { header: '分工会', widthPercent: 16 },
        ],
        rows: its.map(({ number, child, parent }, index) => [
          String(index + 1),
          number,
          child.name,
          child.sex === '1' ? '男' : '女',
          child.birthDate,
          parent.name,
          parent.unitName,
        ]),
      },
    ]
  })
  const content = await writeDocx({
    title: '关于商请安排教职工子女入学入园的函',
    subtitle: `${context.tenant.name}工会　${dayOf(context.clock.now())}`,
    blocks: [
      { kind: 'paragraph', text: '区教育局：' },
      {
        kind: 'paragraph',
        text: `根据“${round.title}”的安排办法，经教职工申请、分工会核实、校工会审核材料并公示，现将拟安排的${placed.length}名教职工子女名单函告贵局，商请予以安排。联系人：${round.contact}。`,
      },
      { kind: 'paragraph', text: '附：安排名单（电子名单另附）' },
      ...lists,
    ],
  })
  return { fileName: `${round.title}-商请函.docx`, content }
}

async function placedIn(context: RequestContext, id: string): Promise<{ round: Round; placed: Placed[] }> {
  const { db, services, clock } = context
  const round = await findRound(db, id)
  if (!round) throw notFound()
  const [applications, schools, sealer] = await Promise.all([
    applicationsIn(db, { roundId: id, states: ['noticed', 'offered', 'placed'] }),
    schoolsOf(db, id),
    openChildSealer(services.keys, db),
  ])
  const ids = [...new Set(applications.map(({ staffId }) => staffId))]
  const [people, places] = await Promise.all([staffNames(db, ids), placesOf(db, ids)])
  const units = await unitNames(
    db,
    [...places.values()].map(({ unitId }) => unitId),
    dayOf(clock.now()),
  )
  const placed = schools.flatMap((school) =>
    applications.flatMap(({ id: applicationId, staffId, schoolId, contentSealed, number }): Placed[] => {
      if (schoolId !== school.id || contentSealed === null) return []
      const person = people.get(staffId)
      const parent = { name: person?.name ?? '', staffNo: person?.staffNo ?? '', unitName: units.get(places.get(staffId)?.unitId ?? '') ?? '—' }
      return [{ number: number ?? '—', school, parent, child: sealer.open(applicationId, contentSealed) }]
    }),
  )
  if (placed.length === 0) throw nothingReady()
  return { round, placed }
}

async function auditExport(context: RequestContext, { id }: Round, { what, asked }: { what: string; asked: unknown }): Promise<string> {
  const parsed = query.safeParse(asked)
  if (!parsed.success) throw invalidInput({ count: 1, issues: [{ path: 'reason', message: { zh: '请写明用途。', en: 'Say what it is for.' } }] })
  const exportId = newId()
  await write(context, async (trx) =>
    trx.audit({ action: 'placement_round.export', entity: { type: 'placement_round', id }, details: { exportId, what, reason: parsed.data.reason } }),
  )
  return `${context.actor.name} ${today(context.clock)} ${exportId}`
}
