import type { Actor } from '../../kernel/auth/actor.ts'

const subjectTypes = new Set<string>()

/** Answers about such subjects stand in the audit log under no name: that somebody was asked would already tell who they are. */
export function answerUnnamed(subjectType: string): void {
  subjectTypes.add(subjectType)
}

export function isUnnamed(subjectType: string): boolean {
  return subjectTypes.has(subjectType)
}

export const unnamedRespondent: Actor = {
  accountId: '00000000-0000-0000-0000-00000000a002',
  staffId: null,
  name: '匿名教职工',
  via: 'session',
  sessionId: null,
  permissions: new Map(),
}
