import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type BrowserServer } from 'playwright-core'
import { extract } from 'tar-stream'

const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The machine's own Chromium, or else the one that came with the packages. */
export async function launchBrowser(): Promise<BrowserServer> {
  const found = installed.find((path) => existsSync(path))
  const { executablePath, libraries } = found ? { executablePath: found, libraries: null } : await unpackedChromium()
  return chromium.launchServer({
    executablePath,
    args,
    host: '127.0.0.1',
    env: { ...process.env, FONTCONFIG_FILE: await fontConfiguration(), ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
  })
}

/** Chinese in a font of ours: a machine without one draws empty boxes, and then what overflows is not seen. */
async function fontConfiguration(): Promise<string> {
  const folder = join(tmpdir(), `tongxin-fonts-${process.getuid?.() ?? 0}`)
  await mkdir(folder, { recursive: true })
  const fonts = ['400Regular', '500Medium', '700Bold'].map((weight) => fileURLToPath(new URL(`../node_modules/@expo-google-fonts/noto-sans-sc/${weight}`, import.meta.url)))
  const file = join(folder, 'fonts.conf')
  const folders = fonts.map((font) => `<dir>${font.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`).join('')
  await writeFile(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${folder}</cachedir></fontconfig>`)
  return file
}

/** @sparticuz/chromium: a compressed program with the libraries that a bare machine lacks. Unpacked once for each user and version. */
async function unpackedChromium(): Promise<{ executablePath: string; libraries: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new TypeError('no Chromium found: install Google Chrome or Chromium to run the browser tests on this machine')
  }
  const folder = join(tmpdir(), `tongxin-chromium-147-${process.getuid?.() ?? 0}`)
  if (!existsSync(folder)) {
    const making = await mkdtemp(`${folder}-`)
    await unpack(new URL('../node_modules/@sparticuz/chromium/bin/', import.meta.url), making)
    // Whole or not at all: another run may look at the same moment.
    await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }))
  }
  return { executablePath: join(folder, 'chromium'), libraries: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH ?? ''].filter(Boolean).join(':') }
}

async function unpack(bin: URL, folder: string): Promise<void> {
  const program = join(folder, 'chromium')
  await pipeline(createReadStream(new URL('chromium.br', bin)), createBrotliDecompress(), createWriteStream(program))
  await chmod(program, 0o700)
  for (const archive of ['al2023.tar.br', 'swiftshader.tar.br']) {
    const entries = createReadStream(new URL(archive, bin)).pipe(createBrotliDecompress()).pipe(extract())
    for await (const entry of entries) {
      const target = join(folder, entry.header.name)
      if (entry.header.type === 'directory') {
        entry.resume()
        continue
      }
      await mkdir(dirname(target), { recursive: true })
      await pipeline(entry, createWriteStream(target))
    }
  }
}
