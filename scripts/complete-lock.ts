import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'

// Run it after `npm install`. A registry that keeps the packages of some platforms only makes npm leave the others out of the lock
// file, and then `npm ci` refuses the file on every platform. This enters them by the version that their parent names exactly;
// npm fetches them on their own platform only. An entry from here has no checksum: a registry that has them all writes better ones.

const anyObject = z.record(z.string(), z.unknown())
const entry = z.object({ optionalDependencies: z.record(z.string(), z.string()).optional(), dev: z.boolean().optional() })

const path = new URL('../package-lock.json', import.meta.url)
const lock = anyObject.parse(JSON.parse(await readFile(path, 'utf8')))
const present = anyObject.parse(lock.packages)
const added = Object.entries(present).flatMap(([parent, its]) => missingBelow(parent, entry.parse(its)))
const packages = Object.fromEntries([...Object.entries(present), ...added].toSorted(([a], [b]) => a.localeCompare(b, 'en')))
await writeFile(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
process.stdout.write(`${added.length} packages of other platforms entered\n`)

function missingBelow(parent: string, { optionalDependencies = {}, dev }: z.infer<typeof entry>): [string, object][] {
  return Object.entries(optionalDependencies).flatMap(([name, version]) => {
    const exact = /^\d+\.\d+\.\d+[\w.-]*$/.test(version)
    const known = [`${parent}/node_modules/${name}`, `node_modules/${name}`].some((place) => place in present)
    const platform = platformOf(name)
    if (!exact || known || platform === null) return []
    return [[`node_modules/${name}`, { version, ...platform, ...(dev ? { dev } : {}), optional: true }]]
  })
}

/** What a name such as `@oxlint/binding-linux-arm64-musl` says; null if it says nothing. */
function platformOf(name: string): Record<string, string[]> | null {
  const words = name.split(/[/-]/)
  const os = words.find((word) => ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'win', 'windows'].includes(word))
  const cpu = words.find((word) => ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'].includes(word))
  if (!os || !cpu) return null
  const libc = /musl/.test(name) ? ['musl'] : /-gnu/.test(name) ? ['glibc'] : null
  return { cpu: [cpu], ...(libc ? { libc } : {}), os: [os.startsWith('win') ? 'win32' : os] }
}
