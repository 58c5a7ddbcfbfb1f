import { createHmac } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** What may be looked up by equality. Never sex, grade or diagnosis: so few values that counting reveals them. */
export type BlindIndexPurpose = 'id_no' | 'phone_full' | 'phone_last4' | 'username_tried' | 'checkin_code' | 'child_id_no'

const INDEX_CHARS = 22

/**
 * HMAC-SHA256 under a key of its own, 22 characters base64url (132 bits). The value must be normalised already:
 * equal people must give equal bytes. The purpose is part of the message, so that equal values under two purposes
 * cannot be matched with each other.
 */
export function blindIndex(key: KeyObject, purpose: BlindIndexPurpose, normalisedValue: string): string {
  return createHmac('sha256', key).update(`${purpose}\0${normalisedValue}`).digest('base64url').slice(0, INDEX_CHARS)
}
