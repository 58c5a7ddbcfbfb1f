import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import { newId } from '../ids.ts'

export interface JobCall {
  tenantId: string
  payload: Record<string, unknown>
}

export type JobHandler = (call: JobCall) => Promise<void>

/** Work that outlives a request. A job that a dying process left is run again by the next one. */
export interface Jobs {
  /** Sends once: the same id twice is one job. */
  send(name: string, call: JobCall, options?: { id?: string }): Promise<void>
  work(name: string, handler: JobHandler): Promise<void>
  stop(): Promise<void>
}

const schema = 'pgboss'

/** How long a job may lie that another process sent, or that is tried again. What this process sends is taken up at once. */
const pollSeconds = 5

/** Makes the queue tables and queues: needs DDL, so the migrator calls it, not the server. */
export async function prepareQueues(ownerUrl: string, appRole: string, queues: { name: string; retryLimit?: number }[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => undefined)
  await boss.start()
  try {
    for (const queue of queues) {
      const options = { name: queue.name, retryLimit: queue.retryLimit ?? 5, retryBackoff: true, retryDelay: 2, expireInSeconds: 3 * 3600 }
      await boss.createQueue(queue.name, options)
    }
    const db = boss.getDb()
    const role = `"${appRole.replaceAll('"', '""')}"`
    await db.executeSql(
      `grant usage on schema ${schema} to ${role};
       grant select, insert, update, delete on all tables in schema ${schema} to ${role};
       grant execute on all functions in schema ${schema} to ${role}`,
      [],
    )
  } finally {
    await boss.stop({ graceful: false })
  }
}

export async function openJobs(options: { appUrl: string; log: Logger }): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: options.appUrl, schema, migrate: false, schedule: false, max: 4, supervise: true })
  boss.on('error', (error) => options.log.warn({ error: error.message }, 'job queue'))
  await boss.start()
  const workers = new Map<string, string>()
  const wake = (name: string) => {
    const worker = workers.get(name)
    if (worker !== undefined) boss.notifyWorker(worker)
  }
  return {
    send: async (name, call, { id = newId() } = {}) => {
      await boss.send(name, call, { id })
      wake(name)
    },
    work: async (name, handler) => {
      const worker = await boss.work<JobCall>(name, { pollingIntervalSeconds: pollSeconds }, async (jobs) => {
        try {
          for (const job of jobs) await handler(job.data)
        } finally {
          // Where one lay there may be another.
          wake(name)
        }
      })
      workers.set(name, worker)
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  }
}
