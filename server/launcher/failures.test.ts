import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { prepareBinaries, type Binaries } from './binaries.ts'
import { createCluster } from './cluster.ts'
import { explainError, explainOutput } from './failures.ts'
import { startEmbedded } from './launcher.ts'
import { refusalOf, startHere, temporaryFolder } from './launcher.testing.ts'
import { settlePlace } from './place.ts'

test('a disk that fills while the cluster is made is one clear line, and nothing half-made stays', async () => {
  const folder = await temporaryFolder()
  const real = await prepareBinaries(await settlePlace(join(folder, 'roomy')))
  const small = await tryMountSmall(join(folder, 'small'))
  const place = await settlePlace(join(folder, 'small/data'))
  // Only root may mount; elsewhere a program that fails with initdb's own words stands in for the full disk.
  const binaries = small ? real : await initdbOnFullDisk(folder, real)
  const refusal = await refusalOf(createCluster(place, binaries, 'secret'))
  expect(refusal).toMatchObject({ code: 'launcher.disk_full', details: { path: place.home } })
  expect(readdirSync(place.home)).toEqual([])
})

test('a full disk at a later start is one clear line, and the data are there when there is room again', async () => {
  const dataDir = await temporaryFolder()
  await (await startHere(dataDir)).stop()
  const written = join(dataDir, 'pg/postmaster.opts')
  await rm(written)
  // The kernel itself refuses: postgres writes this file at every start.
  await symlink('/dev/full', written)
  expect(await refusalOf(startEmbedded({ dataDir, log: () => {} }))).toMatchObject({ code: 'launcher.disk_full' })
  await rm(written)
  await startHere(dataDir)
})

test.each([
  [
    'the first fatal line, not what followed',
    'x LOG:  starting\ny FATAL:  could not do it\nz PANIC:  gave up\nz LOG:  database system is shut down\n',
    'launcher.failed',
    'y FATAL:  could not do it',
  ],
  ['the last line when none is fatal', 'one\ntwo\n\n', 'launcher.failed', 'two'],
  ['a busy port', 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets', 'launcher.port_busy', undefined],
  ['a disk that ended in the middle of a write', 'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10', 'launcher.disk_full', undefined],
  [
    'semaphores used up are no full disk',
    'FATAL:  could not create semaphores: No space left on device',
    'launcher.failed',
    'FATAL:  could not create semaphores: No space left on device',
  ],
])('what postgres printed is told by its reason: %s', (...[, output, code, line]) => {
  expect(explainOutput(output, { path: '/data', port: 5433 })).toMatchObject({ code, ...(line && { details: { line } }) })
})

test('a bug stays a bug', () => {
  const bug = new TypeError('undefined is not a function')
  expect(explainError(bug, '/data')).toBe(bug)
})

async function tryMountSmall(folder: string): Promise<boolean> {
  await mkdir(folder)
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return false
  }
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  return true
}

async function initdbOnFullDisk(folder: string, real: Binaries): Promise<Binaries> {
  const initdb = join(folder, 'initdb')
  const words = 'FATAL:  could not extend file "base/1/2691": No space left on device\ninitdb: removing contents of data directory'
  await writeFile(initdb, `#!/bin/sh\necho '${words}' >&2\nexit 1\n`)
  await chmod(initdb, 0o755)
  return { ...real, initdb }
}
