import { createServer } from 'node:net'
import { settleSocketFolder, type Place } from './place.ts'
import type { Passwords, Role } from './secrets.ts'

/** Where postgres listens. Windows has no unix sockets for it, so there it is always loopback. */
export type Endpoint = { socketFolder: string | null; port: number; tcp: boolean }

const USUAL_PORT = 5432

/** `wanted`: the port that the operator asked for; `running`: the port of an orphan that may still be there. */
export async function settleEndpoint(place: Place, wanted?: number, running?: number): Promise<Endpoint> {
  if (process.platform === 'win32') return { socketFolder: null, port: wanted ?? running ?? (await findFreePort()), tcp: true }
  return { socketFolder: await settleSocketFolder(place), port: wanted ?? USUAL_PORT, tcp: wanted !== undefined }
}

/** A URL for `pg` and libpq. The host `localhost` only keeps it a valid URL: the socket folder in the query wins. */
export function connectionUrl(endpoint: Endpoint, passwords: Passwords, role: Role): string {
  const database = role === 'postgres' ? 'postgres' : 'tongxin'
  const host = endpoint.socketFolder === null ? '127.0.0.1' : 'localhost'
  const query = endpoint.socketFolder === null ? '' : `?host=${encodeURIComponent(endpoint.socketFolder)}`
  return `postgres://${role}:${passwords[role]}@${host}:${endpoint.port}/${database}${query}`
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address !== null && typeof address === 'object' ? address.port : USUAL_PORT
      probe.close(() => resolve(port))
    })
  })
}
