import type { z } from 'zod'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import { compilation } from './documents.contract.ts'

type Compilation = z.infer<typeof compilation>

/** A process that has said nothing for this long is taken for dead. */
const silentMs = 15_000
const shownAtMost = 10

/** One with its file, as long as that is kept. */
export async function findCompilation(db: Db, id: string): Promise<(Compilation & { fileId: string }) | null> {
  const row = await selectCompilations(db).where('x.id', '=', id).executeTakeFirst()
  return row ? { ...shown(row), fileId: row.file_id } : null
}

export async function listCompilations(db: Db, sessionId: string): Promise<Compilation[]> {
  const rows = await selectCompilations(db).where('x.session_id', '=', sessionId).orderBy('x.started_at', 'desc').orderBy('x.id', 'desc').limit(shownAtMost).execute()
  return rows.map(shown)
}

function selectCompilations(db: Db) {
  return db.q
    .selectFrom('proposal_compilations as x')
    .leftJoin('files as f', (join) => join.onRef('f.tenant_id', '=', 'x.tenant_id').onRef('f.id', '=', 'x.file_id'))
    .select(['x.id', 'x.session_id', 'x.state', 'x.done', 'x.total', 'x.problem_zh', 'x.problem_en', 'x.file_id', 'x.actor_name', 'x.started_at', 'x.ended_at'])
    .select(['f.name', 'f.size_bytes', 'f.expires_at'])
    .where('x.tenant_id', '=', db.tenantId)
}

function shown(row: Awaited<ReturnType<ReturnType<typeof selectCompilations>['executeTakeFirstOrThrow']>>): Compilation {
  const { problem_zh: zh, problem_en: en, name, size_bytes: bytes, expires_at: until } = row
  return {
    id: row.id,
    sessionId: row.session_id,
    state: compilation.shape.state.parse(row.state),
    done: row.done,
    total: row.total,
    problem: zh !== null && en !== null ? { zh, en } : null,
    by: row.actor_name,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    file: name !== null && bytes !== null && until !== null ? { name, sizeBytes: Number(bytes), keptUntil: until.toISOString() } : null,
  }
}

export async function openCompilationOf(db: Db, sessionId: string): Promise<string | null> {
  const row = await db.q
    .selectFrom('proposal_compilations')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('session_id', '=', sessionId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return row?.id ?? null
}

export async function insertCompilation(trx: Trx, row: { id: string; sessionId: string; fileId: string; accountId: string; actorName: string }): Promise<void> {
  await trx.q
    .insertInto('proposal_compilations')
    .values({
      tenant_id: trx.tenantId,
      id: row.id,
      session_id: row.sessionId,
      state: 'waiting',
      done: 0,
      total: null,
      problem_zh: null,
      problem_en: null,
      file_id: row.fileId,
      runner: null,
      runner_at: null,
      attempts: 0,
      account_id: row.accountId,
      actor_name: row.actorName,
      started_at: trx.at,
      ended_at: null,
    })
    .execute()
}

export interface Running {
  id: string
  runner: string
}

export type CompilationRow = NonNullable<Awaited<ReturnType<typeof takeOver>>>

/** Makes it this process's work: where nobody works on it, or whoever did has fallen silent. */
export function takeOver(db: Db, { id, runner }: Running, now: Date) {
  return db.q
    .updateTable('proposal_compilations')
    .set((eb) => ({ state: 'running', runner, runner_at: now, attempts: eb('attempts', '+', 1), done: 0 }))
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where((eb) => eb.or([eb('runner', 'is', null), eb('runner_at', '<', new Date(now.getTime() - silentMs))]))
    .returning(['id', 'session_id as sessionId', 'account_id as accountId', 'actor_name as actorName', 'attempts'])
    .executeTakeFirst()
}

/** Says that the process lives, and how far it is; false where somebody else has taken the work over. */
export async function tellProgress(db: Db, { id, runner }: Running, progress: { now: Date; done?: number; total?: number }): Promise<boolean> {
  const { now, ...counts } = progress
  const { numUpdatedRows } = await db.q
    .updateTable('proposal_compilations')
    .set({ runner_at: now, ...counts })
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', id)
    .where('runner', '=', runner)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends it, unless somebody else has taken it over: then false. */
export async function endCompilation(trx: Trx, { id, runner }: Running, end: { fileId: string } | { problem: Bilingual }): Promise<boolean> {
  const change = 'fileId' in end ? { state: 'done', file_id: end.fileId } : { state: 'failed', problem_zh: end.problem.zh, problem_en: end.problem.en }
  const { numUpdatedRows } = await trx.q
    .updateTable('proposal_compilations')
    .set({ ...change, runner: null, runner_at: null, ended_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .where('runner', '=', runner)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Those that a dead process left, and those whose call to the queue was lost. */
export async function leftCompilations(db: Db, now: Date): Promise<string[]> {
  const silentSince = new Date(now.getTime() - silentMs)
  const rows = await db.q
    .selectFrom('proposal_compilations')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('state', 'in', ['waiting', 'running'])
    .where((eb) => eb.or([eb('runner_at', '<', silentSince), eb.and([eb('runner', 'is', null), eb('started_at', '<', silentSince)])]))
    .execute()
  return rows.map((row) => row.id)
}
