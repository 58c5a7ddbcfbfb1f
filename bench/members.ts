import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { today, systemClock } from '../kernel/clock.ts'
import { makeHrSheetRows, type HrSheet } from '../server/demo/demo-sheet.ts'
import { generateDemoUniversity } from '../server/demo/generate.ts'
import { columnOf } from '../server/demo/sheet-columns.ts'
import { demoSeed } from '../server/first-start.ts'
import { messageOf, startChild } from './child.ts'
import type { HttpLoad, Load } from './load.types.ts'
import type { ToImport } from './import-once.ts'
import { copyTable, settleTables, writeSheet } from './members-import.ts'
import { createWork, listWork, openRecorder, readWork, searchWork, type Person, type Work } from './members-requests.ts'
import type { BenchOptions, Measured } from './report.ts'
import { residentMib, signIn, startServerProcess, type RunningServer } from './running-server.ts'
import { runContest, type Outcome } from './run-load.ts'
import { withContext, type Environment } from './with-context.ts'

/** The callers of the goal for lists. */
const connections = 32
const starts = 3
/** Each load is taken so often, in turns with its references. */
const rounds = 2
/** More people to add than any machine adds in this time. */
const newcomersPerSecond = 1_500

const goals: Measured['goals'] = {
  import_rows_per_s: { atLeast: 8_000 },
  list_per_s: { atLeast: 1_300 },
  start_ms: { atMost: 2_000 },
  resident_mib: { atMost: 250 },
}

/** The demonstration university with a sheet of 100,000 people on top: imported, then listed, searched, read and added to over HTTP. */
export async function benchMembers(options: BenchOptions): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  const environment = { TONGXIN_DATA: dataDir, TONGXIN_MODE: 'demonstration', LOG_LEVEL: 'error' }
  try {
    options.say('filling the demonstration university …')
    await (await startServerProcess(environment)).stop()
    const { newcomers, known, ...imported } = await measureImport(options, environment)
    const started = await measureStarts(options, environment)
    try {
      const work = await prepareWork(environment, { newcomers, known })
      const outcomes = await measureRequests(options, started.server, work)
      const resident = await residentMib(started.server.pid)
      const figures = {
        rows: options.rows,
        ...imported.figures,
        ...merged(outcomes, 'figures'),
        start_ms: started.startMs,
        ...(resident === null ? {} : { resident_mib: resident }),
      }
      return { figures, ratios: { ...imported.ratios, ...merged(outcomes, 'ratios') }, goals }
    } finally {
      await started.server.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

interface Imported extends Outcome {
  /** Of the sheet: people whom the server knows, and people whom it is still to be told of. */
  known: Person[]
  newcomers: Person[]
}

async function measureImport({ rows, seconds, say }: BenchOptions, environment: Environment): Promise<Imported> {
  say(`making a sheet of ${rows} people …`)
  const extra = Math.ceil(rounds * (seconds + 1) * newcomersPerSecond)
  const university = generateDemoUniversity({ seed: demoSeed, today: today(systemClock) })
  const sheet = makeHrSheetRows(university, { rows: rows + extra, traps: false, seed: 1 })
  const path = join(environment.TONGXIN_DATA ?? '', 'bench.xlsx')
  await writeSheet(path, { header: sheet.header, rows: sheet.rows.slice(0, rows) })
  say('importing it …')
  const tookSeconds = await importOnce({ environment, path })
  return withContext(environment, async (context, database) => {
    const copySeconds = await copyTable(database.ownerUrl, { tenantId: context.db.tenantId, rows })
    await settleTables(database.ownerUrl)
    const figures = { import_rows_per_s: rows / tookSeconds, import_copy_rows_per_s: rows / copySeconds }
    return {
      figures,
      ratios: { import_over_copy: copySeconds / tookSeconds },
      known: peopleOf(sheet.rows.slice(0, rows)),
      newcomers: peopleOf(sheet.rows.slice(rows)),
    }
  })
}

/** Seconds from the file to the commit, in a process of its own. */
async function importOnce(work: ToImport): Promise<number> {
  const child = startChild('./import-once.ts')
  try {
    child.process.send(work)
    return await messageOf<number>(child)
  } finally {
    await child.stop()
  }
}

/** Those with a Chinese identity number and a phone: the others follow other rules. */
function peopleOf(rows: HrSheet['rows']): Person[] {
  return rows.flatMap((row) => {
    const [staffNo, name, idNo, phone] = (['staffNo', 'name', 'idNo', 'phone'] as const).map((field) => String(row[columnOf(field)] ?? ''))
    return staffNo && name && phone && idNo && /^\d{17}[\dX]$/.test(idNo) ? [{ staffNo, name, idNo, phone }] : []
  })
}

/** The middle of several starts on what is there by now; the last one stays for what follows. */
async function measureStarts({ say }: BenchOptions, environment: Environment): Promise<{ server: RunningServer; startMs: number }> {
  say('starting the server on it …')
  const tookMs: number[] = []
  for (let turn = 1; ; turn += 1) {
    const server = await startServerProcess(environment)
    tookMs.push(server.startMs)
    if (turn === starts) return { server, startMs: tookMs.toSorted((a, b) => a - b)[Math.floor(starts / 2)] ?? 0 }
    await server.stop()
  }
}

interface Works {
  works: Record<'list' | 'search' | 'read' | 'create', Work>
  appUrl: string
  tenantId: string
}

const searches = 250
const records = 250

function prepareWork(environment: Environment, { known, newcomers }: Pick<Imported, 'known' | 'newcomers'>): Promise<Works> {
  return withContext(environment, async (context, database) => {
    const { tenantId, q } = context.db
    const recorder = openRecorder(context)
    const branches = (await q.selectFrom('staff').select('unit_id').distinct().where('tenant_id', '=', tenantId).orderBy('unit_id').limit(12).execute()).map((row) => row.unit_id)
    const ids = (await q.selectFrom('staff').select('id').where('tenant_id', '=', tenantId).orderBy('staff_no').execute()).map((row) => row.id)
    const works = {
      list: await listWork(recorder, branches),
      search: await searchWork(recorder, everyNth(known, searches)),
      read: await readWork(recorder, everyNth(ids, records)),
      create: await createWork(recorder, newcomers, branches[0] ?? ''),
    }
    return { works, appUrl: database.appUrl, tenantId }
  })
}

function everyNth<T>(all: T[], wanted: number): T[] {
  const step = Math.max(1, Math.floor(all.length / wanted))
  return all.filter((_, index) => index % step === 0).slice(0, wanted)
}

async function measureRequests({ seconds, say }: BenchOptions, server: RunningServer, { works, appUrl, tenantId }: Works): Promise<Outcome[]> {
  const echoServer = startChild('./echo.ts')
  try {
    const echo = await messageOf<{ url: string }>(echoServer)
    const cookie = await signIn(server.url, 'office')
    const outcomes: Outcome[] = []
    for (const [name, { requests, scripts, fresh }] of Object.entries(works)) {
      say(`${name} …`)
      const pace = { connections, seconds }
      const eachOnce = name === 'create'
      const product = shares(requests, eachOnce).map((share): Load => ({ ...pace, kind: 'http', url: server.url, cookie, requests: share, eachOnce }))
      const [first] = requests
      const echoed: HttpLoad['requests'] = [first?.body ? { ...first, path: '/echo' } : { method: 'GET', path: '/echo' }]
      outcomes.push(
        await runContest({
          name,
          product,
          raw: { ...pace, kind: 'sql', url: appUrl, tenantId, scripts, fresh },
          echo: { ...pace, kind: 'http', url: echo.url, cookie: null, requests: echoed, eachOnce: false },
        }),
      )
    }
    return outcomes
  } finally {
    await echoServer.stop()
  }
}

/** What the rounds ask: the same each time, or a part for each where it can be asked only once. */
function shares(requests: HttpLoad['requests'], eachOnce: boolean): HttpLoad['requests'][] {
  return Array.from({ length: rounds }, (_, round) => (eachOnce ? requests.filter((_, index) => index % rounds === round) : requests))
}

function merged(outcomes: Outcome[], part: keyof Outcome): Record<string, number> {
  return Object.assign({}, ...outcomes.map((outcome) => outcome[part]))
}
