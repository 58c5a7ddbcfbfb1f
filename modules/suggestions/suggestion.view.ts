import type { z } from 'zod'
import { findCase } from '../../engines/cases/cases.store.ts'
import { allHats } from '../../engines/cases/hats.ts'
import { readCases } from '../../engines/cases/reading.ts'
import { openSurveysOf } from '../../engines/surveys/surveys.store.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { staffNames } from '../members/members.api.ts'
import { isDelegateToday, proposalTitles } from '../proposals/proposals.api.ts'
import { listSuggestions, type ListRow } from './list.store.ts'
import { departmentNames, itemOf } from './list.view.ts'
import { anonymity, outcome as outcomeShape, suggestionState, type suggestionView } from './suggestions.contract.ts'
import { outcomeNames } from './suggestions.forms.ts'
import { suggestionProcess } from './suggestions.process.ts'
import { supportable } from './suggestions.rules.ts'
import { findSuggestion } from './suggestions.store.ts'
import { supportRefusal } from './support.actions.ts'

export type SuggestionView = z.infer<typeof suggestionView>
type Detail = NonNullable<Awaited<ReturnType<typeof findSuggestion>>>

/** One suggestion as this reader may see it: its author, who handles it, or, once it is public, everybody. */
export async function shownSuggestion(context: RequestContext, id: string): Promise<SuggestionView> {
  const { db, actor } = context
  const [[row], detail, mayHandle] = await Promise.all([
    listSuggestions(db, { publicOnly: false, ids: [id] }, { sort: 'new', limit: 1, after: null, me: actor.staffId }),
    findSuggestion(db, id),
    handles(context, id),
  ])
  if (!row || !detail) throw notFound()
  const isPublic = row.publicAt !== null && row.state !== 'withdrawn'
  if (!isPublic && !row.isMine && !mayHandle) throw notFound()
  const [departments, author, steps, links, isDelegate] = await Promise.all([
    departmentNames(context, [row]),
    authorFor(context, row),
    stepsOf(db, id),
    linksOf(db, detail),
    actor.staffId === null ? false : isDelegateToday(db, actor.staffId, dayOf(context.clock.now())),
  ])
  return {
    ...itemOf(row, departments),
    body: detail.body,
    textHash: detail.text_hash,
    version: row.version,
    says: suggestionProcess.states[suggestionState.parse(row.state)].says,
    anonymity: anonymity.parse(row.anonymity),
    isPublic,
    author,
    feedback: feedbackOf(detail),
    doneReport: detail.done_report,
    award: detail.award,
    steps,
    ...links,
    survey: row.isMine ? await openSurveyOf(context, detail) : null,
    ...supportOf(row, { isPublic, staffId: actor.staffId }),
    mayWithdraw: row.isMine && detail.author_staff_id === actor.staffId && supportable.includes(row.state),
    mayTakeUp: isDelegate && isPublic,
    mayHandle,
  }
}

/** Whether this reader can stand behind it, and why not. */
function supportOf({ state, isMine }: ListRow, { isPublic, staffId }: { isPublic: boolean; staffId: string | null }): Pick<SuggestionView, 'maySupport' | 'supportRefusal'> {
  if (!isPublic || staffId === null) return { maySupport: false, supportRefusal: null }
  const refusal = supportRefusal({ state, authorId: isMine ? staffId : null, authors: [] }, staffId)
  return { maySupport: refusal === null, supportRefusal: refusal?.text ?? null }
}

/** Whether the engine opens the case for them as for those who work on it. */
async function handles(context: RequestContext, id: string): Promise<boolean> {
  const { db, actor, clock } = context
  const row = await findCase(db, id)
  if (!row || row.process !== suggestionProcess.id) return false
  const [reading] = await readCases(context, [row], await allHats(db, actor, clock.now()))
  return reading !== undefined && (reading.ground === 'office' || reading.ground === 'reader')
}

/** A named author is everybody's to know; a hidden one is the office's, where the university allows that, or nobody's. */
async function authorFor({ db, actor }: RequestContext, row: ListRow): Promise<string | null> {
  const isTeam = actor.permissions.get('suggestions.manage')?.all ?? false
  const isOpen = row.anonymity === 'named' || (row.anonymity === 'team' && isTeam)
  if (!isOpen || row.authorId === null) return null
  return (await staffNames(db, [row.authorId])).get(row.authorId)?.name ?? null
}

/** States it has come to, with their instants, and nobody's name. */
async function stepsOf(db: Db, id: string): Promise<SuggestionView['steps']> {
  const rows = await db.q
    .selectFrom('case_events')
    .select(['to_state as to', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', id)
    .where((eb) => eb.or([eb('from_state', 'is', null), eb('from_state', '<>', eb.ref('to_state'))]))
    .orderBy('sequence')
    .execute()
  return rows.map(({ to, at }) => ({ title: suggestionProcess.states[suggestionState.parse(to)].title, at: at.toISOString() }))
}

async function linksOf(db: Db, detail: Detail): Promise<Pick<SuggestionView, 'proposals' | 'fromProposal' | 'project'>> {
  const [taken, project] = await Promise.all([
    db.q.selectFrom('suggestion_proposals').select('proposal_id').where('tenant_id', '=', db.tenantId).where('suggestion_id', '=', detail.id).orderBy('at').execute(),
    db.q.selectFrom('practical_projects').select(['id', 'title as name']).where('tenant_id', '=', db.tenantId).where('suggestion_id', '=', detail.id).executeTakeFirst(),
  ])
  const ids = [...taken.map((row) => row.proposal_id), ...(detail.from_proposal ? [detail.from_proposal] : [])]
  const titles = await proposalTitles(db, ids)
  const link = (id: string) => {
    const found = titles.get(id)
    return found ? [{ id, title: found.title, number: found.number }] : []
  }
  return {
    proposals: taken.flatMap((row) => link(row.proposal_id)),
    fromProposal: detail.from_proposal ? (link(detail.from_proposal)[0] ?? null) : null,
    project: project ?? null,
  }
}

function feedbackOf({ outcome, feedback, feedback_at, promise_on }: Detail): SuggestionView['feedback'] {
  if (outcome === null || feedback_at === null) return null
  const known = outcomeShape.parse(outcome)
  return { outcome: known, outcomeTitle: outcomeNames[known], text: feedback ?? '', at: feedback_at.toISOString(), promiseOn: promise_on }
}

/** The survey that still waits for its author. */
async function openSurveyOf({ db, actor, clock }: RequestContext, { survey_id }: Detail): Promise<string | null> {
  if (survey_id === null || actor.staffId === null) return null
  const open = await openSurveysOf(db, { staffId: actor.staffId, now: clock.now(), limit: mostOpen })
  return open.find(({ id }) => id === survey_id)?.id ?? null
}

const mostOpen = 100
