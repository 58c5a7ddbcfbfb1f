import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { writeBook } from '../../../engines/documents/write-book.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Services } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { write } from '../../../kernel/db/write.ts'
import { AppError, type Bilingual } from '../../../kernel/errors.ts'
import type { StoredFile } from '../../../kernel/files/store.ts'
import { recordFile } from '../../../kernel/http/upload.ts'
import { idFrom, newId } from '../../../kernel/ids.ts'
import { listSessions, type Session } from '../congress.store.ts'
import { compiledBook } from './compile-book.ts'
import { endCompilation, leftCompilations, takeOver, tellProgress, type CompilationRow } from './compilations.store.ts'
import { compilationInterrupted, takenOver } from './documents.errors.ts'
import { compiledStates, countIn } from './session-proposals.store.ts'

export const compileJob = 'proposals.compile'
export const compilationStarted = 'proposals.compilation_started'
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const beatMs = 3_000
/** A compilation whose process died so often is what kills it. */
const mostAttempts = 3
const keptDays = 30

const unexpectedProblem: Bilingual = {
  zh: '生成汇编时遇到意外问题，没有留下不完整的文件。请稍后重新生成；若仍不行，请联系管理员。',
  en: 'Something unexpected stopped the compilation; no incomplete file was kept. Try again later; if it stays, tell your administrator.',
}

/** Makes the file of a compilation and says how it ended. Run twice, the second finds nothing to do. */
export async function runCompilation(services: Services, db: Db, id: string): Promise<void> {
  const running = { id, runner: newId() }
  const row = await takeOver(db, running, services.clock.now())
  if (!row) return
  const work: Work = { services, db, row, running, fileId: fileOf(row.id, row.attempts) }
  const alive = new AbortController()
  const beating = beat(work, alive.signal)
  try {
    // What earlier processes have left of it.
    for (let attempt = 1; attempt < row.attempts; attempt += 1) await services.files.remove(db.tenantId, fileOf(id, attempt))
    if (row.attempts > mostAttempts) throw compilationInterrupted({ times: mostAttempts })
    await finish(work, await storeBook(work))
  } catch (error) {
    await fail(work, error)
  } finally {
    alive.abort()
    await beating
    services.live.publish(db.tenantId, `compilation:${id}`, {})
  }
}

/** Compilations that nobody works on any more are started again by whoever notices. */
export async function resumeCompilations(services: Services, db: Db): Promise<void> {
  for (const compilationId of await leftCompilations(db, services.clock.now())) await services.jobs.send(compileJob, { tenantId: db.tenantId, payload: { compilationId } })
}

interface Work {
  services: Services
  db: Db
  row: CompilationRow
  running: { id: string; runner: string }
  fileId: string
}

/** Each attempt writes a file of its own: a process that was only thought dead must not write into that of the next. */
function fileOf(compilationId: string, attempt: number): string {
  return idFrom(compilationId, String(attempt))
}

interface MadeFile extends StoredFile {
  proposals: number
  fileName: string
}

/** From one snapshot of the database straight into the file store: neither the proposals nor the file are ever held whole. */
async function storeBook({ services, db, row, running, fileId }: Work): Promise<MadeFile> {
  const now = services.clock.now()
  const [session] = await listSessions(db, now, { id: row.sessionId })
  if (!session) throw new TypeError('a compilation of no session')
  const tell = async (counts: { done?: number; total?: number }) => {
    if (!(await tellProgress(db, running, { now: services.clock.now(), ...counts }))) throw takenOver()
    services.live.publish(db.tenantId, `compilation:${row.id}`, counts)
  }
  return db.q
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (q) => {
      const snapshot: Db = { tenantId: db.tenantId, q }
      const proposals = await countIn(snapshot, session.id, compiledStates)
      await tell({ total: proposals })
      const book = compiledBook(snapshot, { session, university: await universityName(services, db.tenantId), day: dayOf(now), progress: (done) => tell({ done }) })
      const stored = await services.files.put(db.tenantId, fileId, Readable.from(writeBook(book), { objectMode: false }))
      return { ...stored, proposals, fileName: nameOf(session, dayOf(now)) }
    })
}

async function universityName({ databases }: Services, tenantId: string): Promise<string> {
  return (await databases.shared.selectFrom('tenants').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()).name
}

function nameOf({ title }: Session, day: string): string {
  return `${title}提案汇编-${day}.docx`
}

async function finish({ services, db, row, running, fileId }: Work, { proposals, fileName, ...stored }: MadeFile): Promise<void> {
  const expiresAt = new Date(services.clock.now().getTime() + keptDays * 86_400_000)
  await write(writerOf({ services, db, row }), async (trx) => {
    if (!(await endCompilation(trx, running, { fileId }))) throw takenOver()
    await recordFile(trx, { fileId, fileName, contentType: docxType, ...stored }, { purpose: compileJob, expiresAt })
    trx.audit({
      action: 'proposal_document.compile',
      entity: { type: 'proposal_compilation', id: row.id },
      details: { sessionId: row.sessionId, proposals, sizeBytes: stored.sizeBytes },
    })
  })
}

/** What the person can mend is said in words; of a bug only that it happened, and its trace is in the log. Nothing of the file stays. */
async function fail({ services, db, row, running, fileId }: Work, error: unknown): Promise<void> {
  await services.files.remove(db.tenantId, fileId)
  if (error instanceof AppError && error.code === takenOver().code) return
  if (!(error instanceof AppError)) services.log.error({ error, compilationId: row.id }, 'compilation failed')
  const problem = error instanceof AppError ? error.text : unexpectedProblem
  await write(writerOf({ services, db, row }), async (trx) => {
    if (!(await endCompilation(trx, running, { problem }))) throw takenOver()
    trx.audit({ action: 'proposal_document.fail', entity: { type: 'proposal_compilation', id: row.id }, details: { sessionId: row.sessionId, problem: problem.zh } })
  })
}

/** The work is whose who asked for it, carried out by the system. */
function writerOf({ services, db, row }: Pick<Work, 'services' | 'db' | 'row'>) {
  return { db, clock: services.clock, requestId: row.id, actor: { accountId: row.accountId, name: row.actorName, via: 'system' as const } }
}

async function beat({ services, db, running }: Work, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(beatMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    // A beat that does not get through is followed by the next.
    await tellProgress(db, running, { now: services.clock.now() }).catch(() => false)
  }
}
