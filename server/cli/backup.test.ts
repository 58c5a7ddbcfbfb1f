import { copyFile, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openInstallation, runCommand, type Installation } from '../testing/installation.ts'

const made = z.object({ tables: z.number().min(20), rows: z.number().min(3000), files: z.number() })
const audit = z.object({ intact: z.literal(true), unsealedEntries: z.number(), sealedEntries: z.number() })

let here: Installation
let folder: string
let archive: string

beforeAll(async () => {
  here = await openInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tongxin 备份-'))
  archive = join(folder, '同心.tar.gz')
})
afterAll(async () => {
  await here.remove()
  await rm(folder, { recursive: true, force: true })
})

test('a backup restored into an empty folder is the same installation, healthy and whole', { timeout: 180_000 }, async () => {
  const backup = await here.run(['backup', archive, '--json'])
  expect(backup).toMatchObject({ code: 0 })
  const before = made.parse(JSON.parse(backup.output))
  expect((await stat(archive)).mode & 0o077).toBe(0)

  // On an embedded database of its own, with nothing but the archive and the key file.
  const there = { TONGXIN_DATA: join(folder, '恢复'), TONGXIN_KEY_FILE: join(folder, 'key.json') }
  await mkdir(there.TONGXIN_DATA)
  await copyFile(join(here.dataDir, 'secrets', 'key.json'), there.TONGXIN_KEY_FILE)
  const restored = await runCommand(['restore', archive], there)
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining(`${before.rows} 行 rows`) })

  expect((await runCommand(['doctor'], there)).code).toBe(0)
  const [kept, was] = await Promise.all([runCommand(['verify', 'audit', '--json'], there), here.run(['verify', 'audit', '--json'])])
  expect(audit.parse(jsonIn(kept.output))).toEqual(audit.parse(jsonIn(was.output)))
  const again = await runCommand(['backup', join(folder, 'again.tar.gz'), '--json'], there)
  expect(made.parse(jsonIn(again.output))).toEqual(before)
})

test('an installation that has data is not overwritten', async () => {
  const { code, output } = await here.run(['restore', archive])
  expect([code, output]).toEqual([1, expect.stringMatching(/^\p{Script=Han}[^\n]*\n[^\n]*\n$/u)])
})

test('an archive that is none is refused in words', async () => {
  const { code, output } = await here.run(['restore', join(here.dataDir, 'secrets', 'key.json')])
  expect([code, output]).toEqual([1, expect.not.stringContaining('    at ')])
})

/** The result stands on stdout; what the embedded database says goes to stderr before it. */
function jsonIn(output: string): unknown {
  return JSON.parse(output.slice(output.search(/^\{$/m)))
}
