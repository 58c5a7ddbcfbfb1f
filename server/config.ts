import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { defineError } from '../kernel/errors.ts'

const badSetting = defineError('config.bad_setting', 500, '设置有误：{problems}', 'A setting is wrong: {problems}')

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url().optional(),
  DATABASE_APP_URL: z.url().optional(),
  TONGXIN_MODE: z.enum(['demonstration', 'production']).optional(),
  TONGXIN_DATA: z.string().default('./data'),
  TONGXIN_KEY_FILE: z.string().optional(),
  TONGXIN_PUBLIC_URL: z.url().optional(),
  TONGXIN_TRUSTED_PROXY: z.string().optional(),
  TONGXIN_METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export interface Config {
  host: string
  port: number
  /** The database that owns and migrates; null means the embedded one in the data folder. */
  databaseUrl: string | null
  databaseAppUrl: string | null
  mode: 'demonstration' | 'production'
  dataDir: string
  keyFile: string
  publicUrl: string | null
  /** Addresses whose X-Forwarded-For is believed, as Fastify's trustProxy takes them. */
  trustedProxy: string | null
  metricsToken: string | null
  logLevel: string
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw badSetting({ problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') })
  }
  const given = parsed.data
  const dataDir = isAbsolute(given.TONGXIN_DATA) ? given.TONGXIN_DATA : resolve(given.TONGXIN_DATA)
  return {
    host: given.HOST,
    port: given.PORT,
    databaseUrl: given.DATABASE_URL ?? null,
    databaseAppUrl: given.DATABASE_APP_URL ?? null,
    mode: given.TONGXIN_MODE ?? (given.DATABASE_URL ? 'production' : 'demonstration'),
    dataDir,
    keyFile: given.TONGXIN_KEY_FILE ?? join(dataDir, 'secrets', 'key.json'),
    publicUrl: given.TONGXIN_PUBLIC_URL ?? null,
    trustedProxy: given.TONGXIN_TRUSTED_PROXY ?? null,
    metricsToken: given.TONGXIN_METRICS_TOKEN ?? null,
    logLevel: given.LOG_LEVEL,
  }
}
