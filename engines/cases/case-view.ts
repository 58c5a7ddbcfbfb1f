import type { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { SentMessage } from '../notify/deliveries.contract.ts'
import { deliveriesOf } from '../notify/deliveries.store.ts'
import type { caseView } from './cases.contract.ts'
import { mayRemind } from './remind.ts'
import { shownActions } from './shown-actions.ts'
import { mustReadCase, type Reading } from './reading.ts'
import { readNames, type Names } from './names.ts'
import { stateOf } from './registry.ts'
import { audienceOf, commentsOf, filesOf, isFor, officeOf } from './talk.store.ts'
import { openTasks } from './tasks.ts'
import { eventsOf, idsInEvents, showTimeline } from './timeline.ts'
import { showWaiting, visibleTasks } from './waiting-for.ts'

export type CaseView = z.infer<typeof caseView>

/** A case as this reader may see it: where it stands, who is waited for, what can be done and why not. */
export async function shownCase(context: RequestContext, caseId: string): Promise<CaseView> {
  const { db, actor, clock, locale } = context
  const reading = await mustReadCase(context, caseId)
  const { process, situation } = reading
  const [allTasks, events, comments, files, following, messages] = await Promise.all([
    openTasks(db, caseId),
    eventsOf(db, caseId),
    commentsOf(db, caseId),
    filesOf(db, caseId),
    isFollowing(db, caseId, actor.staffId),
    deliveriesOf(db, { type: 'case', id: caseId }, locale),
  ])
  const tasks = visibleTasks(reading, allTasks)
  const entered = idsInEvents(process, events)
  const names = await readNames(db, clock.now(), {
    staff: [
      ...situation.parties.map((party) => party.staffId),
      ...tasks.flatMap((task) => [task.staffId, task.takenBy]),
      ...entered.staff,
      ...messages.map((message) => message.staffId),
    ],
    units: [situation.case.unitId, ...situation.parties.map((party) => party.unitId), ...tasks.map((task) => task.unitId), ...entered.units],
  })
  const office = officeOf(reading)
  return {
    ...headOf(reading, names),
    parties: shownParties(reading, names),
    waiting: tasks.map((task) => showWaiting(reading, task, names)),
    actions: shownActions(reading),
    timeline: showTimeline(reading, events, { names, locale }),
    comments: comments
      .filter((comment) => isFor(reading, comment))
      .map(({ id, audience, by, text, at }) => ({ id, audience: audienceOf(audience), by, text, at: at.toISOString() })),
    files: files.filter((file) => isFor(reading, file)).map((file) => showFile(file, context, office !== null)),
    messages: showMessages(reading, messages, { names, me: actor.staffId }),
    following,
    mayCommentInner: office !== null,
    mayRemind: mayRemind(context, reading, allTasks),
  }
}

function headOf({ process, situation: { case: row } }: Reading, names: Names) {
  const state = stateOf(process, row.state)
  return {
    id: row.id,
    process: process.id,
    processTitle: process.title,
    title: row.title,
    number: row.number,
    state: row.state,
    stateTitle: state.title,
    says: state.says,
    tone: state.tone ?? 'calm',
    closed: state.closed ?? false,
    version: row.version,
    unit: row.unitId === null ? null : names.unit(row.unitId),
    openedAt: row.openedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    path: process.path(row.id),
  }
}

function shownParties({ process, situation }: Reading, names: Names): CaseView['parties'] {
  return situation.parties.map(({ relation, staffId, unitId, doneAt }) => ({
    relation,
    title: process.relations[relation]?.title ?? { zh: relation, en: relation },
    person: staffId === null ? null : names.person(staffId),
    unit: unitId === null ? null : names.unit(unitId),
    doneAt: doneAt?.toISOString() ?? null,
  }))
}

function showFile(file: Awaited<ReturnType<typeof filesOf>>[number], { actor }: RequestContext, isHandler: boolean): CaseView['files'][number] {
  const { id, name, contentType, by } = file
  return {
    id,
    name,
    sizeBytes: Number(file.sizeBytes),
    contentType,
    audience: audienceOf(file.audience),
    by,
    at: file.at.toISOString(),
    mayRemove: isHandler || file.accountId === actor.accountId,
  }
}

/** What was sent about it: to whoever handles it all of it, to others what they themselves were told. */
function showMessages({ ground }: Reading, messages: readonly SentMessage[], { names, me }: { names: Names; me: string | null }): CaseView['messages'] {
  return messages
    .filter((message) => ground === 'office' || message.staffId === me)
    .map(({ staffId, kind, title, at, outside }) => ({
      to: names.person(staffId).name,
      kind,
      title: { zh: title, en: title },
      at,
      channels: outside.map(({ channel, state }) => ({ channel, state })),
    }))
}

async function isFollowing(db: Db, caseId: string, staffId: string | null): Promise<boolean> {
  if (staffId === null) return false
  const row = await db.q
    .selectFrom('case_follows')
    .select('since')
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', caseId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}
