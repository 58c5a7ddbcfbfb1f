import type { DocBlock, DocContent } from '../../../engines/documents/write-docx.ts'
import { today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { proposalsAmong } from '../list.store.ts'
import { itemsOf, type ListItem } from '../list.view.ts'
import { sightOf } from '../sight.ts'
import { shownStatistics } from '../statistics.view.ts'
import { mustReadSession } from './compilations.actions.ts'
import { dayWords, satisfactionWords, stateWords } from './paper.words.ts'
import { reportedIds } from './report.store.ts'
import { acceptedText, answeredText, collectedText, nextSteps, percentWords, ratedText, type Figures } from './report.words.ts'

export type Statistics = Awaited<ReturnType<typeof shownStatistics>>

/**
 * The report that the congress hears on how the proposals of its last session were handled (教育部令第32号《学校教职工代表大会规定》),
 * with its tables and a text by rule, to be gone over in Word before it is given.
 */
export async function congressReport(context: RouteContext, sessionId: string): Promise<{ name: string; paper: DocContent }> {
  const session = await mustReadSession(context, sessionId)
  const statistics = await shownStatistics(context, sessionId)
  const { key, open } = await reportedIds(context.db, sessionId)
  const items = await readItems(context, [...new Set([...key, ...open])])
  const itemsOfIds = (ids: readonly string[]) => ids.flatMap((id) => items.get(id) ?? [])
  await write(context, async (trx) => trx.audit({ action: 'proposal_document.report', entity: { type: 'congress_session', id: sessionId } }))
  const figures = figuresOf(statistics)
  const blocks: DocBlock[] = [
    text('各位代表：'),
    text(`根据《学校教职工代表大会规定》（教育部令第32号），现将${session.title}提案的征集、立案和办理情况报告如下，请予审议。有关数据截至${dayWords(today(context.clock))}。`),
    heading('一、提案征集和立案情况'),
    ...[collectedText(figures), acceptedText(figures)].map(text),
    ...table(['项目', '本次', ...(statistics.before ? ['上次'] : [])], statistics.before ? [50, 25, 25] : [60, 40], totalRows(statistics)),
    ...countTable('提案类别', statistics.topics),
    ...countTable('代表团', statistics.delegations),
    heading('二、提案办理和答复情况'),
    text(answeredText(figures)),
    ...countTable('答复类别', statistics.classes),
    ...unitTable(statistics),
    heading('三、提案人和附议人评价情况'),
    text(ratedText(figures)),
    ...satisfactionTable(statistics),
    ...listed('四、重点提案办理情况', itemsOfIds(key), '本次会议没有列为重点的提案。'),
    ...listed('五、尚未办结的提案', itemsOfIds(open), '立案提案已全部办结。'),
    heading('六、下一步工作'),
    ...nextSteps(figures).map(text),
    text('以上报告，请予审议。'),
    text('提案工作委员会'),
    text(dayWords(today(context.clock))),
  ]
  return { name: `${session.title}提案办理情况报告`, paper: { title: '关于提案办理情况的报告', subtitle: session.title, blocks } }
}

async function readItems(context: RouteContext, ids: readonly string[]): Promise<Map<string, ListItem>> {
  const rows = await proposalsAmong(context.db, ids, await sightOf(context))
  const show = await itemsOf(context, rows)
  return new Map(rows.map((row) => [row.id, show(row)]))
}

function figuresOf({ totals, topics, classes, satisfaction, units, before }: Statistics): Figures {
  const count = (key: string) => totals.find((total) => total.key === key)?.now ?? 0
  const rated = satisfaction.filter(({ key }) => key !== 'not_rated')
  const sum = (list: readonly { result: number }[]) => list.reduce((all, { result }) => all + result, 0)
  return {
    filed: count('filed'),
    filedBefore: before ? (totals.find((total) => total.key === 'filed')?.before ?? 0) : null,
    accepted: count('accepted'),
    merged: count('merged'),
    converted: count('converted'),
    notAccepted: count('notAccepted'),
    key: count('key'),
    ledByLeader: count('ledByLeader'),
    replied: count('replied'),
    done: count('done'),
    overdue: count('overdue'),
    medianDays: count('medianDays'),
    units: units.filter(({ lead }) => lead > 0).length,
    topTopics: topics.slice(0, 3).map(({ label, count: number }) => ({ name: label.zh, count: number })),
    promised: classes.find(({ key }) => key === 'B')?.count ?? 0,
    raters: sum(satisfaction),
    rated: sum(rated),
    satisfied: sum(rated.filter(({ key }) => key !== 'unsatisfied')),
    unsatisfied: sum(rated.filter(({ key }) => key === 'unsatisfied')),
  }
}

function totalRows({ totals, before }: Statistics): string[][] {
  return totals.map((total) => [total.label.zh, String(total.now), ...(before ? [String(total.before ?? 0)] : [])])
}

function countTable(title: string, shares: Statistics['topics']): DocBlock[] {
  const all = shares.reduce((sum, { count }) => sum + count, 0)
  const rows = shares.map(({ label, count }) => [label.zh, String(count), percentWords(count, all)])
  return shares.length === 0 ? [] : table([title, '件数', '占比'], [60, 20, 20], rows)
}

function unitTable({ units }: Statistics): DocBlock[] {
  if (units.length === 0) return []
  const rows = units.map(({ unit, lead, supporting, replied, overdue, medianDays, satisfiedPercent }) => [
    unit.name,
    String(lead),
    String(supporting),
    String(replied),
    String(overdue),
    medianDays === null ? '—' : String(medianDays),
    satisfiedPercent === null ? '—' : `${satisfiedPercent}%`,
  ])
  return table(['承办单位', '主办', '协办', '已答复', '逾期', '用时（天）', '满意率'], [28, 10, 10, 12, 10, 16, 14], rows)
}

function satisfactionTable({ satisfaction }: Statistics): DocBlock[] {
  const rows = satisfaction.map(({ key, attitude, result }) => [key === 'not_rated' ? '未评价' : satisfactionWords(key), String(attitude), String(result)])
  return table(['评价', '对办理态度（人次）', '对办理结果（人次）'], [40, 30, 30], rows)
}

function listed(title: string, items: readonly ListItem[], none: string): DocBlock[] {
  if (items.length === 0) return [heading(title), text(none)]
  const rows = items.map((item) => [
    item.number ?? '—',
    item.title,
    item.leadUnit?.name ?? '—',
    item.replyClass ?? '—',
    `${stateWords(item.state)}${item.overdue ? '（逾期）' : ''}`,
  ])
  return [heading(title), ...table(['编号', '提案名称', '主办单位', '答复类别', '办理状态'], [10, 42, 20, 12, 16], rows)]
}

function table(headers: string[], widths: number[], rows: string[][]): DocBlock[] {
  return [
    { kind: 'table', columns: headers.map((header, at) => ({ header, widthPercent: widths[at] ?? 0 })), rows },
    { kind: 'paragraph', text: '' },
  ]
}

function heading(words: string): DocBlock {
  return { kind: 'heading', level: 1, text: words }
}

function text(words: string): DocBlock {
  return { kind: 'paragraph', text: words }
}
