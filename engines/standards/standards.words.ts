import type { Bilingual } from '../../kernel/errors.ts'

/** What the audit log says of standards: the area with its actions, and the object. */
export const auditWords: Record<string, Bilingual> = {
  standard: { zh: '标准', en: 'Standard' },
  'standard.introduce': { zh: '发布标准', en: 'Introduced a standard' },
  'standard.correct': { zh: '更正标准', en: 'Corrected a standard' },
}

export const auditEntities: Record<string, Bilingual> = {
  standard: { zh: '标准', en: 'Standard' },
}
