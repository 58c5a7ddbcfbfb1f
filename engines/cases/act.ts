import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { advance } from './advance.ts'
import { notForMany } from './cases.errors.ts'
import { findCase } from './cases.store.ts'
import { dropDraft } from './drafts.ts'
import { hatsOf } from './hats.ts'
import { withEach } from './many.ts'
import type { CaseRow, Hat } from './process.ts'
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

/** The same action on many cases, one result each. */
export async function actOnMany(context: RequestContext, asked: { action: string; cases: { caseId: string; version: number }[]; input: Record<string, unknown> }) {
  const rows = await withEach(context, asked.cases, async (own, reading, { caseId, version }) => {
    const declared = actionOf(reading.process, asked.action)
    if (declared && !declared.bulk) throw notForMany({ action: declared.title })
    return take(own, reading.hats, { caseId, action: asked.action, version, input: asked.input })
  })
  return { results: rows.map(({ caseId, title, error, done }) => ({ caseId, title, ok: error === null, error, version: done?.version ?? null })) }
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
