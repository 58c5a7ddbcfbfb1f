import { chmod, chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { prepareBinaries } from './binaries.ts'
import { createCluster, findCluster } from './cluster.ts'
import { startEmbedded } from './launcher.ts'
import { BINARIES, cloneInto, copyPackage, end, isRoot, NOBODY, refusalOf, startElsewhere, temporaryFolder } from './launcher.testing.ts'
import { settlePlace } from './place.ts'

test('an ordinary user starts from a clone that is not theirs and whose install scripts npm held back', async () => {
  const folder = await temporaryFolder()
  const clone = await cloneInto(join(folder, 'clone'))
  const dataDir = join(folder, 'data')
  await mkdir(dataDir)
  if (isRoot) await chown(dataDir, NOBODY, NOBODY)
  else await closeForWriting(join(clone, 'node_modules', BINARIES, 'native/lib'))
  const server = await startElsewhere(dataDir, { clone, uid: NOBODY })
  expect(server.report.uid).not.toBe(0)
  expect(server.report.lines[0]).toContain(join(dataDir, 'postgresql-18.'))
  await end(server, 'SIGTERM')
})

test('missing library links are made where the binaries are, if we may write there', async () => {
  const folder = await temporaryFolder()
  const installed = join(folder, 'native')
  copyPackage(`${BINARIES}/native`, installed)
  const place = await settlePlace(join(folder, 'data'))
  const binaries = await prepareBinaries(place, { folder: installed, version: '18.4.0' })
  expect(binaries).toMatchObject({ folder: installed, copied: false, major: '18', minor: '18.4' })
  await createCluster(place, binaries, 'secret')
  expect(await findCluster(place, binaries)).toBe(true)
})

test.runIf(isRoot)('root starts from a clone in a folder closed to everybody else', async () => {
  const folder = await temporaryFolder()
  const clone = await cloneInto(join(folder, 'clone'))
  await chmod(clone, 0o700)
  const dataDir = join(folder, 'data')
  const server = await startElsewhere(dataDir, { clone })
  expect(server.report.lines[0]).toContain(join(dataDir, 'postgresql-18.'))
  await end(server, 'SIGTERM')
})

test('a machine for which there are no binaries is told to use DATABASE_URL', async () => {
  const { arch } = process
  onTestFinished(() => void Object.defineProperty(process, 'arch', { value: arch }))
  Object.defineProperty(process, 'arch', { value: 'z80' })
  const refusal = await refusalOf(startEmbedded({ dataDir: await temporaryFolder(), log: () => {} }))
  expect(refusal.code).toBe('launcher.no_binaries')
  expect(refusal.text.zh).toContain('DATABASE_URL')
})

async function closeForWriting(folder: string): Promise<void> {
  await chmod(folder, 0o555)
  onTestFinished(() => chmod(folder, 0o755))
}
