import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './launcher.testing.ts'
import { holderOf, takeLock } from './lock.ts'
import { birthOf } from './processes.ts'

test('a lock refuses everybody until it is released, and names its holder', async () => {
  const { folder, file } = await lockPlace()
  const lock = takeLock(folder, file)
  expect(() => takeLock(folder, file)).toThrow(expect.objectContaining({ code: 'launcher.already_running', details: { pid: process.pid, path: folder } }))
  lock.release()
  takeLock(folder, file).release()
  expect(readdirSync(folder)).toEqual([])
})

test('a lock whose number was reused by another process locks nobody out', async () => {
  const { folder, file } = await lockPlace()
  writeFileSync(file, JSON.stringify({ pid: process.ppid, birth: 'another boot/1' }))
  takeLock(folder, file)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, birth: birthOf(process.pid) })
})

test('a lock of a process that has ended, and one that a power cut left empty, lock nobody out', async () => {
  const { folder, file } = await lockPlace()
  const ended = spawn(process.execPath, ['-e', ''])
  const holder = JSON.stringify({ pid: ended.pid, birth: birthOf(ended.pid ?? 0) })
  await once(ended, 'exit')
  for (const stale of [holder, '']) {
    writeFileSync(file, stale)
    const lock = takeLock(folder, file)
    expect(holderOf(file)).toBe(process.pid)
    lock.release()
  }
})

test('a release takes away no lock but its own', async () => {
  const { folder, file } = await lockPlace()
  const lock = takeLock(folder, file)
  writeFileSync(file, 'of another')
  lock.release()
  expect(readFileSync(file, 'utf8')).toBe('of another')
})

test('of several servers that find a stale lock at once exactly one gets it', async () => {
  const { folder, file } = await lockPlace()
  writeFileSync(file, JSON.stringify({ pid: process.ppid, birth: 'another boot/1' }))
  // Each keeps the lock until all have tried; none prints anything else.
  const script = `
    const [module, folder, file] = process.argv.slice(1)
    const { takeLock } = await import(module)
    try { takeLock(folder, file); console.log('mine') } catch (error) { console.log(error.code) }
    process.stdin.resume().on('end', () => process.exit())
  `
  const args = ['--input-type=module', '-e', script, `file://${join(import.meta.dirname, 'lock.ts')}`, folder, file]
  const starters = Array.from({ length: 6 }, () => spawn(process.execPath, args))
  onTestFinished(() => starters.forEach((starter) => starter.kill()))
  const answers = await Promise.all(starters.map(async (starter) => String((await once(starter.stdout, 'data'))[0]).trim()))
  expect(answers.toSorted()).toEqual([...Array(5).fill('launcher.already_running'), 'mine'])
})

async function lockPlace(): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder()
  return { folder, file: join(folder, 'tongxin.lock') }
}
