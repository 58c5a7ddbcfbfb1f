import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, randomFillSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { fieldNotOpened } from './crypto.errors.ts'

const FORMAT = 'v1.'
const VERSION_BYTES = 2
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Where a protected value lives. It is bound to this place: a copy in another row or column does not open. */
export type FieldPlace = { table: string; column: string; rowId: string }

/** An authenticated cipher for short texts. Bodies carry their own nonce and tag. `decrypt` throws on any change. */
export type FieldCipher = {
  readonly name: 'aes-256-gcm' | 'sm4-ctr-hmac-sm3'
  readonly keyBytes: number
  encrypt(dek: KeyObject, context: Buffer, plaintext: string): Buffer
  decrypt(dek: KeyObject, context: Buffer, body: Buffer): string
}

/**
 * One data key of a tenant and column. `keyVersion` (1–65535) goes into every ciphertext.
 * The cipher belongs to the key, so that a tenant changes cipher by rotating its data key.
 * `dek` is a KeyObject: it cannot be logged by accident, and Node 24 seals four times faster with it than with bytes.
 */
export type DataKey = { keyVersion: number; dek: KeyObject; cipher?: FieldCipher }

/** Returns `v1.` + base64url of [key version, 2 bytes][nonce][ciphertext][tag]. Sealing a value twice gives two texts. */
export function sealField(key: DataKey, place: FieldPlace, plaintext: string): string {
  const body = (key.cipher ?? aesGcm).encrypt(key.dek, contextOf(place), plaintext)
  const sealed = Buffer.allocUnsafe(VERSION_BYTES + body.length)
  sealed.writeUInt16BE(key.keyVersion, 0)
  body.copy(sealed, VERSION_BYTES)
  return FORMAT + sealed.toString('base64url')
}

/** `keys` are all data keys of this tenant and column, retired ones included. Throws `crypto.field_not_opened`. */
export function openField(keys: readonly DataKey[], place: FieldPlace, sealed: string): string {
  const version = keyVersionOf(sealed)
  const key = keys.find((candidate) => candidate.keyVersion === version)
  if (!key) throw notOpened(place)
  try {
    const body = Buffer.from(sealed.slice(FORMAT.length), 'base64url').subarray(VERSION_BYTES)
    return (key.cipher ?? aesGcm).decrypt(key.dek, contextOf(place), body)
  } catch {
    throw notOpened(place)
  }
}

/** Which data key sealed this text, or null if it is no sealed text: tells a rotation what is left to do. */
export function keyVersionOf(sealed: string): number | null {
  if (!sealed.startsWith(FORMAT)) return null
  const head = Buffer.from(sealed.slice(FORMAT.length, FORMAT.length + 4), 'base64url')
  return head.length >= VERSION_BYTES ? head.readUInt16BE(0) : null
}

export function makeDataKey(cipher: FieldCipher = aesGcm): KeyObject {
  return createSecretKey(randomBytes(cipher.keyBytes))
}

export const aesGcm: FieldCipher = {
  name: 'aes-256-gcm',
  keyBytes: 32,
  encrypt(dek, context, plaintext) {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', dek, nonce).setAAD(context)
    return Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  decrypt(dek, context, body) {
    const decipher = createDecipheriv('aes-256-gcm', dek, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(context).setAuthTag(body.subarray(-TAG_BYTES))
    return decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  },
}

// Random nonces are drawn 1,024 at a time: one by one they cost more than the encryption itself.
const noncePool = Buffer.alloc(NONCE_BYTES * 1024)
let nonceOffset = noncePool.length

function nextNonce(): Buffer {
  if (nonceOffset === noncePool.length) {
    randomFillSync(noncePool)
    nonceOffset = 0
  }
  return noncePool.subarray(nonceOffset, (nonceOffset += NONCE_BYTES))
}

function contextOf({ table, column, rowId }: FieldPlace): Buffer {
  return Buffer.from(`${table}|${column}|${rowId}`)
}

function notOpened({ table, column }: FieldPlace) {
  return fieldNotOpened({ table, column })
}
