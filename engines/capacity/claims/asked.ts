import { createHash } from 'node:crypto'
import type { Keys } from '../../../kernel/crypto/keys.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { Asking } from './claims.types.ts'

/**
 * What a press asked for, short: to tell the same press again from another one with the same key. Identity numbers go
 * in by their keyed index, since few enough are possible to find one from a plain digest.
 */
export async function askedOf(keys: Keys, db: Db, { optionId, choices, party, answers, companions }: Asking): Promise<string> {
  if (choices === null && answers === null && companions.length === 0) return `${optionId}/${party}`
  const indexOf = companions.some(({ idNo }) => idNo !== null) ? await keys.blindIndex(db, 'id_no') : () => null
  const others = companions.map(({ name, relation, idNo }) => [name, relation, idNo === null ? null : indexOf(idNo)])
  return createHash('sha256')
    .update(JSON.stringify([optionId, choices, party, answers, others]))
    .digest('base64url')
    .slice(0, 32)
}
