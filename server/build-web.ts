import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = new URL('../', import.meta.url)
const stamp = new URL('web/dist/.built', root)
const sources = [
  'web/*.{ts,tsx,css,html,svg,webmanifest}',
  'web/{public,shell,sign-in,vite,workbench}/**/*',
  'kernel/ui/**/*',
  '{engines,modules}/*/web/**/*',
  '{engines,modules}/**/*.{contract,rules,shapes,types}.ts',
  'server/*contract.ts',
  'package-lock.json',
]

/** Builds the web once, and again when its sources have changed since. */
export async function buildWeb(say: (line: string) => void): Promise<void> {
  // A package without the web's sources, such as a container image, brings the built web along.
  if (!existsSync(new URL('web/vite.config.ts', root))) return
  const now = await fingerprint()
  const built = await readFile(stamp, 'utf8').catch(() => null)
  if (built === now) return
  say('正在构建界面（只在首次或升级后进行）… building the web, once')
  await runBuild()
  await writeFile(stamp, now)
}

/** In a process of its own: a build leaves hundreds of megabytes behind, and whoever asks for it may live in another mode, as a test run does. */
async function runBuild(): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const config = fileURLToPath(new URL('web/vite.config.ts', root))
  const environment = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], { cwd: fileURLToPath(root), env: environment })
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const cwd = fileURLToPath(root)
  const files = (await Array.fromAsync(glob(sources, { cwd }))).toSorted()
  const seen = await Promise.all(files.map((file) => stat(new URL(file, root))))
  for (const [at, { size, mtimeMs }] of seen.entries()) hash.update(`${files[at]} ${size} ${mtimeMs}\n`)
  return hash.digest('hex')
}
