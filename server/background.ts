import { sealAudit } from '../kernel/audit/sealer.ts'
import type { Services } from '../kernel/context.ts'
import { idFrom } from '../kernel/ids.ts'
import { dispatchEvents, type Subscriptions } from '../kernel/outbox/dispatcher.ts'
import { modules } from './modules.ts'
import { listTenantIds } from '../kernel/tenants.ts'
import { tidyKernel } from './tidy.ts'

const beatMs = 1_000
const sweepEveryBeats = 5

/** What runs beside the requests: job workers, the dispatcher of events, the sealer of the audit log, and sweeps. */
export async function startBackground(services: Services): Promise<{ stop(): Promise<void> }> {
  for (const module of modules) {
    for (const [name, job] of Object.entries(module.jobs ?? {})) {
      await services.jobs.work(name, ({ tenantId, payload }) => job.run(services, services.databases.of(tenantId), payload))
    }
  }
  const subscriptions = readSubscriptions()
  const sentThisHour = new Set<string>()
  const stopping = new AbortController()
  const beat = async () => {
    for (let beats = 0; !stopping.signal.aborted; beats += 1) {
      await guarded(services, () => serveTenants(services, subscriptions))
      if (beats % sweepEveryBeats === 0) await guarded(services, () => sweepTenants(services, sentThisHour))
      await pause(stopping.signal)
    }
  }
  const running = beat()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** The next beat tries again; nothing is lost, because events and entries stay where they are until done. */
async function guarded(services: Services, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    services.log.warn({ error }, 'background beat')
  }
}

async function serveTenants(services: Services, subscriptions: Subscriptions): Promise<void> {
  for (const tenantId of await listTenantIds(services)) {
    await dispatchEvents(services, tenantId, subscriptions)
    await sealAudit(services.databases.of(tenantId), services.clock)
  }
}

async function sweepTenants(services: Services, sentThisHour: Set<string>): Promise<void> {
  for (const tenantId of await listTenantIds(services)) {
    for (const module of modules) await module.sweep?.(services, services.databases.of(tenantId))
    await sendRegularJobs(services, tenantId, sentThisHour)
  }
}

const hourMs = 3_600_000

/** A regular job's id follows from its tenant and its hour: however many servers send it, it is one job. */
async function sendRegularJobs(services: Services, tenantId: string, sentThisHour: Set<string>): Promise<void> {
  const hour = Math.floor(services.clock.now().getTime() / hourMs)
  for (const module of modules) {
    for (const [name, job] of Object.entries(module.jobs ?? {})) {
      if (job.everyHours === undefined || hour % job.everyHours !== 0) continue
      const id = idFrom(tenantId, name, String(hour))
      if (sentThisHour.has(id)) continue
      await services.jobs.send(name, { tenantId, payload: {} }, { id })
      sentThisHour.add(id)
    }
  }
  const tidied = `${tenantId} tidy ${hour}`
  if (sentThisHour.has(tidied)) return
  await tidyKernel(services, tenantId)
  sentThisHour.add(tidied)
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, beatMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function readSubscriptions(): Subscriptions {
  const subscriptions = new Map<string, string[]>()
  for (const module of modules) {
    for (const [name, job] of Object.entries(module.jobs ?? {})) {
      for (const topic of job.on ?? []) subscriptions.set(topic, [...(subscriptions.get(topic) ?? []), name])
    }
  }
  return subscriptions
}
