import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

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
  await asInProduction(async () => {
    const { build } = await import('vite')
    await build({ configFile: fileURLToPath(new URL('web/vite.config.ts', root)), logLevel: 'warn' })
  })
  await writeFile(stamp, now)
}

/** Whoever starts the build may live in another mode, as a test run does: what is built is what people get. */
async function asInProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const cwd = fileURLToPath(root)
  const files = (await Array.fromAsync(glob(sources, { cwd }))).toSorted()
  for (const file of files) {
    const { size, mtimeMs } = await stat(new URL(file, root))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
