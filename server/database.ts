import pg from 'pg'
import { migrate } from '../kernel/db/migrate.ts'
import { defineError } from '../kernel/errors.ts'
import { prepareQueues } from '../kernel/jobs/jobs.ts'
import type { Config } from './config.ts'
import { startEmbedded } from './launcher/launcher.ts'
import { queues } from './queues.ts'

const noAppUrl = defineError(
  'database.no_app_url',
  500,
  "请再设置 DATABASE_APP_URL：一个不拥有任何表的数据库账号，服务用它运行（DATABASE_URL 的账号只用于升级）。建立方法：create role tongxin_app login password '…'",
  "Set DATABASE_APP_URL too: a database role that owns nothing, as which the server works (DATABASE_URL's role only migrates). To make it: create role tongxin_app login password '…'",
)
const tooOld = defineError('database.too_old', 500, '数据库是 PostgreSQL {version}，需要 15 或更新。', 'The database is PostgreSQL {version}; 15 or later is needed.')

export interface Database {
  ownerUrl: string
  appUrl: string
  stop(): Promise<void>
}

/**
 * The database of this server: the given one, or the embedded one, started here.
 * A command may `share` the embedded one with the server that runs it.
 */
export async function openDatabase(config: Config, log: (line: string) => void, options: { share?: boolean } = {}): Promise<Database> {
  if (!config.databaseUrl) {
    const cluster = await startEmbedded({ dataDir: config.dataDir, log, ...options })
    return { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, stop: () => cluster.stop() }
  }
  if (!config.databaseAppUrl) throw noAppUrl()
  await requireVersion(config.databaseUrl)
  return { ownerUrl: config.databaseUrl, appUrl: config.databaseAppUrl, stop: async () => undefined }
}

/** Migrates forward and makes the queues; returns the migrations that ran. */
export async function upgradeDatabase(database: Database): Promise<string[]> {
  const appRole = decodeURIComponent(new URL(database.appUrl).username)
  const ran = await migrate({ ownerUrl: database.ownerUrl, appRole })
  await prepareQueues(database.ownerUrl, appRole, queues())
  return ran
}

async function requireVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string; number: string }>(
      `select current_setting('server_version') as server_version, current_setting('server_version_num') as number`,
    )
    if (Number(rows[0]?.number) < 150_000) throw tooOld({ version: rows[0]?.server_version })
  } finally {
    await client.end()
  }
}
