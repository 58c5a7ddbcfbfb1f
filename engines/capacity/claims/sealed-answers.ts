import type { Keys } from '../../../kernel/crypto/keys.ts'
import type { Db } from '../../../kernel/db/handle.ts'

export type Answers = Record<string, string | boolean>

/** Seals and opens what somebody wrote in their own words: an address, a number to ring. What was chosen of a list stays countable. */
export interface AnswerSealer {
  seal(enrolmentId: string, questions: readonly { key: string; kind: string }[], answers: Readonly<Record<string, unknown>>): Answers
  open(enrolmentId: string, answers: Answers): Answers
}

/** Before what is sealed; a text without it was written before texts were sealed. */
export const sealedMark = 'sealed:'

export async function answerSealer(keys: Keys, db: Db): Promise<AnswerSealer> {
  const cipher = await keys.cipher(db, 'enrolments.answers')
  const rowOf = (enrolmentId: string, key: string) => `${enrolmentId}/${key}`
  return {
    seal: (enrolmentId, questions, answers) => {
      const written = new Set(questions.flatMap(({ key, kind }) => (kind === 'text' ? [key] : [])))
      const sealOne = (key: string, answer: string) => (written.has(key) && answer !== '' ? `${sealedMark}${cipher.seal(rowOf(enrolmentId, key), answer)}` : answer)
      return each(answers, sealOne)
    },
    open: (enrolmentId, answers) =>
      each(answers, (key, answer) => (answer.startsWith(sealedMark) ? cipher.open(rowOf(enrolmentId, key), answer.slice(sealedMark.length)) : answer)),
  }
}

function each(answers: Readonly<Record<string, unknown>>, change: (key: string, answer: string) => string): Answers {
  const changed = Object.entries(answers).flatMap(([key, answer]): [string, string | boolean][] => {
    if (typeof answer === 'boolean') return [[key, answer]]
    return typeof answer === 'string' ? [[key, change(key, answer)]] : []
  })
  return Object.fromEntries(changed)
}
