import { join } from 'node:path'
import { prepareBinaries, type Binaries } from './binaries.ts'
import { createCluster, findCluster } from './cluster.ts'
import { connectionUrls, settleEndpoint } from './endpoint.ts'
import { explainError } from './failures.ts'
import { holderOf, takeLock } from './lock.ts'
import { removeSocketFolder, settlePlace, type Place } from './place.ts'
import { findPostmaster, startPostmaster, stopPostmaster, wasStartedLike, type Postmaster, type Start } from './postmaster.ts'
import { ensureRoles, isHealthy } from './roles.ts'
import { settlePasswords } from './secrets.ts'
import { postgresArguments } from './settings.ts'

const LOCK = 'tongxin.lock'

/**
 * A running PostgreSQL of our own. `ownerUrl` migrates, `appUrl` serves (both on database `tongxin`);
 * `superUrl` is the superuser on database `postgres`. `adopted`: a server that was killed had left it running.
 */
export interface EmbeddedPostgres {
  ownerUrl: string
  appUrl: string
  superUrl: string
  pid: number
  adopted: boolean
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /** Lines for the operator, Chinese before English. Never a password. */
  log: (line: string) => void
  /** Listens on 127.0.0.1 at this port too; without it only on a unix socket (on Windows: a free loopback port). */
  port?: number
  /** For a command beside a running server: uses that server's database, which `stop` then leaves alone. */
  share?: boolean
}

/**
 * Starts the embedded PostgreSQL of a data folder, making the cluster on the first start and adopting an orphan.
 * @throws the typed errors of launcher.errors.ts; the caller prints the one line and exits non-zero
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const place = await settlePlace(options.dataDir)
    const shared = options.share ? await joinServer(place) : null
    if (shared) return shared
    const release = lockPlace(place)
    try {
      return await startLocked(options, place, release)
    } catch (error) {
      release()
      throw error
    }
  } catch (error) {
    throw explainError(error, options.dataDir)
  }
}

async function startLocked({ log, port }: EmbeddedOptions, place: Place, release: () => void): Promise<EmbeddedPostgres> {
  const binaries = await prepareBinaries(place)
  announce(place, binaries, log)
  const exists = await findCluster(place, binaries)
  const passwords = await settlePasswords(place, exists)
  if (!exists) {
    log('第一次启动，正在创建数据库…… / First start: creating the database …')
    await createCluster(place, binaries, passwords.postgres)
  }

  const orphan = await findPostmaster(place.pgData)
  const endpoint = await settleEndpoint(place, port, orphan?.port)
  const urls = connectionUrls(endpoint, passwords)
  const onSlow = () => log('数据库正在恢复上次未写完的数据，请稍候…… / The database is recovering after a crash, please wait …')
  const start: Start = { place, binaries, endpoint, args: postgresArguments(place.pgData, endpoint), onSlow }
  const adopted = orphan !== null && (await adopt(orphan, { start, superUrl: urls.superUrl, log }))
  const pid = adopted ? orphan.pid : await startPostmaster(start)
  const stop = async () => {
    await stopPostmaster(pid, place.pgData, binaries)
    if (endpoint.socketFolder !== null) await removeSocketFolder(endpoint.socketFolder, place.pgData)
  }
  try {
    await ensureRoles(urls.superUrl, passwords)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...urls, pid, adopted, stop: once(() => stop().finally(release)) }
}

/** The database of the server that runs on this data folder, if there is one and its database is up. */
async function joinServer(place: Place): Promise<EmbeddedPostgres | null> {
  if (holderOf(join(place.dataDir, LOCK)) === null) return null
  const running = await findPostmaster(place.pgData)
  if (!running?.ready) return null
  const urls = connectionUrls(running, await settlePasswords(place, true))
  return { ...urls, pid: running.pid, adopted: false, stop: async () => {} }
}

/** Takes over an orphan that is healthy and runs as we would run it; stops any other. */
async function adopt(orphan: Postmaster, { start, superUrl, log }: { start: Start; superUrl: string; log: (line: string) => void }): Promise<boolean> {
  if ((await wasStartedLike(orphan, start)) && (await isHealthy(superUrl, start.binaries.minor))) {
    log(`已接管上次留下的数据库进程 ${orphan.pid}。 / Took over database process ${orphan.pid}, left by the last run.`)
    return true
  }
  log(`正在停止上次留下的数据库进程 ${orphan.pid}。 / Stopping database process ${orphan.pid}, left by the last run.`)
  await stopPostmaster(orphan.pid, start.place.pgData, start.binaries)
  return false
}

/** A cluster that lives elsewhere is locked there too: a copied data folder still points to the same one. */
function lockPlace({ dataDir, home }: Place): () => void {
  const locks: { release: () => void }[] = []
  const release = () => locks.forEach((lock) => lock.release())
  try {
    for (const folder of new Set([dataDir, home])) locks.push(takeLock(folder, join(folder, LOCK)))
  } catch (error) {
    release()
    throw error
  }
  return release
}

function announce({ dataDir, pgData }: Place, { folder, copied }: Binaries, log: (line: string) => void): void {
  const places: { zh: string; en: string }[] = []
  if (pgData !== join(dataDir, 'pg')) places.push({ zh: `数据库在 ${pgData}`, en: `the database is in ${pgData}` })
  if (copied) places.push({ zh: `数据库程序在 ${folder}`, en: `its programs are in ${folder}` })
  if (places.length === 0) return
  const [zh, en] = [places.map((place) => place.zh).join('，'), places.map((place) => place.en).join(' and ')]
  log(`这里的目录不能直接用来运行数据库，所以${zh}。 / The folders here cannot be used to run a database directly, so ${en}.`)
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= action())
}
