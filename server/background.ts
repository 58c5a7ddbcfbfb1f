import { sealAudit } from '../kernel/audit/sealer.ts'
import type { Services } from '../kernel/context.ts'
import { dispatchEvents, type Subscriptions } from '../kernel/outbox/dispatcher.ts'
import { modules } from './modules.ts'
import { listTenantIds } from './tenants.ts'

const beatMs = 1_000
const sweepEveryBeats = 5

/** What runs beside the requests: job workers, the dispatcher of events and the sealer of the audit log. */
export async function startBackground(services: Services): Promise<{ stop(): Promise<void> }> {
  for (const module of modules) {
    for (const [name, job] of Object.entries(module.jobs ?? {})) {
      await services.jobs.work(name, ({ tenantId, payload }) => job.run(services, services.databases.of(tenantId), payload))
    }
  }
  const subscriptions = readSubscriptions()
  let stopped = false
  let beats = 0
  const beat = async () => {
    while (!stopped) {
      await onceForEachTenant(services, subscriptions, beats % sweepEveryBeats === 0)
      beats += 1
      await new Promise((resolve) => {
        setTimeout(resolve, beatMs).unref()
      })
    }
  }
  const running = beat()
  return {
    stop: async () => {
      stopped = true
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, beatMs * 2).unref())])
    },
  }
}

async function onceForEachTenant(services: Services, subscriptions: Subscriptions, sweep: boolean): Promise<void> {
  try {
    for (const tenantId of await listTenantIds(services)) {
      await dispatchEvents(services, tenantId, subscriptions)
      await sealAudit(services.databases.of(tenantId), services.clock)
      if (sweep) for (const module of modules) await module.sweep?.(services, services.databases.of(tenantId))
    }
  } catch (error) {
    // The next beat tries again; nothing is lost, because events and entries stay where they are until done.
    services.log.warn({ error }, 'background beat')
  }
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
