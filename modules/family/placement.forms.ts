import { z } from 'zod'
import { field } from '../../engines/cases/fields.ts'

// What is filled in for each step. What is entered here stays in the case for good: nothing of it names the child.

const noNames = { zh: '请不要写孩子的姓名和证件号。', en: 'Do not write the child’s name or number.' }

export const OpinionForm = z.object({
  opinion: z
    .string()
    .trim()
    .max(300)
    .default('')
    .meta(field({ label: { zh: '意见', en: 'Opinion' }, help: noNames, widget: 'longText' })),
})

export const ReasonForm = z.object({
  reason: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta(field({ label: { zh: '理由', en: 'Reason' }, help: { zh: `会原样告诉申请人。${noNames.zh}`, en: `The applicant reads it. ${noNames.en}` }, widget: 'longText' })),
})

export const MoreForm = z.object({
  what: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta(field({ label: { zh: '还缺什么', en: 'What is missing' }, help: { zh: '如：居住证明；户口簿首页。', en: 'Proof of residence, say.' }, widget: 'longText' })),
  workingDays: z
    .number()
    .int()
    .min(1)
    .max(30)
    .meta(field({ label: { zh: '几个工作日内补齐', en: 'Within so many working days' } })),
})
