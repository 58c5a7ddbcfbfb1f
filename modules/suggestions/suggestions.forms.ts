import { z } from 'zod'
import { field } from '../../engines/cases/fields.ts'
import { day, id } from '../../kernel/contract.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { bodyText, outcome, titleText, type outcomes } from './suggestions.contract.ts'

// What is filled in for each action. The labels travel with the schema to whoever draws the form or reads the timeline.

export const outcomeNames: Record<(typeof outcomes)[number], Bilingual> = {
  adopted: { zh: '采纳', en: 'Adopted' },
  partly: { zh: '部分采纳', en: 'Partly adopted' },
  kept: { zh: '留作参考', en: 'Kept for reference' },
  declined: { zh: '不采纳', en: 'Not adopted' },
}

const longText = (zh: string, en: string, help?: Bilingual) => field({ label: { zh, en }, widget: 'longText', ...(help ? { help } : {}) })
const feedbackText = z
  .string()
  .trim()
  .min(10)
  .max(5_000)
  .meta(longText('反馈内容', 'Answer', { zh: '公开后全体教职工可见', en: 'Every colleague reads it once it is public' }))
const promiseOn = day
  .nullable()
  .default(null)
  .meta(field({ label: { zh: '承诺完成日期', en: 'Promised by' } }))
const chosenOutcome = outcome.meta(field({ label: { zh: '处理结果', en: 'Outcome' }, options: outcomeNames }))

export const PassOnForm = z.object({
  departmentId: id.meta(field({ label: { zh: '承办部门', en: 'Department' }, widget: 'department' })),
  isPublic: z
    .boolean()
    .default(true)
    .meta(field({ label: { zh: '公开展示', en: 'Show to all colleagues' }, help: { zh: '公开后其他教职工可以看到并支持', en: 'Others can then read and support it' } })),
  note: z.string().trim().max(500).default('').meta(longText('转办说明', 'Note')),
})
export const AnswerForm = z.object({ outcome: chosenOutcome, text: feedbackText, promiseOn })
export const DecideForm = AnswerForm.extend({
  isPublic: z
    .boolean()
    .default(true)
    .meta(field({ label: { zh: '公开反馈', en: 'Publish it' } })),
})
export const ReasonForm = z.object({ reason: z.string().trim().min(2).max(1_000).meta(longText('理由', 'Reason')) })
export const AmendForm = z.object({
  title: titleText.meta(field({ label: { zh: '标题', en: 'Title' } })),
  body: bodyText.meta(longText('建议内容', 'Suggestion')),
  reason: z
    .string()
    .trim()
    .min(2)
    .max(500)
    .meta(longText('修改原因', 'Why', { zh: '文字改动后，已有的支持作废，支持人会收到通知', en: 'Support given to the old text is void, and its supporters are told' })),
})
export const DoneForm = z.object({ report: z.string().trim().min(5).max(5_000).meta(longText('落实情况', 'What was done')) })
export const AwardForm = z.object({
  award: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .meta(field({ label: { zh: '奖励名称', en: 'Award' }, help: { zh: '如“年度金点子一等奖”', en: 'such as “Idea of the year”' } })),
})
export const ProjectForm = z.object({
  year: z
    .number()
    .int()
    .min(2000)
    .max(2100)
    .meta(field({ label: { zh: '列入年度', en: 'Year' } })),
})
