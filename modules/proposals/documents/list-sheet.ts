import type { CountedRows } from '../../../engines/cases/kept-counts.ts'
import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import type { SheetCell, SheetColumn } from '../../../engines/documents/write-sheet.ts'
import { dayOf, today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { joined } from '../../../kernel/i18n.ts'
import { itemsOf, type ListItem } from '../list.view.ts'
import { pageOfProposals, proposalRows, type ListFilter, type ListRow, type Place } from '../list.store.ts'
import { classNames, topicNames } from '../proposals.forms.ts'
import { sightOf } from '../sight.ts'
import { mustReadSession } from './compilations.actions.ts'
import { compiledStates, countIn, leftOutStates } from './session-proposals.store.ts'

const pageRows = 200
const listed = [...compiledStates, ...leftOutStates]

interface Column {
  words: Bilingual
  width: number
  kind?: SheetColumn['kind']
  read: (item: ListItem, row: ListRow) => SheetCell | Bilingual
}

const yes: Bilingual = { zh: '是', en: 'yes' }

const columns: Column[] = [
  { words: { zh: '编号', en: 'Number' }, width: 10, read: (item) => item.number },
  { words: { zh: '提案名称', en: 'Title' }, width: 44, read: (item) => item.title },
  { words: { zh: '状态', en: 'State' }, width: 14, read: (item) => item.stateTitle },
  { words: { zh: '公开情况', en: 'Published' }, width: 16, read: publicity },
  { words: { zh: '类别', en: 'Topic' }, width: 16, read: (item) => topicNames[item.topic] },
  { words: { zh: '形式', en: 'Kind' }, width: 12, read: (item) => (item.kind === 'collective' ? { zh: '代表团提案', en: 'collective' } : { zh: '个人提案', en: 'individual' }) },
  { words: { zh: '提案人', en: 'Proposers' }, width: 20, read: (item) => namesOf(item.proposers) },
  { words: { zh: '代表团', en: 'Delegation' }, width: 20, read: (item) => item.delegation },
  { words: { zh: '附议人数', en: 'Seconds' }, width: 10, kind: 'number', read: (item) => item.seconds },
  { words: { zh: '主办单位', en: 'Lead unit' }, width: 20, read: (item) => item.leadUnit?.name ?? null },
  { words: { zh: '协办单位', en: 'Supporting units' }, width: 24, read: (item) => namesOf(item.supportingUnits) },
  { words: { zh: '重点提案', en: 'Key' }, width: 10, read: (item) => (item.isKey ? yes : null) },
  { words: { zh: '校领导领办', en: 'Taken up by a leader' }, width: 12, read: (item) => (item.ledByLeader ? yes : null) },
  { words: { zh: '答复类别', en: 'Class of reply' }, width: 24, read: (item) => (item.replyClass ? classNames[item.replyClass] : null) },
  { words: { zh: '承诺完成日期', en: 'Promised by' }, width: 14, kind: 'date', read: (_item, row) => row.promiseDueOn },
  { words: { zh: '最近期限', en: 'Next deadline' }, width: 12, kind: 'date', read: (item) => (item.dueAt === null ? null : dayOf(new Date(Date.parse(item.dueAt) - 1))) },
  { words: { zh: '是否逾期', en: 'Overdue' }, width: 10, read: (item) => (item.overdue ? yes : null) },
  { words: { zh: '审理说明', en: 'Reason given' }, width: 36, read: (_item, row) => row.outcomeReason },
  { words: { zh: '最近更新', en: 'Last change' }, width: 12, kind: 'date', read: (item) => dayOf(new Date(item.changedAt)) },
]

/** Everything of a session but drafts: what was withdrawn, lapsed or is not public stands in it and says so. Its head says how many there are. */
export async function listSheet(context: RouteContext, sessionId: string): Promise<SheetFile> {
  const { db, actor, clock, locale } = context
  const session = await mustReadSession(context, sessionId)
  const count = await countIn(db, sessionId, listed)
  await write(context, async (trx) => trx.audit({ action: 'proposal_document.list', entity: { type: 'congress_session', id: sessionId }, details: { count } }))
  const day = today(clock)
  const watermark: Bilingual = { zh: `${actor.name} ${day} 导出，共 ${count} 件`, en: `${actor.name}, ${day}, ${count} in all` }
  return {
    fileName: `${session.title}${{ zh: '提案清单', en: ' proposals' }[locale]}-${day}.xlsx`,
    sheet: {
      name: { zh: '提案', en: 'Proposals' }[locale],
      columns: columns.map(({ words, width, kind }) => ({ header: words[locale], width, ...(kind ? { kind } : {}) })),
      rows: rowsOf(context, { sight: await sightOf(context), sessionId, states: listed }),
      watermark: watermark[locale],
    },
  }
}

async function* rowsOf(context: RouteContext, filter: ListFilter): AsyncGenerator<SheetCell[]> {
  let after: { key: string; id: string } | null = null
  for (;;) {
    const { rows: found }: CountedRows<Place> = await pageOfProposals(context.db, filter, { sort: 'number', limit: pageRows, after, counting: false })
    const ids = found.slice(0, pageRows).map(({ id }) => id)
    const rows = new Map((await proposalRows(context.db, ids)).map((row) => [row.id, row]))
    const show = await itemsOf(context, [...rows.values()])
    for (const row of ids.flatMap((id) => rows.get(id) ?? [])) yield cellsOf(show(row), row, context.locale)
    const last = found.at(pageRows - 1)
    if (!last || found.length <= pageRows) return
    after = { key: last.sortKey, id: last.id }
  }
}

function cellsOf(item: ListItem, row: ListRow, locale: keyof Bilingual): SheetCell[] {
  return columns.map(({ read }) => {
    const value = read(item, row)
    return typeof value === 'object' && value !== null ? value[locale] : value
  })
}

function namesOf(some: readonly { name: string }[]): Bilingual {
  const names = some.map(({ name }) => name)
  return { zh: joined(names, 'zh'), en: joined(names, 'en') }
}

function publicity({ number, state, mergedInto }: ListItem): Bilingual {
  if (state === 'withdrawn') return { zh: '已撤回，不公开', en: 'withdrawn, hidden' }
  if (number !== null) return { zh: '公开', en: 'public' }
  return mergedInto === null ? { zh: '未公开', en: 'hidden' } : { zh: '已并案，未公开', en: 'merged, hidden' }
}
