import { z } from 'zod'
import { invalidInput } from '../../kernel/errors.ts'

/** What was entered, as the form reads it. Throws `invalid_input` with the place and reason of each fault. */
export function parseForm(form: z.ZodType | undefined, input: unknown): unknown {
  const parsed = (form ?? z.object({})).safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  throw invalidInput({ count: issues.length, issues })
}
