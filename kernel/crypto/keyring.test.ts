import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataKey } from './field-cipher.ts'
import { addKeyVersion, createKeyFile, openKeyring } from './keyring.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), '同心 keys-'))
  file = join(folder, 'key.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a data key comes back as it was wrapped', async () => {
  await createKeyFile(file)
  const keyring = await openKeyring(file)
  const dek = makeDataKey()
  expect(keyring.unwrap(keyring.wrap(dek)).equals(dek)).toBe(true)
})

test.skipIf(process.platform === 'win32')('the key file is readable by its owner only', async () => {
  await createKeyFile(file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await addKeyVersion(file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('an existing key file is never overwritten', async () => {
  await createKeyFile(file)
  const before = await readFile(file, 'utf8')
  await expect(createKeyFile(file)).rejects.toMatchObject({ code: 'crypto.key_file_exists' })
  expect(await readFile(file, 'utf8')).toBe(before)
})

test('after a rotation the old data keys still open and new ones use the new version', async () => {
  await createKeyFile(file)
  const dek = makeDataKey()
  const wrapped = (await openKeyring(file)).wrap(dek)
  expect(await addKeyVersion(file)).toBe('v2')
  const rotated = await openKeyring(file)
  expect(rotated.current).toBe('v2')
  expect(rotated.unwrap(wrapped).equals(dek)).toBe(true)
  expect(rotated.isCurrent(wrapped)).toBe(false)
  const rewrapped = rotated.wrap(dek)
  expect(rewrapped.startsWith('v2.')).toBe(true)
  expect(rotated.isCurrent(rewrapped)).toBe(true)
})

test('the key file of another installation is refused by name of the version', async () => {
  await createKeyFile(file)
  const other = join(folder, 'other.json')
  await createKeyFile(other)
  const wrapped = (await openKeyring(file)).wrap(makeDataKey())
  const stranger = await openKeyring(other)
  expect(() => stranger.unwrap(wrapped)).toThrow(expect.objectContaining({ code: 'crypto.key_does_not_fit' }))
  expect(() => stranger.unwrap(wrapped.replace('v1.', 'v9.'))).toThrow(expect.objectContaining({ code: 'crypto.key_version_unknown' }))
})

test('a wrapped key cannot be relabelled to another version', async () => {
  await createKeyFile(file)
  const wrapped = (await openKeyring(file)).wrap(makeDataKey())
  await addKeyVersion(file)
  const rotated = await openKeyring(file)
  expect(() => rotated.unwrap(wrapped.replace('v1.', 'v2.'))).toThrow(expect.objectContaining({ code: 'crypto.key_does_not_fit' }))
})

test('a missing key file is named in the error', async () => {
  await expect(openKeyring(file)).rejects.toMatchObject({ code: 'crypto.key_file_missing', details: { file } })
})

test.skipIf(process.platform === 'win32')('a key file that others can read is refused', async () => {
  await createKeyFile(file)
  await chmod(file, 0o644)
  await expect(openKeyring(file)).rejects.toMatchObject({ code: 'crypto.key_file_open_to_others', details: { mode: '644' } })
})

test.each([
  ['not JSON', '{'],
  ['no current key', JSON.stringify({ current: 'v2', keys: { v1: 'A'.repeat(44) } })],
  ['a short key', JSON.stringify({ current: 'v1', keys: { v1: 'AAAA' } })],
  ['an inherited name as version', JSON.stringify({ current: 'toString', keys: {} })],
])('a damaged key file is refused: %s', async (_, content) => {
  await writeFile(file, content, { mode: 0o600 })
  await expect(openKeyring(file)).rejects.toMatchObject({ code: 'crypto.key_file_malformed' })
})
