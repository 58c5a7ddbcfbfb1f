import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/auth/actor.ts'

/** What supporters support: this title and these words, and no others. */
export function hashOf(text: { title: string; body: string }): string {
  return createHash('sha256')
    .update(JSON.stringify([text.title, text.body]))
    .digest('hex')
}

/** The month in China in which an instant of that day counts: `YYYY-MM`. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** States in which others may still support it. */
export const supportable: readonly string[] = ['submitted', 'handling', 'answered']

/**
 * Who stands in events, audit and timeline where the author is hidden. No session and no token is ever this actor:
 * only the module itself acts under it, after it has made sure that the person is the author.
 */
export const hiddenAuthor: Actor = {
  accountId: '00000000-0000-0000-0000-00000000a001',
  staffId: null,
  name: '匿名教职工',
  via: 'session',
  sessionId: null,
  permissions: new Map(),
}
