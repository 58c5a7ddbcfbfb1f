import { stat, statfs } from 'node:fs/promises'
import pg from 'pg'
import { listTables } from '../../kernel/db/protect.ts'
import { readMigrations } from '../../kernel/db/migrate.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import type { CliContext } from '../cli/with-database.ts'

export interface Finding {
  check: Bilingual
  ok: boolean
  /** What was found, and where it is wrong, how to mend it. */
  found: Bilingual
}

type Check = (context: CliContext) => Promise<Finding>

const leastFreeBytes = 1024 ** 3

/** The folder that holds data and files: enough room for at least a few imports. */
const diskSpace: Check = async ({ config }) => {
  const { bavail, bsize } = await statfs(config.dataDir)
  const freeBytes = bavail * bsize
  const gib = (freeBytes / 1024 ** 3).toLocaleString('en', { maximumFractionDigits: 1 })
  const ok = freeBytes >= leastFreeBytes
  return {
    check: { zh: '磁盘空间', en: 'Disk space' },
    ok,
    found: ok
      ? { zh: `${config.dataDir} 剩余 ${gib} GiB`, en: `${gib} GiB free at ${config.dataDir}` }
      : { zh: `${config.dataDir} 只剩 ${gib} GiB，请清理或扩容`, en: `only ${gib} GiB free at ${config.dataDir}: clear or enlarge it` },
  }
}

const keyFile: Check = async ({ config }) => {
  const check = { zh: '密钥文件', en: 'Key file' }
  const facts = await stat(config.keyFile).catch(() => null)
  if (!facts) {
    return {
      check,
      ok: false,
      found: {
        zh: `找不到 ${config.keyFile}：没有它，身份证号等敏感字段无法读取。请从保存处放回。`,
        en: `${config.keyFile} is missing: without it sensitive fields cannot be read. Put it back from where you keep it.`,
      },
    }
  }
  const open = process.platform !== 'win32' && (facts.mode & 0o077) !== 0
  if (open)
    return {
      check,
      ok: false,
      found: { zh: `${config.keyFile} 对其他用户可读，请执行 chmod 600`, en: `${config.keyFile} can be read by others: chmod 600 it` },
    }
  return {
    check,
    ok: true,
    found: { zh: `${config.keyFile}（不在备份之内，请另存一份）`, en: `${config.keyFile} (not part of backups: keep a copy elsewhere)` },
  }
}

const migrations: Check = async ({ database }) => {
  const known = await readMigrations()
  const ran = await query<{ name: string }>(database.ownerUrl, `select name from schema_migrations order by name`)
  const pending = known.filter((migration) => !ran.some((row) => row.name === migration.name))
  return {
    check: { zh: '数据库结构', en: 'Schema' },
    ok: pending.length === 0,
    found:
      pending.length === 0
        ? { zh: `已是最新（${ran.at(-1)?.name}）`, en: `up to date (${ran.at(-1)?.name})` }
        : { zh: `还差 ${pending.length} 个迁移，请执行 npm run tongxin -- migrate`, en: `${pending.length} migrations to run: npm run tongxin -- migrate` },
  }
}

/** The role that serves must not be able to switch off what protects the tables. */
const servingRole: Check = async ({ database }) => {
  const check = { zh: '服务账号权限', en: 'Serving role' }
  const rows = await query<{ superuser: boolean; bypass: boolean; owned: string }>(
    database.appUrl,
    `select r.rolsuper as superuser, r.rolbypassrls as bypass,
            (select count(*) from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owned
       from pg_roles r where r.rolname = current_user`,
  )
  const role = rows[0]
  const ok = role !== undefined && !role.superuser && !role.bypass && Number(role.owned) === 0
  return {
    check,
    ok,
    found: ok
      ? { zh: '不拥有任何表，受行级安全约束', en: 'owns nothing and is bound by row level security' }
      : {
          zh: '服务账号是超级用户、可绕过行级安全或拥有表。请换一个普通账号作 DATABASE_APP_URL',
          en: 'the serving role is a superuser, bypasses row level security or owns tables: use a plain role in DATABASE_APP_URL',
        },
  }
}

const rowSecurity: Check = async ({ database }) => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const tables = await listTables(client)
  await client.end()
  const open = tables.filter((table) => table.has_tenant && !table.protected && !table.comment?.startsWith('shared'))
  return {
    check: { zh: '租户隔离', en: 'Tenant isolation' },
    ok: open.length === 0,
    found:
      open.length === 0
        ? { zh: '每张业务表都强制行级安全', en: 'row level security is forced on every table of tenants' }
        : {
            zh: `未加锁的表：${open.map((table) => table.name).join('、')}。请执行 npm run tongxin -- migrate`,
            en: `unlocked tables: ${open.map((table) => table.name).join(', ')}. Run npm run tongxin -- migrate`,
          },
  }
}

const clockSkew: Check = async ({ database }) => {
  const before = performance.now()
  const rows = await query<{ now: Date }>(database.ownerUrl, `select clock_timestamp() as now`)
  const tripMs = performance.now() - before
  const skewMs = Math.abs((rows[0]?.now.getTime() ?? 0) - performance.timeOrigin - before - tripMs / 2)
  const ok = skewMs < 5_000
  return {
    check: { zh: '时钟', en: 'Clocks' },
    ok,
    found: ok
      ? { zh: '服务器与数据库时间一致', en: 'server and database agree' }
      : {
          zh: `服务器与数据库相差 ${Math.round(skewMs / 1000)} 秒，请开启时间同步`,
          en: `server and database are ${Math.round(skewMs / 1000)} s apart: turn on time synchronisation`,
        },
  }
}

export const checks: Check[] = [diskSpace, keyFile, migrations, servingRole, rowSecurity, clockSkew]

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(sql)
    return rows
  } finally {
    await client.end()
  }
}
