import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// `npm run check`: what a machine can say about the code. A check that looked at nothing fails.

interface Check {
  name: string
  command: string[]
  /** What a check that did its work cannot fail to print; without it, success is believed. */
  proof?: RegExp
}

const checks: Check[] = [
  { name: 'types', command: ['tsc', '--noEmit', '--listFiles', '-p', '.'], proof: /modules\/members\/staff\.actions\.ts/ },
  { name: 'lint', command: ['oxlint', '--deny-warnings'], proof: /on [1-9]\d{2,} files/ },
  { name: 'format', command: ['oxfmt', '--check', '.'], proof: /on [1-9]\d{2,} files|All matched files/ },
  // An entry or project pattern that finds no file is a hint.
  { name: 'dead code', command: ['knip', '--treat-config-hints-as-errors'] },
]

let passed = 0
const failed: string[] = []

for (const check of checks) report(check.name, runs(check))
report('generated database types', isFresh('scripts/generate-types.ts', 'kernel/db/tables.generated.ts'))
report('generated API description', isFresh('scripts/generate-openapi.ts', 'docs/openapi.json'))
report('pictures of processes', isFresh('scripts/draw-processes.ts', 'docs/processes'))

process.stdout.write(`\n${passed} passed, ${failed.length} failed\n`)
process.exitCode = failed.length > 0 ? 1 : 0

function runs({ command, proof }: Check): boolean {
  const [program = '', ...rest] = command
  const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', program), rest, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const said = `${stdout}${stderr}`
  const ok = status === 0 && (proof?.test(said) ?? true)
  if (!ok)
    process.stdout.write(
      `${said
        .split('\n')
        .filter((line) => !/node_modules\/.*\.d\.[mc]?ts$|^\/.*\.tsx?$/.test(line))
        .slice(-80)
        .join('\n')}\n`,
    )
  return ok
}

/** What stands in the tree, a file or a folder of files, is what its generator makes now. */
function isFresh(generator: string, file: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-check-'))
  const fresh = join(folder, 'fresh')
  try {
    const { status, stderr } = spawnSync(process.execPath, [generator, fresh], { encoding: 'utf8' })
    if (status !== 0) process.stdout.write(stderr)
    const same = status === 0 && contentOf(fresh) === contentOf(file)
    if (!same) process.stdout.write(`${file} is not what ${generator} makes: run it\n`)
    return same
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function contentOf(path: string): string {
  if (!existsSync(path)) return ''
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8')
  const names = readdirSync(path).toSorted((a, b) => (a < b ? -1 : 1))
  return names.map((name) => `${name}\n${readFileSync(join(path, name), 'utf8')}`).join('\n')
}

function report(name: string, ok: boolean): void {
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}\n`)
  if (ok) passed += 1
  else failed.push(name)
}
