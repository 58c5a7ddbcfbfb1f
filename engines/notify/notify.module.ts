import { sql } from 'kysely'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { idFrom } from '../../kernel/ids.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { dispatch } from './dispatch.ts'
import { followJobs } from './follow-merge.job.ts'
import { auditEntities, auditWords } from './notify.words.ts'
import { removeOldMessages } from './remove-old.job.ts'

const job = 'notify.dispatch'

export const notifyModule: ModuleManifest = {
  name: 'notify',
  permissions: {},
  menu: [{ area: 'administration', label: { zh: '通知渠道', en: 'Message channels' }, path: '/notification-channels', permission: 'system.manage' }],
  auditWords,
  auditEntities,
  // A turn that fails is not tried again by the queue: the next sweep begins another.
  jobs: { [job]: { run: dispatch, retryLimit: 0 }, 'notify.remove_old': { everyHours: 24, run: removeOldMessages }, ...followJobs },
  sweep: callDispatcher,
}

const sweepMs = 5_000

/** Starts a turn where there is something to do; however many servers see it, in one sweep's time it is one job. */
async function callDispatcher(services: Services, db: Db): Promise<void> {
  const now = services.clock.now()
  const { rows } = await sql<{ work: boolean }>`
    select exists (select 1 from notifications where tenant_id = ${db.tenantId} and routed_at is null)
        or exists (select 1 from notification_deliveries where tenant_id = ${db.tenantId} and state = 'waiting' and next_attempt_at <= ${now})
        or exists (select 1 from notification_deliveries where tenant_id = ${db.tenantId} and state = 'sending') as work`.execute(db.q)
  if (!rows[0]?.work) return
  const turn = String(Math.floor(now.getTime() / sweepMs))
  await services.jobs.send(job, { tenantId: db.tenantId, payload: {} }, { id: idFrom(db.tenantId, job, turn) })
}
