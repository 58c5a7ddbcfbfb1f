import { join } from 'node:path'
import type { Logger } from 'pino'
import { systemClock } from '../kernel/clock.ts'
import type { Services } from '../kernel/context.ts'
import { openKeys } from '../kernel/crypto/open-keys.ts'
import { openPool, tenantDatabases } from '../kernel/db/pool.ts'
import { localFiles } from '../kernel/files/store.ts'
import { liveHub } from '../kernel/http/live.ts'
import { openJobs } from '../kernel/jobs/jobs.ts'
import { rateLimiter } from '../kernel/rate-limit.ts'
import type { Config } from './config.ts'

/** OWASP's second recommended setting for argon2id. */
const passwordCost = { memoryKiB: 19_456, passes: 2 }

export async function openServices(config: Config, appUrl: string, log: Logger): Promise<Services> {
  return {
    databases: tenantDatabases(openPool(appUrl)),
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

export async function closeServices(services: Services): Promise<void> {
  services.live.closeAll()
  await services.jobs.stop()
  await services.databases.close()
}
