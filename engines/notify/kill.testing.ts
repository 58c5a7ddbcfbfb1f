import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { openKeys } from '../../kernel/crypto/open-keys.ts'
import { openPool, tenantDatabases } from '../../kernel/db/pool.ts'
import { localFiles } from '../../kernel/files/store.ts'
import { liveHub } from '../../kernel/http/live.ts'
import { rateLimiter } from '../../kernel/rate-limit.ts'
import { dispatch } from './dispatch.ts'

// A dispatcher in a process of its own, to be killed by a test: node kill.testing.ts APP_URL KEY_FILE TENANT NOW

const [appUrl = '', keyFile = '', tenantId = '', now = ''] = process.argv.slice(2)
const clock = { now: () => new Date(now) }
const databases = tenantDatabases(openPool(appUrl, { max: 4 }))
const services = {
  databases,
  clock,
  keys: await openKeys(keyFile, clock),
  files: localFiles(tmpdir()),
  jobs: { send: async () => undefined, work: async () => undefined, stop: async () => undefined },
  live: liveHub(),
  limits: rateLimiter(clock),
  log: pino({ level: 'silent' }),
  settings: { mode: 'demonstration' as const, publicUrl: 'http://127.0.0.1:8080', passwordCost: { memoryKiB: 256, passes: 1 } },
}
await dispatch(services, databases.of(tenantId))
await databases.close()
