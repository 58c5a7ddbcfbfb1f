import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { extractPlanText } from './extract-text.ts'
import { parsePlan } from './parse-plan.ts'
import type { ParsedPlan, PlanItem, WorkSystem } from './parsed-plan.ts'
import { fileNotFound } from './parser.errors.ts'

/** What `tongxin plan parse FILE` prints: JSON for a program, or a summary in Chinese. */
export async function printParsedPlan(file: string, json: boolean): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw fileNotFound({ name: file })
  })
  const plan = parsePlan(await extractPlanText({ name: basename(file), bytes }))
  return json ? JSON.stringify(toJson(plan), null, 2) : summarise(plan)
}

function toJson({ year, organisation, title, points, items, unread }: ParsedPlan) {
  return {
    year,
    organisation,
    title,
    points: points.map((point) => ({
      section: point.section,
      no: point.no,
      title: point.title,
      text: point.text,
      workSystem: point.workSystem,
      subItems: point.subItems.map((item) => ({ no: item.no, title: item.title })),
    })),
    items: items.map(({ section, no, title, months, allYear, workSystem, monthNote }) => ({ section, no, title, months, allYear, workSystem, monthNote })),
    unread: unread.map(({ text, reason }) => ({ text, reason })),
  }
}

const SYSTEM_NAMES: Record<WorkSystem, string> = {
  ideology: '思想引领',
  organisation: '组织建设',
  rights: '维权工作',
  relief: '帮扶服务',
  contests: '劳动竞赛',
  culture: '文化建设',
}

function summarise(plan: ParsedPlan): string {
  const lines = [plan.title ?? '（没有读到标题）', `年度：${plan.year ?? '没有读到'}　单位：${plan.organisation ?? '没有读到'}　文号：${plan.documentNo ?? '无'}`]
  lines.push(
    '',
    `工作要点 ${plan.points.length} 条`,
    ...underSections(
      plan.points,
      (point) => `${point.no ?? '·'} ${point.title}${systemMark(point.workSystem)}${point.subItems.map((item) => `\n      ${item.no}) ${item.title}`).join('')}`,
    ),
  )
  lines.push('', `工作安排 ${plan.items.length} 项`, ...underSections(plan.items, (item) => `${item.no} ${item.title}（${describeTime(item)}）${systemMark(item.workSystem)}`))
  lines.push('', plan.unread.length === 0 ? '没有读不懂的内容。' : `有 ${plan.unread.length} 处没有读懂，请人工核对：`)
  lines.push(...plan.unread.map(({ text, reason }) => `  ${reason === 'month_not_understood' ? '时间' : '内容'}：${text}`))
  return lines.join('\n')
}

function underSections<T extends { section: string | null }>(entries: readonly T[], describe: (entry: T) => string): string[] {
  return entries.flatMap((entry, index) => {
    const line = `    ${describe(entry)}`
    return entry.section !== null && entry.section !== entries[index - 1]?.section ? [`  ${entry.section}`, line] : [line]
  })
}

function describeTime({ months, allYear, monthNote }: PlanItem): string {
  if (monthNote !== null) return monthNote
  if (allYear) return '全年'
  return months.length === 0 ? '未写时间' : `${months.join('、')}月`
}

function systemMark(system: WorkSystem | null): string {
  return system === null ? '' : `　[${SYSTEM_NAMES[system]}]`
}
