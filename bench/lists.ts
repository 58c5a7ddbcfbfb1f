import type { HttpRequest } from './load.types.ts'
import type { Measured } from './report.ts'
import { runLoad } from './run-load.ts'
import { signIn, type RunningServer } from './running-server.ts'
import { timesOf } from './server-time.ts'

const connections = 32

interface ListLoad {
  name: string
  username: string
  paths: string[]
}

/** What everybody opens, as those open it who do: offices their inbox and what is late, delegates, the secretary and members the proposals. */
const loads: ListLoad[] = [
  { name: 'inbox', username: 'office', paths: ['/cases/inbox', '/cases/inbox?limit=50', '/cases/inbox?box=done', '/cases/inbox?box=followed'] },
  { name: 'supervision', username: 'office', paths: ['/case-supervision', '/case-supervision?step=overdue', '/case-supervision?limit=50'] },
  {
    name: 'proposals_secretary',
    username: 'secretary',
    paths: ['/proposals', '/proposals?limit=50', '/proposals?state=handling', '/proposals?sort=number', '/proposals?sort=due'],
  },
  { name: 'proposals_delegate', username: 'daibiao', paths: ['/proposals', '/proposals?limit=50', '/proposals?topic=welfare'] },
  { name: 'proposals_public', username: 'huiyuan', paths: ['/proposals/published', '/proposals/published?sort=number', '/proposals/published?topic=campus'] },
]

export const listGoals: Measured['goals'] = { inbox_p95_ms: { atMost: 50 }, supervision_p95_ms: { atMost: 50 }, proposal_list_p95_ms: { atMost: 50 } }

/** `p95_ms` is of the server's own time at 32 connections, `client_p95_ms` what the load saw of it. */
export async function measureLists(server: RunningServer, { seconds, say }: { seconds: number; say: (line: string) => void }): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const { name, username, paths } of loads) {
    say(`${name}, ${connections} connections …`)
    const cookie = await signIn(server.url, username)
    const requests = paths.map((path): HttpRequest => ({ method: 'GET', path: `/api/v1${path}` }))
    await timesOf(server)
    const seen = await runLoad({ kind: 'http', url: server.url, cookie, requests, eachOnce: false, connections, seconds })
    const { p95Ms } = await timesOf(server)
    Object.assign(figures, { [`${name}_per_s`]: seen.perSecond, [`${name}_p95_ms`]: p95Ms, [`${name}_client_p95_ms`]: seen.p95Ms })
  }
  const ofProposals = loads.flatMap(({ name }) => (name.startsWith('proposals_') ? [figures[`${name}_p95_ms`] ?? 0] : []))
  return { ...figures, proposal_list_p95_ms: Math.max(...ofProposals) }
}
