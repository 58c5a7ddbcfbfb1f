import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { openJobs } from '../kernel/jobs/jobs.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import { startEmbedded } from '../server/launcher/launcher.ts'
import { startChildServer } from '../server/testing/child.ts'
import { freshDatabase } from './fresh-database.ts'

export interface Demonstration {
  url: string
  /** What nobody can wait for: a case and all that hangs on it lies so many days further back, and what is regular runs once. */
  letDaysPass(caseId: string, days: number): Promise<void>
  stop(): Promise<void>
}

/** A demonstration of one's own, for a story that would change what other tests stand on. */
export async function startDemonstration(): Promise<Demonstration> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxin-story-'))
  const database = await freshDatabase()
  const server = await startChildServer({ TONGXIN_MODE: 'demonstration', TONGXIN_DATA: dataDir, ...database.environment })
  const { DATABASE_URL, DATABASE_APP_URL } = database.environment
  const urls = DATABASE_URL && DATABASE_APP_URL ? { ownerUrl: DATABASE_URL, appUrl: DATABASE_APP_URL } : await startEmbedded({ dataDir, log: () => undefined, share: true })
  return {
    url: server.url,
    letDaysPass: async (caseId, days) => {
      const tenantId = await moveBack(urls.ownerUrl, caseId, days)
      await remindNow(urls.appUrl, tenantId)
    },
    stop: async () => {
      await server.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const moves = [
  'update cases set opened_at = opened_at - $2::interval, state_since = state_since - $2::interval, changed_at = changed_at - $2::interval, due_at = due_at - $2::interval where id = $1',
  'update case_tasks set opened_at = opened_at - $2::interval, due_at = due_at - $2::interval where case_id = $1 and closed_at is null',
  'update case_events set at = at - $2::interval where case_id = $1',
  'update proposals set assigned_at = assigned_at - $2::interval, reply_due_on = reply_due_on - $2::interval, replied_at = replied_at - $2::interval where id = $1',
]

/** Even the owner of the tables sees only the tenant that it names. */
async function moveBack(ownerUrl: string, caseId: string, days: number): Promise<string> {
  return openOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from tenants')
    const tenantId = rows[0]?.id ?? ''
    await client.query('begin')
    await client.query("select set_config('app.tenant', $1, true)", [tenantId])
    for (const move of moves) await client.query(move, [caseId, `${days} days`])
    await client.query('commit')
    return tenantId
  })
}

/** Sent as the hour would send it. */
async function remindNow(appUrl: string, tenantId: string): Promise<void> {
  const jobs = await openJobs({ appUrl, log: pino({ level: 'silent' }) })
  await jobs.send('cases.remind', { tenantId, payload: {} })
  await jobs.stop()
}
