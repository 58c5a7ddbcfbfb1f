import { setTimeout as wait } from 'node:timers/promises'
import type { Services } from '../../../kernel/context.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { write } from '../../../kernel/db/write.ts'
import { AppError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { applyStaged, type HeldBack } from './apply.ts'
import { catchUpTerms, openTermsBeside, type TermsBeside } from './apply-terms.ts'
import { checkSheet } from './check.ts'
import { clearForCheck, countOutcomes, type ImportBatch } from './import.store.ts'

/** A process that has said nothing for this long is taken for dead. */
const silentMs = 15_000
const beatMs = 3_000

/** Carries an import on from wherever it stands: the job that its officer started, or that a dead process left. */
export async function runImport(services: Services, db: Db, importId: string): Promise<void> {
  const runner = newId()
  const batch = await takeOver(services, db, { importId, runner })
  if (!batch) return
  const alive = new AbortController()
  const beating = beat(services, db, { importId, runner, signal: alive.signal })
  try {
    if (batch.state === 'checking') await runCheck(services, db, batch)
    else await runApply(services, db, batch)
  } catch (error) {
    await fail(services, db, { batch, error })
  } finally {
    alive.abort()
    await beating
    services.live.publish(db.tenantId, `import:${importId}`, {})
  }
}

/** Imports whose process died are started again by whoever notices. */
export async function resumeImports(services: Services, db: Db): Promise<void> {
  const silentSince = new Date(services.clock.now().getTime() - silentMs)
  const left = await db.q
    .selectFrom('member_imports')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('state', 'in', ['checking', 'applying'])
    .where('runner_at', '<', silentSince)
    .execute()
  for (const { id } of left) await services.jobs.send('members.import', { tenantId: db.tenantId, payload: { importId: id } })
}

async function takeOver(services: Services, db: Db, { importId, runner }: { importId: string; runner: string }): Promise<ImportBatch | undefined> {
  const now = services.clock.now()
  return db.q
    .updateTable('member_imports')
    .set({ runner, runner_at: now })
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', importId)
    .where('state', 'in', ['checking', 'applying'])
    .where((eb) => eb.or([eb('runner', 'is', null), eb('runner_at', '<', new Date(now.getTime() - silentMs))]))
    .returningAll()
    .executeTakeFirst()
}

async function beat(services: Services, db: Db, { importId, runner, signal }: { importId: string; runner: string; signal: AbortSignal }): Promise<void> {
  while (!signal.aborted) {
    await wait(beatMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await db.q
      .updateTable('member_imports')
      .set({ runner_at: services.clock.now() })
      .where('tenant_id', '=', db.tenantId)
      .where('id', '=', importId)
      .where('runner', '=', runner)
      .execute()
  }
}

async function runCheck(services: Services, db: Db, batch: ImportBatch): Promise<void> {
  await clearForCheck(db, batch.id)
  const counts = await checkSheet({ services, db, batch, progress: (trx, rowsDone) => tellProgress(services, trx, { batch, rowsDone }) })
  const total = counts.create + counts.update + counts.unchanged + counts.conflict + counts.error
  await settle(services, db, {
    batch,
    change: { state: 'checked', counts: JSON.stringify(counts), rows_done: total, rows_total: total },
    action: 'import.check',
    details: counts,
  })
}

async function runApply(services: Services, db: Db, batch: ImportBatch): Promise<void> {
  const finish = batch.applied_at === null ? await writeBoth(services, db, batch) : () => catchUpTerms(db, batch)
  try {
    await finish()
  } catch (error) {
    // The people are there: the import is carried on later, and not called off.
    services.log.error({ error, importId: batch.id }, 'people of an import are not yet found by their names')
  }
}

/** Gives what is left once the people have been committed. */
async function writeBoth(services: Services, db: Db, batch: ImportBatch): Promise<() => Promise<void>> {
  const terms = openTermsBeside(db, batch)
  try {
    const held = await writePeople(services, db, { batch, terms })
    return () => terms.commit(held)
  } catch (error) {
    await terms.cancel()
    throw error
  }
}

/** Commits the people once their terms stand, too. The import stays `applying`, with its instant, until those are committed. */
function writePeople(services: Services, db: Db, { batch, terms }: { batch: ImportBatch; terms: TermsBeside }): Promise<HeldBack[]> {
  return write(writeContext(services, db, batch), async (trx) => {
    await requireStillOurs(trx, batch)
    const inserting = terms.insert()
    // Should both fail: the first error counts, and neither transaction ends while its statements run.
    inserting.catch(() => undefined)
    const held = await applyStaged(trx, batch)
    await inserting
    // {missing, kept} of the dry run stand; what was held back moves from create and update to conflict.
    const counts = { ...(batch.counts as Record<string, number>), ...(await countOutcomes(trx, batch.id)) }
    await trx.q
      .updateTable('member_imports')
      .set({ counts: JSON.stringify(counts), applied_at: trx.at, runner_at: services.clock.now(), version: batch.version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', batch.id)
      .execute()
    trx.audit({ action: 'import.apply', entity: { type: 'member_import', id: batch.id }, details: { file: batch.file_name, ...counts } })
    trx.emit({ topic: 'members.imported', payload: { importId: batch.id } })
    return held
  })
}

/** A second process that took this one for dead must not write the same rows again. */
async function requireStillOurs(trx: Trx, batch: ImportBatch): Promise<void> {
  const now = await trx.q.selectFrom('member_imports').select(['state', 'version']).where('tenant_id', '=', trx.tenantId).where('id', '=', batch.id).forUpdate().executeTakeFirst()
  if (now?.state !== 'applying' || now.version !== batch.version) throw new TypeError('the import was carried on elsewhere')
}

async function tellProgress(services: Services, db: Db, { batch, rowsDone }: { batch: ImportBatch; rowsDone: number }): Promise<void> {
  await db.q.updateTable('member_imports').set({ rows_done: rowsDone, runner_at: services.clock.now() }).where('tenant_id', '=', db.tenantId).where('id', '=', batch.id).execute()
  services.live.publish(db.tenantId, `import:${batch.id}`, { rowsDone })
}

/** What the person can mend is said in words; a bug shows only that it happened, and its trace is in the log. */
async function fail(services: Services, db: Db, { batch, error }: { batch: ImportBatch; error: unknown }): Promise<void> {
  if (!(error instanceof AppError)) services.log.error({ error, importId: batch.id }, 'import failed')
  const text = error instanceof AppError ? error.text.zh : '系统遇到意外问题，没有写入任何内容。请稍后重试；若仍不行，请联系管理员。'
  await settle(services, db, { batch, change: { state: 'failed', problem: text }, action: 'import.fail', details: { problem: text } })
}

interface Settling {
  batch: ImportBatch
  change: { state: string; counts?: string; rows_done?: number; rows_total?: number; problem?: string }
  action: string
  details: Record<string, unknown>
}

async function settle(services: Services, db: Db, { batch, change, action, details }: Settling): Promise<void> {
  await write(writeContext(services, db, batch), async (trx) => {
    await trx.q
      .updateTable('member_imports')
      .set({ ...change, runner: null, version: batch.version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', batch.id)
      .where('version', '=', batch.version)
      .execute()
    trx.audit({ action, entity: { type: 'member_import', id: batch.id }, details: { file: batch.file_name, ...details } })
  })
}

/** The work is the officer's who started it, carried out by the system. */
function writeContext(services: Services, db: Db, batch: ImportBatch) {
  return { db, clock: services.clock, requestId: batch.id, actor: { accountId: batch.account_id, name: batch.actor_name, via: 'system' as const } }
}
