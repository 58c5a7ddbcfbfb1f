import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act } from '../engines/cases/act.ts'
import { everywhere } from '../kernel/auth/actor.ts'
import { newId } from '../kernel/ids.ts'
import { storeCases } from './cases-data.ts'
import { benchCompilation } from './compilation.ts'
import { listGoals, measureLists } from './lists.ts'
import type { HttpRequest, SqlLoad, Statement } from './load.types.ts'
import { registerMatter } from './matter.process.ts'
import { storeSession } from './proposals-data.ts'
import type { BenchOptions, Measured } from './report.ts'
import { runLoad } from './run-load.ts'
import { signIn, startServerProcess } from './running-server.ts'
import { benchSimilar } from './similar.ts'
import { differing, recordStatements } from './statements.ts'
import { withContext, type Environment } from './with-context.ts'

const callers = [1, 8, 32]
/** Versions of the raw client's cases are kept apart from load to load. */
const mostPerLoad = 1_000_000

const perSession = 1_000
const searches = 300
const yearMs = 365 * 24 * 3_600_000

/**
 * 10,000 cases and 10,000 proposals with ten events each: actions against their own statements by a raw client, the lists that
 * everybody opens, the search for similar proposals, and the compilation of a session.
 */
export async function benchCases(options: BenchOptions): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  const environment = { TONGXIN_DATA: dataDir, TONGXIN_MODE: 'demonstration', LOG_LEVEL: 'error' }
  registerMatter()
  const serve = './serve-cases.ts'
  try {
    options.say('filling the demonstration university …')
    await (await startServerProcess(environment, serve)).stop()
    const cases = Math.max(1_000, Math.round(options.rows / 10))
    options.say(`storing ${cases} cases …`)
    const work = await prepare(environment, cases)
    await storeProposals(environment, cases)
    const served = await measureServed(options, { environment, serve, work })
    const similar = await withContext(environment, ({ db, clock }) => benchSimilar({ db, clock, documents: cases, searches, say: options.say }))
    const compiled = await benchCompilation({ environment, say: options.say })
    return {
      figures: { cases, events: cases * 10, proposals: cases, ...served.figures, ...similar.figures, ...compiled.figures },
      ratios: { ...served.ratios, ...similar.ratios },
      goals: { ...listGoals, ...similar.goals, ...compiled.goals },
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measureServed(
  options: BenchOptions,
  { environment, serve, work }: { environment: Environment; serve: string; work: Prepared },
): Promise<Pick<Measured, 'figures' | 'ratios'>> {
  const server = await startServerProcess(environment, serve)
  try {
    // Before the actions: the lists are of a university that has been at work for years, not for a minute.
    const listed = await measureLists(server, options)
    const advanced = await measureAdvance(options, { ...work, url: server.url, cookie: await signIn(server.url, 'office') })
    return { figures: { ...advanced.figures, ...listed }, ratios: advanced.ratios }
  } finally {
    await server.stop()
  }
}

/** Sessions of a thousand each: of the newest two they stand in every state, of the others all are answered. */
function storeProposals(environment: Environment, proposals: number): Promise<void> {
  return withContext(environment, async ({ db, clock }, { ownerUrl }) => {
    const sessions = Math.ceil(proposals / perSession)
    for (let session = 0; session < sessions; session += 1) {
      const at = new Date(clock.now().getTime() - session * yearMs)
      await storeSession(ownerUrl, { tenantId: db.tenantId, at, ordinal: 80 - session, proposals: perSession, isOpen: session < 2 }, async () => undefined)
    }
  })
}

interface Prepared {
  requests: HttpRequest[]
  raw: Pick<SqlLoad, 'scripts' | 'fresh' | 'url' | 'tenantId'> & { countedFrom: number }
}

/** Notes on all cases for the server; for the raw client what a note on some other cases sends. */
function prepare(environment: Environment, cases: number): Promise<Prepared> {
  return withContext(environment, async (context, database) => {
    const { tenantId, q } = context.db
    const stored = await storeCases(database.ownerUrl, { tenantId, cases, at: context.clock.now() })
    const { id: staffId } = await q.selectFrom('staff').select('id').where('tenant_id', '=', tenantId).limit(1).executeTakeFirstOrThrow()
    const statementsOf = recordStatements(context.services.databases.pool)
    const actor = { ...context.actor, staffId, via: 'session' as const, permissions: new Map([['plans.manage', everywhere]]) }
    const scripts: Statement[][] = []
    for (const caseId of stored.raw) {
      // The key is the request's own, as a client's is.
      const own = { ...context, actor, requestId: newId(), idempotencyKey: newId() }
      scripts.push(await statementsOf(() => act(own, { caseId, action: 'note', version: null, input: { text: '已联系' } })))
    }
    // Between two scripts differ the case, which stays, and the ids that each note makes anew.
    const known = new Set(stored.raw)
    const fresh = scripts.flatMap((script, at) => differing(script, scripts[(at + 1) % scripts.length] ?? []).filter((text) => !known.has(text)))
    const requests = stored.ids.map((id): HttpRequest => {
      const body = JSON.stringify({ version: null, input: { text: '已联系' } })
      return { method: 'POST', path: `/api/v1/cases/${id}/actions/note`, body }
    })
    return { requests, raw: { scripts, fresh, url: database.appUrl, tenantId, countedFrom: stored.countedFrom } }
  })
}

async function measureAdvance(
  { seconds, say }: BenchOptions,
  { requests, raw, url, cookie }: Prepared & { url: string; cookie: string },
): Promise<Pick<Measured, 'figures' | 'ratios'>> {
  const figures: Record<string, number> = {}
  const ratios: Record<string, number> = {}
  for (const [turn, connections] of callers.entries()) {
    say(`advance, ${connections} connections …`)
    const ours = await runLoad({ kind: 'http', url, cookie, requests, eachOnce: false, connections, seconds })
    const theirs = await runLoad({ ...raw, scripts: counted(raw, turn + 1), kind: 'sql', connections, seconds })
    figures[`advance_c${connections}_per_s`] = ours.perSecond
    figures[`advance_c${connections}_p95_ms`] = ours.p95Ms
    figures[`advance_raw_c${connections}_per_s`] = theirs.perSecond
    ratios[`advance_over_raw_c${connections}`] = ours.perSecond / theirs.perSecond
  }
  return { figures, ratios }
}

function counted({ scripts, countedFrom }: Prepared['raw'], turn: number): Statement[][] {
  const later = (value: unknown) => (typeof value === 'number' && value >= countedFrom ? value + turn * mostPerLoad : value)
  return scripts.map((script) => script.map(({ text, values }) => ({ text, values: values.map(later) })))
}
