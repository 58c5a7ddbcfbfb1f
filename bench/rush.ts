import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawUpRoster } from '../engines/capacity/eligibility/roster.ts'
import { write } from '../kernel/context.ts'
import { newId } from '../kernel/ids.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import { messageOf, startChild } from './child.ts'
import type { HttpLoad, HttpRequest, LoadResult } from './load.types.ts'
import type { BenchOptions, Measured } from './report.ts'
import { runLoad } from './run-load.ts'
import { startServerProcess, untilQuiet, type RunningServer } from './running-server.ts'
import { optionsPerOffer, storeRush, type RushData, type RushMember, type RushOffer } from './rush-data.ts'
import type { Press, Rush, RushAnswers } from './rush-press.ts'
import { rawSignUps } from './rush-raw.ts'
import { withContext, type Environment } from './with-context.ts'

const callers = 256
/** A careful hand-written sign-up by so many callers; and the least that could be called one. */
const raws = [
  { name: 'raw_c8', connections: 8, careful: true },
  { name: 'raw_c32', connections: 32, careful: true },
  { name: 'bare_c8', connections: 8, careful: false },
]
/** Each load is taken so often, in turns with its references; the first time warms up and does not count. */
const rounds = 4
const members = 20_000
const withinMs = 10_000
const roomy = 1_000_000
/** Half of those who press get a place. */
const scarce = members / 2 / optionsPerOffer

const goals: Measured['goals'] = {
  claims_over_raw_c8: { atLeast: 3 },
  claims_over_echo: { atLeast: 0.5 },
  rush_p99_ms: { atMost: 5_000 },
  rush_oversold: { atMost: 0 },
  rush_false_full: { atMost: 0 },
  rush_lost: { atMost: 0 },
  hot_p99_ms: { atMost: 5_000 },
  hot_oversold: { atMost: 0 },
  hot_false_full: { atMost: 0 },
  hot_lost: { atMost: 0 },
  snapshot_s: { atMost: 2 },
}

/** Sign-ups against a raw client's own transaction and against bare HTTP; and 20,000 members who press within ten seconds. */
export async function benchRush(options: BenchOptions): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  const environment = { TONGXIN_DATA: dataDir, TONGXIN_MODE: 'demonstration', LOG_LEVEL: 'error' }
  try {
    options.say('filling the demonstration university …')
    await (await startServerProcess(environment)).stop()
    options.say(`storing ${options.rows} people, ${members} of them signed in, and three years of sign-ups …`)
    const prepared = await prepare(options, environment)
    const server = await startServerProcess(environment)
    try {
      options.say('waiting until the server is quiet …')
      await untilQuiet(server.url)
      const bench: Bench = { ...prepared, server }
      const rates = await measureRates(options, bench)
      options.say('20,000 members within ten seconds …')
      const spread = await rush(bench, { name: 'rush', offer: prepared.data.offers[rounds + 1], optionOf: (n) => n % optionsPerOffer })
      options.say('the same, four of five for one option …')
      const hot = await rush(bench, { name: 'hot', offer: prepared.data.offers[rounds + 2], optionOf: (n) => (n % 5 === 0 ? n % optionsPerOffer : 0) })
      return { figures: { snapshot_s: prepared.snapshotSeconds, ...rates.figures, ...spread, ...hot }, ratios: rates.ratios, goals }
    } finally {
      await server.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

interface Prepared {
  data: RushData
  appUrl: string
  ownerUrl: string
  tenantId: string
  snapshotSeconds: number
}

interface Bench extends Prepared {
  server: RunningServer
}

/** An offer for each round, one for the raw client, and two that are scarce. */
function prepare({ rows }: BenchOptions, environment: Environment): Promise<Prepared> {
  return withContext(environment, async (context, { ownerUrl, appUrl }) => {
    const { tenantId } = context.db
    const open = { cap: roomy, waiting: 'skip' as const }
    const few = { cap: scarce, waiting: 'none' as const }
    const offers = [...Array.from({ length: rounds + 1 }, () => open), few, few, open]
    const data = await storeRush({ ownerUrl, tenantId, at: context.clock.now(), people: rows, members, offers })
    const startedAt = performance.now()
    const unitId = (await context.db.q.selectFrom('staff').select('unit_id').where('tenant_id', '=', tenantId).limit(1).executeTakeFirstOrThrow()).unit_id
    const roster = { id: data.offers.at(-1)?.id ?? '', unitId }
    await write(context, (trx) => drawUpRoster(trx, roster, [{ kind: 'member', states: ['active'] }]))
    return { data, appUrl, ownerUrl, tenantId, snapshotSeconds: (performance.now() - startedAt) / 1000 }
  })
}

async function measureRates({ seconds, say }: BenchOptions, bench: Bench): Promise<Pick<Measured, 'figures' | 'ratios'>> {
  const echoServer = startChild('./echo.ts')
  try {
    const echo = await messageOf<{ url: string }>(echoServer)
    const taken = { claims: [] as LoadResult[], echo: [] as LoadResult[], raw: raws.map(() => [] as LoadResult[]) }
    const pace = { connections: callers, seconds }
    for (let round = 0; round < rounds; round += 1) {
      say(round === 0 ? 'warming up …' : `round ${round} of ${rounds - 1} …`)
      const requests = requestsFor(bench.data.members, bench.data.offers[round])
      const posted: HttpLoad['requests'] = requests.slice(0, 1).map((request) => ({ ...request, path: '/echo' }))
      taken.claims.push(await runLoad({ ...pace, kind: 'http', url: bench.server.url, cookie: null, requests, eachOnce: true }))
      for (const [at, { connections, careful }] of raws.entries()) taken.raw[at]?.push(await runLoad({ ...rawLoad(bench, careful), connections, seconds }))
      taken.echo.push(await runLoad({ ...pace, kind: 'http', url: echo.url, cookie: null, requests: posted, eachOnce: false }))
    }
    const [claims, bare, ...raw] = [taken.claims, taken.echo, ...taken.raw].map((results) => meanOf(results.slice(1)))
    const against = Object.fromEntries(raws.map(({ name }, at) => [`claims_over_${name}`, (claims ?? 0) / (raw[at] ?? 0)]))
    const overEcho = (claims ?? 0) / (bare ?? 0)
    const rawFigures = Object.fromEntries(raws.map(({ name }, at) => [`claims_${name}_per_s`, raw[at] ?? 0]))
    const p99Ms = Math.max(...taken.claims.slice(1).map((result) => result.p99Ms))
    return {
      figures: { claims_per_s: claims ?? 0, claims_p99_ms: p99Ms, ...rawFigures, claims_echo_per_s: bare ?? 0, ...against, claims_over_echo: overEcho },
      ratios: { ...against, claims_over_echo: overEcho },
    }
  } finally {
    await echoServer.stop()
  }
}

function meanOf(results: LoadResult[]): number {
  return results.reduce((sum, { perSecond }) => sum + perSecond, 0) / results.length
}

function requestsFor(people: readonly RushMember[], offer: RushOffer | undefined): HttpRequest[] {
  return people.map(({ cookie }, index) => ({
    method: 'POST',
    path: `/api/v1/offers/${offer?.id}/claims`,
    headers: { cookie, 'idempotency-key': newId() },
    body: JSON.stringify({ optionId: offer?.optionIds[index % optionsPerOffer], party: 1 }),
  }))
}

function rawLoad({ appUrl, tenantId, data }: Prepared, careful: boolean) {
  const offer = data.offers[rounds]
  if (!offer) throw new TypeError('no offer is left for the raw client')
  return { kind: 'sql' as const, url: appUrl, tenantId, ...rawSignUps({ tenantId, offer, careful }) }
}

interface RushPlan {
  name: string
  offer: RushOffer | undefined
  /** Which option the nth member wants. */
  optionOf(n: number): number
}

async function rush({ server, data, ownerUrl, tenantId }: Bench, { name, offer, optionOf }: RushPlan): Promise<Record<string, number>> {
  if (!offer) throw new TypeError('no offer is left for the rush')
  const presses = data.members.map(({ cookie }, n): Press => {
    const atMs = Math.random() * withinMs
    return { cookie, key: newId(), optionId: offer.optionIds[optionOf(n)] ?? '', atMs, againMs: n % 10 === 0 ? atMs + 20 + Math.random() * 400 : null }
  })
  const answers = await pressAll({ url: server.url, offerId: offer.id, presses, connections: 512 })
  const stored = await readRush(ownerUrl, tenantId, offer.id)
  const all = answers.flat()
  const tookMs = all.map((answer) => answer.tookMs).toSorted((a, b) => a - b)
  let [lost, confirmed, full] = [0, 0, 0]
  const falseFull = new Set<string>()
  for (const [n, own] of answers.entries()) {
    const [first, again] = own
    const press = presses[n]
    if (!first || !press) continue
    // An acknowledged place is in the database; the same press again has the same answer.
    if (first.status === 201 ? !stored.ids.has(idIn(first.text)) || (again && idIn(again.text) !== idIn(first.text)) : first.status !== 409) lost += 1
    if (first.status === 201) confirmed += 1
    if (first.text.includes('capacity.full')) full += 1
    if (first.text.includes('capacity.full') && stored.free.has(press.optionId)) falseFull.add(press.key)
  }
  const figures = { presses: all.length, confirmed, full, p50_ms: tookMs[Math.floor(tookMs.length / 2)] ?? 0, p99_ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0 }
  const faults = { oversold: stored.oversold, false_full: falseFull.size, lost: lost + Math.abs(confirmed - stored.ids.size) }
  return Object.fromEntries(Object.entries({ ...figures, ...faults }).map(([key, value]) => [`${name}_${key}`, value]))
}

async function pressAll(work: Rush): Promise<RushAnswers> {
  const child = startChild('./rush-press.ts')
  try {
    child.process.send(work)
    return await messageOf<RushAnswers>(child)
  } finally {
    await child.stop()
  }
}

function idIn(text: string): string {
  return /"enrolmentId":"([0-9a-f-]{36})"/.exec(text)?.[1] ?? ''
}

/** What the database says when all is over: who is in, which options have room left, how many got in beyond the limits. */
function readRush(ownerUrl: string, tenantId: string, offerId: string): Promise<{ ids: Set<string>; free: Set<string>; oversold: number }> {
  return openOwner(ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    const { rows: enrolled } = await client.query<{ id: string }>('select id from enrolments where tenant_id = $1 and offer_id = $2', [tenantId, offerId])
    const { rows: limits } = await client.query<{ option_id: string; cap: number; seated: number }>(
      `select c.option_id, c.cap, (select coalesce(sum(e.party), 0)::int from enrolments e where e.tenant_id = $1 and e.offer_id = $2 and e.option_id = c.option_id and e.status = 'confirmed') as seated
         from offer_counters c where c.tenant_id = $1 and c.offer_id = $2 and c.option_id is not null`,
      [tenantId, offerId],
    )
    return {
      ids: new Set(enrolled.map((row) => row.id)),
      free: new Set(limits.filter(({ cap, seated }) => seated < cap).map((row) => row.option_id)),
      oversold: limits.reduce((sum, { cap, seated }) => sum + Math.max(0, seated - cap), 0),
    }
  })
}
