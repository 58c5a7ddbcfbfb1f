import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

// `npm test`: every test, then one plain line. Arguments go to vitest: `npm test -- --project unit`.

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
})

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'tongxin-report-'))
try {
  const file = join(folder, 'report.json')
  const code = await runVitest(file)
  const { passed, failed } = await count(file, code)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = code === 0 && failed === 0 && passed > 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function runVitest(file: string): Promise<number | null> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  await once(child, 'exit')
  return child.exitCode
}

/** A file that could not even be loaded, or an error outside every test, is a failure too. */
async function count(file: string, code: number | null): Promise<{ passed: number; failed: number }> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return { passed: 0, failed: 1 }
  const its = report.parse(JSON.parse(text))
  const unloaded = its.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
  for (const { name } of unloaded) process.stdout.write(`FAIL ${name} did not run\n`)
  for (const { name, assertionResults } of its.testResults)
    for (const test of assertionResults.filter(({ status }) => status === 'failed'))
      process.stdout.write(`FAIL ${relative(root, name)} > ${test.fullName}\n${reasonOf(test.failureMessages ?? [])}`)
  const skipped = its.numPendingTests + its.numTodoTests
  if (skipped > 0) process.stdout.write(`${skipped} skipped\n`)
  const failed = its.numFailedTests + unloaded.length
  return { passed: its.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/** The first lines of what went wrong: enough to know it again at the end of a long log. */
function reasonOf(messages: string[]): string {
  const lines = messages
    .join('\n')
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, 12)
  return lines.map((line) => `FAIL   ${line}\n`).join('')
}
