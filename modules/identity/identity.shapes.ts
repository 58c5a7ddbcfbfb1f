import { z } from 'zod'

/** Full-width letters and digits from a Chinese keyboard count as the plain ones; case does not count. */
export const username = z
  .string()
  .max(64)
  .transform((typed) => typed.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().min(1).max(64))

export const newUsername = username.pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/))

export const newPassword = z.string().min(1).max(200)

/** A code as people type it: with spaces, hyphens, small letters. */
export const wholeCode = z.string().trim().min(1).max(40)
