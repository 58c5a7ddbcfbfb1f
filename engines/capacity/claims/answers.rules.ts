import { assertNever, type AppError } from '../../../kernel/errors.ts'
import { answersDoNotFit } from '../capacity.errors.ts'
import type { Question } from '../offer-rules.ts'

/** The longest text that answers a question. */
export const answerMost = 500

/** Why these answers are none to what the offer asks; null: they fit. */
export function answersRefusal(questions: readonly Question[], answers: Readonly<Record<string, unknown>>): AppError | null {
  const asked = new Set(questions.map(({ key }) => key))
  const stray = Object.keys(answers).find((key) => !asked.has(key))
  if (stray !== undefined) return answersDoNotFit({ question: stray })
  const wrong = questions.find((question) => !isAnswered(question, answers[question.key] ?? null))
  return wrong === undefined ? null : answersDoNotFit({ question: wrong.label })
}

function isAnswered({ kind, choices, required }: Question, answer: unknown): boolean {
  if (answer === null) return !required
  switch (kind) {
    case 'text':
      return typeof answer === 'string' && isStorable(answer) && (!required || answer.trim() !== '')
    case 'choice':
      return typeof answer === 'string' && choices.includes(answer)
    case 'yes':
      // What must be agreed to is not answered by "no".
      return answer === true || (answer === false && !required)
    default:
      return assertNever(kind)
  }
}

/** PostgreSQL stores neither NUL nor half a character. */
function isStorable(text: string): boolean {
  return text.length <= answerMost && !text.includes('\0') && text.isWellFormed()
}
