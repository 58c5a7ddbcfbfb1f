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

export type Urls = { ownerUrl: string; appUrl: string; superUrl: string }

/** URLs for `pg` and libpq. The host `localhost` only keeps them valid: the socket folder in the query wins. */
export function connectionUrls({ socketFolder, port }: Pick<Endpoint, 'socketFolder' | 'port'>, passwords: Passwords): Urls {
  const host = socketFolder === null ? '127.0.0.1' : 'localhost'
  const query = socketFolder === null ? '' : `?host=${encodeURIComponent(socketFolder)}`
  const url = (role: Role, database: string) => `postgres://${role}:${passwords[role]}@${host}:${port}/${database}${query}`
  return { ownerUrl: url('tongxin_owner', 'tongxin'), appUrl: url('tongxin_app', 'tongxin'), superUrl: url('postgres', 'postgres') }
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
