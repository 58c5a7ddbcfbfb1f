import type { Bilingual } from '../../kernel/errors.ts'
import type { Message } from '../notify/notify.ts'
import type { CaseRow, Process } from './process.ts'

/** What cases tell people of, as they may mute it. */
export const caseKinds: Record<string, Bilingual> = {
  'case.waiting': { zh: '有事项等我办理', en: 'Something waits for me' },
  'case.moved': { zh: '事项有进展', en: 'A matter has moved on' },
  'case.comment': { zh: '事项有新留言', en: 'A new comment' },
  'case.due_soon': { zh: '事项快到期', en: 'A deadline is near' },
  'case.overdue': { zh: '事项已逾期', en: 'A deadline has passed' },
  'case.calendar_missing': { zh: '放假安排未录入', en: 'A year’s holidays are not entered' },
}

export interface Telling {
  kind: keyof typeof caseKinds
  title: Bilingual
  body: Bilingual
  urgency: Message['urgency']
  /** What makes it one message; a job that runs twice tells once. */
  key: string
}

/** The same message to several people. */
export function tellAll({ process, row, to }: { process: Process; row: CaseRow; to: Iterable<string> }, { key, ...telling }: Telling): Message[] {
  return [...new Set(to)].map((staffId) => ({
    ...telling,
    to: staffId,
    path: process.path(row.id),
    subject: { type: 'case', id: row.id },
    key: `case:${row.id}:${key}:${staffId}`,
  }))
}

/** 《关于热水的提案》 and what there is to say of it. */
export function about(row: CaseRow, words: Bilingual): Bilingual {
  return { zh: `《${row.title}》${words.zh}`, en: `“${row.title}”: ${words.en}` }
}
