import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readdir, readlink, realpath, rmdir, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { exists } from './files.ts'
import { closedFolder, notWritable } from './launcher.errors.ts'

/** The unprivileged user under whom postgres runs when we are root; null: as whoever we are. */
export type ClusterUser = { uid: number; gid: number } | null

/** Where a cluster lives. `home` is the data folder itself, unless that is closed to the cluster's user. */
export type Place = { dataDir: string; home: string; pgData: string; user: ClusterUser }

const NOBODY = { uid: 65534, gid: 65534 }
/** Root's places that everybody can enter. /var/tmp comes last: systems clear it of files that rest for a month. */
const OPEN_FOLDERS = ['/var/lib/tongxin', '/var/tmp/tongxin']
/** sun_path holds 104 bytes on macOS and 108 on Linux, of which `/.s.PGSQL.65535` and a zero byte take 16. */
const SOCKET_FOLDER_BYTES = 104 - 16

/**
 * Decides where the cluster of a data folder lives and makes the folders above it.
 * `<dataDir>/pg` is the cluster, or a symbolic link to it.
 * @throws launcher.not_writable, launcher.closed_folder
 */
export async function settlePlace(path: string): Promise<Place> {
  await mkdir(path, { recursive: true })
  // A folder fresh from root's umask 077 or mkdtemp would be closed to the cluster's user; one in use stays as it is.
  if (isRoot() && (await readdir(path)).length === 0) await chmod(path, 0o711)
  const dataDir = await realpath(path)
  const here = join(dataDir, 'pg')
  const target = await readlink(here).catch(() => null)
  const pgData = target === null ? here : await realpath(here).catch(() => resolve(dataDir, target))
  const user = await userOf(pgData)
  if (target !== null || !user || (await canEnter(dataDir, user))) return { dataDir, home: dirname(pgData), pgData, user }

  if (await exists(here)) throw closedFolder({ path: here, uid: user.uid })
  const home = join(await openFolder(user), shortName(dataDir))
  await mkdir(home, { recursive: true })
  await chmod(home, 0o711)
  await symlink(join(home, 'pg'), here)
  return { dataDir, home, pgData: join(home, 'pg'), user }
}

/** A folder of root's own that the cluster's user can enter and nobody else can write to. */
async function openFolder(user: NonNullable<ClusterUser>): Promise<string> {
  for (const folder of OPEN_FOLDERS) {
    const made = await mkdir(folder, { recursive: true }).then(
      () => true,
      () => false,
    )
    if (!made) continue
    const { uid, mode } = await lstat(folder)
    // Someone else's folder in /var/tmp: they could read and replace what we put there.
    if (uid !== process.getuid?.()) continue
    if (mode & 0o022 || !(mode & 0o001)) await chmod(folder, 0o755)
    if (await canEnter(folder, user)) return realpath(folder)
  }
  throw notWritable({ path: OPEN_FOLDERS.join(', '), reason: 'EACCES' })
}

/** Whether this user may enter the folder and every one above it (mode bits; access lists only add to them). */
export async function canEnter(path: string, user: NonNullable<ClusterUser>): Promise<boolean> {
  const { uid, gid, mode } = await stat(path)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const parent = dirname(path)
  return parent === path || canEnter(parent, user)
}

/** The folder of the unix socket: the cluster itself, or a short private folder where its path is too long. */
export async function settleSocketFolder({ pgData, user }: Place): Promise<string> {
  if (Buffer.byteLength(pgData) <= SOCKET_FOLDER_BYTES) return pgData
  const base = user ? await openFolder(user) : shortTemporaryFolder()
  const folder = join(base, `tongxin-socket-${shortName(pgData)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // In /tmp another user could have taken the name, and would then own the socket that we trust.
  if ((await lstat(folder)).uid !== process.getuid?.() && !user) throw notWritable({ path: folder, reason: 'EEXIST' })
  await chmod(folder, 0o700)
  if (user) await chown(folder, user.uid, user.gid)
  return folder
}

/** postgres has taken its socket away; a short folder that was only made for it goes too. */
export async function removeSocketFolder(folder: string, pgData: string): Promise<void> {
  if (folder !== pgData) await rmdir(folder).catch(() => {})
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

async function userOf(pgData: string): Promise<ClusterUser> {
  if (!isRoot()) return null
  const existing = await stat(pgData).catch(() => null)
  // A cluster that an ordinary user made stays theirs when root starts it once.
  return existing && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : NOBODY
}

function shortTemporaryFolder(): string {
  return Buffer.byteLength(tmpdir()) < 50 ? tmpdir() : '/tmp'
}

function shortName(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}
