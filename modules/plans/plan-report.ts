import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { joined, say } from '../../kernel/i18n.ts'
import { listEvidence } from './plans.store.ts'
import { monthsText } from './plans.rules.ts'
import { shownPlan, stateLabels, workSystemLabels } from './plans.view.ts'

type ShownPlan = Awaited<ReturnType<typeof shownPlan>>
type ShownItem = ShownPlan['itemList'][number]

/** How the year went, as a sheet: one row for each item. */
export async function reportSheet(context: RouteContext, planId: string): Promise<SheetFile> {
  const plan = await shownPlan(context, planId)
  const { locale } = context
  const headers = [
    { zh: '板块', en: 'Section' },
    { zh: '序号', en: 'No.' },
    { zh: '事项', en: 'Item' },
    { zh: '时间', en: 'Time' },
    { zh: '工作体系', en: 'Work system' },
    { zh: '牵头单位', en: 'Lead unit' },
    { zh: '协办单位', en: 'Supporting units' },
    { zh: '责任人', en: 'Persons' },
    { zh: '状态', en: 'State' },
    { zh: '完成度', en: 'Progress' },
    { zh: '完成情况', en: 'Outcome' },
    { zh: '佐证数', en: 'Evidence' },
  ]
  return {
    fileName: `${plan.title}-完成情况.xlsx`,
    sheet: {
      name: `${plan.year}`,
      columns: headers.map((header) => ({ header: say(header, locale) })),
      rows: plan.itemList.map((item) => sheetRow(item, context)),
    },
  }
}

function sheetRow(item: ShownItem, { locale }: RouteContext): (string | number | null)[] {
  const namesOf = (some: readonly { name: string }[]) =>
    joined(
      some.map(({ name }) => name),
      locale,
    )
  return [
    item.section,
    item.no,
    item.title,
    timeOf(item, locale),
    item.workSystem && say(workSystemLabels[item.workSystem], locale),
    item.lead?.name ?? null,
    namesOf(item.support),
    namesOf(item.persons),
    say(stateLabels[item.state], locale),
    `${item.progress}%`,
    item.summary,
    item.evidence,
  ]
}

/** The completion report, ready to print: figures first, then section by section with what proves it. */
export async function reportDocument(context: RouteContext, planId: string): Promise<{ fileName: string; content: Uint8Array }> {
  const plan = await shownPlan(context, planId)
  const { locale } = context
  const evidence = await listEvidence(
    context.db,
    plan.itemList.map((item) => item.id),
  )
  const proofs = Map.groupBy(evidence, (proof) => proof.item_id)
  const settled = plan.itemList.filter((item) => item.state === 'done').length
  const columns = [
    { header: say({ zh: '序号', en: 'No.' }, locale), widthPercent: 7 },
    { header: say({ zh: '事项', en: 'Item' }, locale), widthPercent: 32 },
    { header: say({ zh: '时间', en: 'Time' }, locale), widthPercent: 11 },
    { header: say({ zh: '完成情况', en: 'Progress' }, locale), widthPercent: 25 },
    { header: say({ zh: '佐证', en: 'Evidence' }, locale), widthPercent: 25 },
  ]
  const rowOf = (item: ShownItem) => [
    String(item.no),
    item.title,
    timeOf(item, locale),
    [item.state === 'open' ? `${item.progress}%` : say(stateLabels[item.state], locale), item.summary].filter(Boolean).join('\n'),
    (proofs.get(item.id) ?? []).map((proof) => proof.file_name ?? proof.note).join('\n'),
  ]
  const sections = [...Map.groupBy(plan.itemList, (item) => item.section ?? '')]
  // Loaded when first needed: the library costs more memory than the rest of the module.
  const { writeDocx } = await import('../../engines/documents/write-docx.ts')
  const content = await writeDocx({
    title: `${plan.title}完成情况`,
    subtitle: `${plan.organisation ?? context.tenant.name}　${dayOf(context.clock.now())}`,
    blocks: [
      {
        kind: 'paragraph',
        text: say(
          {
            zh: `全年共${plan.itemList.length}项，已完成${settled}项，完成率${percent(settled, plan.itemList.length)}%。`,
            en: `${plan.itemList.length} items, ${settled} done (${percent(settled, plan.itemList.length)} %).`,
          },
          locale,
        ),
      },
      ...sections.flatMap(([section, items]) => [
        { kind: 'heading' as const, level: 1 as const, text: section || say({ zh: '工作安排', en: 'Items' }, locale) },
        { kind: 'table' as const, columns, rows: items.map(rowOf) },
      ]),
    ],
  })
  return { fileName: `${plan.title}-完成情况.docx`, content }
}

function timeOf(item: ShownItem, locale: 'zh' | 'en'): string {
  return monthsText({ months: item.months, all_year: item.allYear, month_note: item.monthNote }, locale)
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100)
}
