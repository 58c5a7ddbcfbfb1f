import { z } from 'zod'
import { invalidInput, type Bilingual } from '../../kernel/errors.ts'

/** What was entered, as the form reads it. Throws `invalid_input` with the place and reason of each fault, in both languages. */
export function parseForm(form: z.ZodType | undefined, input: unknown): unknown {
  const schema = form ?? z.object({})
  const parsed = parseIn('zh', schema, input)
  if (parsed.success) return parsed.data
  const inEnglish = parseIn('en', schema, input).error?.issues ?? []
  const issues = parsed.error.issues.map((issue, index) => ({
    path: issue.path.join('.'),
    message: { zh: issue.message, en: inEnglish[index]?.message ?? issue.message },
  }))
  throw invalidInput({ count: issues.length, issues })
}

function parseIn(locale: keyof Bilingual, schema: z.ZodType, input: unknown) {
  // What the form itself says about a field comes before these words.
  return schema.safeParse(input ?? {}, { error: (issue) => wordsOf(issue)[locale] })
}

function wordsOf(issue: z.core.$ZodRawIssue): Bilingual {
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) return missing
  if (issue.code === 'too_small') return tooSmall(issue.origin, issue.minimum)
  if (issue.code === 'too_big') return tooBig(issue.origin, issue.maximum)
  if (issue.code === 'invalid_value') return { zh: '请从列出的选项中选择。', en: 'Choose one of those listed.' }
  return { zh: '填写的内容不合要求。', en: 'This is not what is asked for.' }
}

const missing: Bilingual = { zh: '请填写。', en: 'Please fill this in.' }

function tooSmall(origin: string, minimum: number | bigint): Bilingual {
  if (Number(minimum) <= 1 && origin === 'string') return missing
  if (origin === 'string') return { zh: `至少 ${minimum} 字。`, en: `At least ${minimum} characters.` }
  if (origin === 'array') return { zh: `至少选 ${minimum} 项。`, en: `Choose at least ${minimum}.` }
  return { zh: `不能小于 ${minimum}。`, en: `At least ${minimum}.` }
}

function tooBig(origin: string, maximum: number | bigint): Bilingual {
  if (origin === 'string') return { zh: `最多 ${maximum} 字。`, en: `At most ${maximum} characters.` }
  if (origin === 'array') return { zh: `最多选 ${maximum} 项。`, en: `Choose at most ${maximum}.` }
  return { zh: `不能大于 ${maximum}。`, en: `At most ${maximum}.` }
}
