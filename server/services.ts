import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { systemClock } from '../kernel/clock.ts'
import type { Services } from '../kernel/context.ts'
import { keyFileMissing } from '../kernel/crypto/crypto.errors.ts'
import { openKeys } from '../kernel/crypto/open-keys.ts'
import { openPool, tenantDatabases, type TenantDatabases } from '../kernel/db/pool.ts'
import { localFiles } from '../kernel/files/store.ts'
import { liveHub } from '../kernel/http/live.ts'
import { openJobs } from '../kernel/jobs/jobs.ts'
import { rateLimiter } from '../kernel/rate-limit.ts'
import type { Config } from './config.ts'

/** OWASP's second recommended setting for argon2id. */
const passwordCost = { memoryKiB: 19_456, passes: 2 }

export async function openServices(config: Config, appUrl: string, log: Logger): Promise<Services> {
  const databases = tenantDatabases(openPool(appUrl))
  await refuseLostKeys(config, databases)
  return {
    databases,
    clock: systemClock,
    keys: await openKeys(config.keyFile, systemClock),
    files: localFiles(join(config.dataDir, 'files')),
    jobs: await openJobs({ appUrl, log }),
    live: liveHub(),
    limits: rateLimiter(systemClock),
    log,
    settings: { mode: config.mode, publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`, passwordCost },
  }
}

/** A fresh key file beside sealed values would open none of them: better not to start than to seal new ones with it. */
async function refuseLostKeys({ keyFile }: Config, databases: TenantDatabases): Promise<void> {
  if (existsSync(keyFile)) return
  const tenants = await databases.shared.selectFrom('tenants').select('id').execute()
  for (const { id } of tenants) {
    const sealed = await databases.of(id).q.selectFrom('data_keys').select('purpose').where('tenant_id', '=', id).limit(1).executeTakeFirst()
    if (sealed) throw keyFileMissing({ file: keyFile })
  }
}

export async function closeServices(services: Services): Promise<void> {
  services.live.closeAll()
  await services.jobs.stop()
  await services.databases.close()
}
