import type { ServerResponse } from 'node:http'

/** Server-sent events: each listener hears the topics of its tenant that it asked for. */
export interface LiveHub {
  publish(tenantId: string, topic: string, data: unknown): void
  listen(tenantId: string, topics: string[], response: ServerResponse): void
  /** Ends every stream, so that the server can close. */
  closeAll(): void
}

export function liveHub(): LiveHub {
  const listeners = new Map<string, Set<ServerResponse>>()
  const keyOf = (tenantId: string, topic: string) => `${tenantId} ${topic}`
  const open = new Set<ServerResponse>()
  return {
    publish: (tenantId, topic, data) => {
      const chunk = `event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`
      for (const response of listeners.get(keyOf(tenantId, topic)) ?? []) response.write(chunk)
    },
    listen: (tenantId, topics, response) => {
      open.add(response)
      for (const topic of topics) {
        const key = keyOf(tenantId, topic)
        listeners.set(key, (listeners.get(key) ?? new Set()).add(response))
      }
      const beat = setInterval(() => response.write(': still here\n\n'), 20_000)
      response.on('close', () => {
        clearInterval(beat)
        open.delete(response)
        for (const topic of topics) listeners.get(keyOf(tenantId, topic))?.delete(response)
      })
    },
    closeAll: () => {
      for (const response of open) response.destroy()
    },
  }
}
