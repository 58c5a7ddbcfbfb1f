import { z } from 'zod'

/** What a person wrote, without what stands before and behind it; NUL is in no text, and PostgreSQL takes none. */
export function text(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\0]*$/)
}
