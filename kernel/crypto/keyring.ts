import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keyDoesNotFit, keyFileExists, keyFileMalformed, keyFileMissing, keyFileOpenToOthers, keyVersionUnknown } from './crypto.errors.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The key-encryption keys. They wrap data keys and nothing else; they never enter the database or a backup. */
export type Keyring = {
  readonly current: string
  /** Returns `<version>.<base64url>`, sealed under the current version. */
  wrap(dek: KeyObject): string
  /** Opens a data key wrapped under any version that the file still holds. */
  unwrap(wrapped: string): KeyObject
  /** False after a rotation: then wrap(unwrap(wrapped)) brings it to the current version. */
  isCurrent(wrapped: string): boolean
}

type KeyFile = { current: string; keys: Record<string, string> }

/** Reads the key file once. Throws a typed error that says how to mend it: missing, open to others, damaged. */
export async function openKeyring(keyFile: string): Promise<Keyring> {
  const { current, keys } = await readKeyFile(keyFile)
  const keyByVersion = new Map(Object.entries(keys).map(([version, text]) => [version, createSecretKey(text, 'base64')]))
  const keyOf = (version: string): KeyObject => {
    const key = keyByVersion.get(version)
    if (!key) throw keyVersionUnknown({ version })
    return key
  }
  return {
    current,
    wrap: (dek) => wrapKey(keyOf(current), current, dek),
    unwrap: (wrapped) => {
      const version = versionOf(wrapped)
      return unwrapKey(keyOf(version), version, wrapped)
    },
    isCurrent: (wrapped) => versionOf(wrapped) === current,
  }
}

/** Makes the file with its first key, readable by this account only. Never overwrites. */
export async function createKeyFile(keyFile: string): Promise<void> {
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 })
  await writeSecretFile(keyFile, { current: 'v1', keys: { v1: newKeyText() } }).catch((error: unknown) => {
    if (isNodeError(error, 'EEXIST')) throw keyFileExists({ file: keyFile })
    throw error
  })
}

/**
 * Rotates: adds a key, makes it current, keeps the older ones so that what they wrapped still opens.
 * The file is replaced in one step: a crash leaves the old or the new one, never half of either.
 */
export async function addKeyVersion(keyFile: string): Promise<string> {
  const { keys } = await readKeyFile(keyFile)
  const next = `v${Math.max(...Object.keys(keys).map((version) => Number(version.slice(1)))) + 1}`
  const temporary = `${keyFile}.${randomBytes(6).toString('hex')}`
  await writeSecretFile(temporary, { current: next, keys: { ...keys, [next]: newKeyText() } })
  await rename(temporary, keyFile)
  return next
}

function wrapKey(key: KeyObject, version: string, dek: KeyObject): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(wrapContext(version))
  const sealed = Buffer.concat([nonce, cipher.update(dek.export()), cipher.final(), cipher.getAuthTag()])
  return `${version}.${sealed.toString('base64url')}`
}

function unwrapKey(key: KeyObject, version: string, wrapped: string): KeyObject {
  const sealed = Buffer.from(wrapped.slice(version.length + 1), 'base64url')
  if (sealed.length <= NONCE_BYTES + TAG_BYTES) throw keyDoesNotFit({ version })
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(wrapContext(version)).setAuthTag(sealed.subarray(-TAG_BYTES))
    const bytes = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return createSecretKey(bytes)
  } catch {
    // The tag did not match: another university's key file under the same version name.
    throw keyDoesNotFit({ version })
  }
}

function wrapContext(version: string): Buffer {
  return Buffer.from(`data-key|${version}`)
}

function versionOf(wrapped: string): string {
  return wrapped.slice(0, Math.max(0, wrapped.indexOf('.')))
}

function newKeyText(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

async function readKeyFile(file: string): Promise<KeyFile> {
  const found = await stat(file).catch((error: unknown) => {
    if (isNodeError(error, 'ENOENT')) throw keyFileMissing({ file })
    throw error
  })
  // Windows keeps no such mode bits; there the folder's access list protects the file.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw keyFileOpenToOthers({ file, mode: (found.mode & 0o777).toString(8) })
  }
  const content = parseKeyFile(await readFile(file, 'utf8'))
  if (!content) throw keyFileMalformed({ file })
  return content
}

function parseKeyFile(text: string): KeyFile | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(parsed) || typeof parsed.current !== 'string' || !isRecord(parsed.keys)) return null
  const keys: Record<string, string> = {}
  for (const [version, key] of Object.entries(parsed.keys)) {
    if (!/^v[1-9]\d*$/.test(version) || typeof key !== 'string' || Buffer.from(key, 'base64').length !== KEY_BYTES) return null
    keys[version] = key
  }
  return Object.hasOwn(keys, parsed.current) ? { current: parsed.current, keys } : null
}

async function writeSecretFile(file: string, content: KeyFile): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNodeError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
