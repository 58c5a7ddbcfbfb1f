import type { z } from 'zod'
import { write, type RequestContext } from '../../kernel/context.ts'
import { AppError, notFound, unexpected } from '../../kernel/errors.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { advance } from './advance.ts'
import type { rowResult } from './cases.contract.ts'
import { notForMany } from './cases.errors.ts'
import { findCase, selectCases } from './cases.store.ts'
import { dropDraft } from './drafts.ts'
import { allHats, hatsOf } from './hats.ts'
import type { CaseRow, Hat } from './process.ts'
import { readCases, type Reading } from './reading.ts'
import { actionOf, processOf, stateOf } from './registry.ts'

interface Asked {
  caseId: string
  action: string
  version: number | null
  input: Record<string, unknown>
}

/** Takes one action; whatever the person had typed for it and not sent is gone with it. */
export async function act(context: RequestContext, asked: Asked) {
  const { db, actor, clock } = context
  const row = await findCase(db, asked.caseId)
  if (!row) throw notFound()
  const hats = await hatsOf(db, actor, { process: row.process, now: clock.now() })
  return take(context, hats, asked)
}

type RowResult = z.infer<typeof rowResult>

/** The same action on many cases, each by itself: one that fails says why, and the others go on. */
export async function actOnMany(context: RequestContext, asked: { action: string; cases: { caseId: string; version: number }[]; input: Record<string, unknown> }) {
  const { db, actor, clock } = context
  const ids = asked.cases.map(({ caseId }) => caseId)
  const [rows, worn] = await Promise.all([selectCases(db).where('id', 'in', ids).execute(), allHats(db, actor, clock.now())])
  const readings = new Map((await readCases(context, rows, worn)).map((reading) => [reading.situation.case.id, reading]))
  const results: RowResult[] = []
  for (const { caseId, version } of asked.cases) {
    // Under one key each case has its own answer.
    const key = context.idempotencyKey
    const own = { ...context, idempotencyKey: key && `${key} ${caseId}` }
    results.push(await tryOne(own, readings.get(caseId), { caseId, action: asked.action, version, input: asked.input }))
  }
  return { results }
}

async function tryOne(context: RequestContext, reading: Reading | undefined, asked: Asked): Promise<RowResult> {
  const { caseId } = asked
  const title = reading?.situation.case.title ?? ''
  try {
    if (!reading) throw notFound()
    const declared = actionOf(reading.process, asked.action)
    if (declared && !declared.bulk) throw notForMany({ action: declared.title })
    const { version } = await take(context, reading.hats, asked)
    return { caseId, title, ok: true, error: null, version }
  } catch (error) {
    const known = error instanceof AppError ? error : unexpected()
    if (known !== error) context.services.log.error({ requestId: context.requestId, caseId, error }, 'one of many failed')
    return { caseId, title, ok: false, error: { code: known.code, text: known.text }, version: null }
  }
}

async function take(context: RequestContext, hats: readonly Hat[], asked: Asked) {
  const calendar = await readCalendar(context.db)
  return write(
    context,
    async (trx) => {
      const row = await advance(trx, { hats, calendar }, asked)
      await dropDraft(trx, context.actor.accountId, { process: row.process, action: asked.action, subject: row.id })
      return showMoved(row)
    },
    { route: 'cases.act', content: asked },
  )
}

function showMoved(row: CaseRow) {
  const state = stateOf(processOf(row.process), row.state)
  return { id: row.id, version: row.version, state: row.state, stateTitle: state.title, says: state.says }
}
