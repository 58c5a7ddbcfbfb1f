import { write, type RequestContext } from '../../kernel/context.ts'
import { dayOf, shanghaiMinute } from '../../kernel/clock.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import type { DocBlock, DocContent } from '../documents/write-docx.ts'
import { shownCase, type CaseView } from './case-view.ts'

const words = {
  facts: { zh: '基本情况', en: 'Facts' },
  parties: { zh: '相关人员和单位', en: 'People and units' },
  waiting: { zh: '正在等待', en: 'Waiting for' },
  timeline: { zh: '办理经过', en: 'What happened' },
  comments: { zh: '留言', en: 'Comments' },
  files: { zh: '附件', en: 'Attachments' },
  number: { zh: '编号', en: 'Number' },
  state: { zh: '当前状态', en: 'State' },
  branch: { zh: '所属分工会', en: 'Branch' },
  opened: { zh: '提交日期', en: 'Opened' },
  changed: { zh: '最近更新', en: 'Last change' },
  relation: { zh: '身份', en: 'As' },
  name: { zh: '姓名或单位', en: 'Name' },
  action: { zh: '事项', en: 'What' },
  due: { zh: '期限', en: 'Due' },
  when: { zh: '时间', en: 'When' },
  by: { zh: '办理人', en: 'By' },
  content: { zh: '内容', en: 'Content' },
  printed: { zh: '打印', en: 'printed' },
} as const satisfies Record<string, Bilingual>

/** A case on paper, as the reader may see it. Who printed what, and when, stands in the audit log. */
export async function paperOf(context: RequestContext, caseId: string): Promise<{ name: string; paper: DocContent }> {
  const { actor, clock, locale } = context
  const view = await shownCase(context, caseId)
  await write(context, async (trx) => {
    trx.audit({ action: 'case.print', entity: { type: view.process, id: caseId }, unitId: view.unit?.unitId ?? null })
  })
  const say = (text: Bilingual) => text[locale]
  const subtitle = `${say(view.processTitle)}　${actor.name} ${shanghaiMinute(clock.now())} ${say(words.printed)}`
  return { name: `${view.number ?? say(view.processTitle)} ${view.title}`.slice(0, 80), paper: { title: view.title, subtitle, blocks: blocksOf(view, say) } }
}

type Say = (text: Bilingual) => string

function blocksOf(view: CaseView, say: Say): DocBlock[] {
  const { parties, waiting, timeline, comments, files } = view
  const facts: [Bilingual, string][] = [
    [words.number, view.number ?? '—'],
    [words.state, `${say(view.stateTitle)}：${say(view.says)}`],
    [words.branch, view.unit?.name ?? '—'],
    [words.opened, dayOf(new Date(view.openedAt))],
    [words.changed, dayOf(new Date(view.changedAt))],
  ]
  return [
    ...section(say(words.facts), [22, 78], { head: ['', ''], rows: facts.map(([label, value]) => [say(label), value]) }),
    ...section(say(words.parties), [30, 70], {
      head: [say(words.relation), say(words.name)],
      rows: parties.map((party) => [say(party.title), party.person?.name ?? party.unit?.name ?? '—']),
    }),
    ...section(say(words.waiting), [30, 45, 25], {
      head: [say(words.action), say(words.name), say(words.due)],
      rows: waiting.map((task) => [say(task.title), say(task.who), task.dueAt ? dayOf(new Date(Date.parse(task.dueAt) - 1)) : '—']),
    }),
    ...section(say(words.timeline), [19, 19, 18, 44], {
      head: [say(words.when), say(words.by), say(words.action), say(words.content)],
      rows: timeline.map((event) => [
        minuteOf(event.at),
        inNameOf(event),
        say(event.title),
        (event.entries ?? []).map((entry) => `${say(entry.label)}：${entry.value}`).join('\n'),
      ]),
    }),
    ...section(say(words.comments), [19, 19, 62], {
      head: [say(words.when), say(words.by), say(words.content)],
      rows: comments.map((comment) => [minuteOf(comment.at), comment.by, comment.text]),
    }),
    ...section(say(words.files), [60, 20, 20], { head: [say(words.files), say(words.by), say(words.when)], rows: files.map((file) => [file.name, file.by, minuteOf(file.at)]) }),
  ]
}

/** Nothing where there is nothing to say. */
function section(title: string, widths: number[], { head, rows }: { head: string[]; rows: string[][] }): DocBlock[] {
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: title },
    { kind: 'table', columns: head.map((header, at) => ({ header, widthPercent: widths[at] ?? 0 })), rows },
  ]
}

function inNameOf({ by, inNameOf: other }: CaseView['timeline'][number]): string {
  return other === null ? by : `${by}（${other}）`
}

function minuteOf(at: string): string {
  return shanghaiMinute(new Date(at))
}
