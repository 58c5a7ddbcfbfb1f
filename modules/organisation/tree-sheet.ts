import { z } from 'zod'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import type { SheetCell, SheetColumn } from '../../engines/documents/write-sheet.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { day } from '../../kernel/contract.ts'
import { invalidInput, type Bilingual } from '../../kernel/errors.ts'
import { joined, say } from '../../kernel/i18n.ts'
import { kindNames } from './organisation.types.ts'
import { showTree } from './tree.view.ts'

const columns: (Omit<SheetColumn, 'header'> & { label: Bilingual })[] = [
  { label: { zh: '序号', en: 'No.' }, width: 10 },
  { label: { zh: '名称', en: 'Name' }, width: 40 },
  { label: { zh: '简称', en: 'Short name' }, width: 18 },
  { label: { zh: '类别', en: 'Kind' } },
  { label: { zh: '上级', en: 'Below' }, width: 30 },
  { label: { zh: '校区', en: 'Campus' } },
  { label: { zh: '负责人', en: 'Led by' }, width: 20 },
  { label: { zh: '会员（含下级）', en: 'Members (with units below)' }, width: 18, kind: 'number' },
]

/** The organisation of a day as a sheet, as one sees it on the page: a line for each unit, indented as it stands. */
export async function treeSheet(context: RequestContext, query: unknown): Promise<SheetFile> {
  const asked = z.object({ on: day.optional() }).safeParse(query)
  if (!asked.success) throw invalidInput({ count: 1, issues: [{ path: 'on', message: 'on' }] })
  const { onDate, nodes } = await showTree(context, asked.data.on)
  const { locale } = context
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const rows = nodes.map((node): SheetCell[] => [
    node.number,
    // The ideographic space stays where a plain one at the beginning may be trimmed.
    '　'.repeat(node.depth) + node.name,
    node.shortName,
    say(kindNames[node.kind], locale),
    names.get(node.parentId ?? '') ?? null,
    node.campusName,
    joined(
      node.heads.map(({ name }) => name),
      locale,
    ) || null,
    node.membersBelow,
  ])
  return {
    fileName: `${say({ zh: '组织架构', en: 'organisation' }, locale)}-${onDate}.xlsx`,
    sheet: {
      name: say({ zh: '组织架构', en: 'Organisation' }, locale),
      columns: columns.map(({ label, ...column }) => ({ ...column, header: say(label, locale) })),
      rows,
      watermark: `${context.actor.name} ${onDate}`,
    },
  }
}
