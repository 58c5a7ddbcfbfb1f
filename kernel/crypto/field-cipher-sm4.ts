import { createCipheriv, createDecipheriv, createHmac, createSecretKey, getCiphers, getHashes, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { FieldCipher } from './field-cipher.ts'

const SM4_KEY_BYTES = 16
const MAC_KEY_BYTES = 32
const IV_BYTES = 16
const TAG_BYTES = 32

/** False on an OpenSSL built without the national ciphers: then a tenant cannot choose them. */
export function sm4Available(): boolean {
  return getCiphers().includes('sm4-ctr') && getHashes().includes('sm3')
}

/** National ciphers (GB/T 32907, GB/T 32905): Node has no SM4-GCM, so SM4-CTR, then HMAC-SM3 under a key of its own. */
export const sm4CtrHmac: FieldCipher = {
  name: 'sm4-ctr-hmac-sm3',
  keyBytes: SM4_KEY_BYTES + MAC_KEY_BYTES,
  encrypt(dek, context, plaintext) {
    const { encryptionKey, macKey } = splitKey(dek)
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('sm4-ctr', encryptionKey, iv)
    const body = Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final()])
    return Buffer.concat([body, tagOf(macKey, context, body)])
  },
  decrypt(dek, context, body) {
    const { encryptionKey, macKey } = splitKey(dek)
    if (body.length < IV_BYTES + TAG_BYTES) throw new RangeError('sealed text too short')
    const signed = body.subarray(0, -TAG_BYTES)
    if (!timingSafeEqual(tagOf(macKey, context, signed), body.subarray(-TAG_BYTES))) throw new Error('tag does not match')
    const decipher = createDecipheriv('sm4-ctr', encryptionKey, signed.subarray(0, IV_BYTES))
    return decipher.update(signed.subarray(IV_BYTES), undefined, 'utf8') + decipher.final('utf8')
  },
}

function tagOf(macKey: KeyObject, context: Buffer, body: Buffer): Buffer {
  // The length first: otherwise bytes could move between context and body under the same tag.
  const length = Buffer.alloc(4)
  length.writeUInt32BE(context.length)
  return createHmac('sm3', macKey).update(length).update(context).update(body).digest()
}

type KeyPair = { encryptionKey: KeyObject; macKey: KeyObject }
const keyPairs = new WeakMap<KeyObject, KeyPair>()

function splitKey(dek: KeyObject): KeyPair {
  const known = keyPairs.get(dek)
  if (known) return known
  const bytes = dek.export()
  const pair = {
    encryptionKey: createSecretKey(bytes.subarray(0, SM4_KEY_BYTES)),
    macKey: createSecretKey(bytes.subarray(SM4_KEY_BYTES)),
  }
  keyPairs.set(dek, pair)
  return pair
}
