import type { Keys, ColumnCipher } from '../../kernel/crypto/keys.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { typedContent, type Content } from './placement.shapes.ts'

/** Seals and opens what is said about a child, bound to its application; and finds the same child by its number without reading it. */
export interface ChildSealer {
  seal(applicationId: string, content: Content): string
  open(applicationId: string, sealed: string): Content
  index(idNo: string): string
}

/** Everything about a child under 14 is sensitive: PIPL art. 28. */
export async function openChildSealer(keys: Keys, db: Db): Promise<ChildSealer> {
  const [cipher, index] = await Promise.all([contentCipher(keys, db), keys.blindIndex(db, 'child_id_no')])
  return {
    seal: (id, content) => cipher.seal(id, JSON.stringify(content)),
    open: (id, sealed) => typedContent.parse(JSON.parse(cipher.open(id, sealed))),
    index,
  }
}

function contentCipher(keys: Keys, db: Db): Promise<ColumnCipher> {
  return keys.cipher(db, 'placement_applications.content')
}
