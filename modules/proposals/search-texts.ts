import { indexDocument, removeDocument } from '../../engines/search/search.ts'
import type { Trx } from '../../kernel/db/handle.ts'

/** From the moment when it leaves its proposers' hands a proposal is found by likeness; a draft never is. */
export function indexProposal(trx: Trx, { id, title, reason, suggestion }: { id: string; title: string; reason: string; suggestion: string }): Promise<void> {
  return indexDocument(trx, { kind: 'proposal', id, title, text: `${reason}\n${suggestion}` })
}

export function unindexProposal(trx: Trx, id: string): Promise<void> {
  return removeDocument(trx, 'proposal', id)
}
