import { classifyQuery } from './rules/search-terms.ts'
import type { StaffSealer } from './staff-columns.ts'

/** How a typed query is looked up. */
export type QueryTerms =
  | { kind: 'terms'; terms: string[] }
  /** One Latin letter matches a fifth of everybody: the order by pinyin answers it without the terms. */
  | { kind: 'letter'; letter: string }
  /** Digits that may be a phone, its end, or a staff number. */
  | { kind: 'digits'; column: 'phone_index' | 'phone_last4_index'; index: string; terms: string[] }

export function lookUp(typed: string, sealer: StaffSealer): QueryTerms {
  const query = classifyQuery(typed)
  switch (query.kind) {
    case 'phone':
      return { kind: 'digits', column: 'phone_index', index: sealer.indexPhone(query.full), terms: query.terms }
    case 'last4':
      return { kind: 'digits', column: 'phone_last4_index', index: sealer.indexLast4(query.digits), terms: query.terms }
    case 'terms': {
      const only = query.terms.length === 1 ? query.terms[0] : undefined
      return only && /^[a-z]$/.test(only) ? { kind: 'letter', letter: only } : { kind: 'terms', terms: query.terms }
    }
  }
}
