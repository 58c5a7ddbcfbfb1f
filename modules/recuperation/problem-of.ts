import type { AppError, Bilingual } from '../../kernel/errors.ts'

/** A refusal as the wire tells it beside a button. */
export function problemOf({ code, text }: AppError): { code: string; text: Bilingual } {
  return { code, text }
}
