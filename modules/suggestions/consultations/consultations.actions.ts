import type { z } from 'zod'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { notStaff } from '../suggestions.errors.ts'
import { hiddenAuthor } from '../suggestions.rules.ts'
import type { consultationsContract } from './consultations.contract.ts'
import {
  closesInPast,
  noParagraph,
  notOpen,
  publishedAlready,
  resultsPublished,
  sortedTwice,
  stillOpen,
  textStands,
  unanswered,
  unsorted,
  wrongOrder,
} from './consultations.errors.ts'
import { commentsOf, kindsOf, lockConsultation, putKinds, putParagraphs, stageOf, type Sorted } from './consultations.store.ts'

type Input<Name extends keyof typeof consultationsContract> = z.output<NonNullable<(typeof consultationsContract)[Name]['~orpc']['inputSchema']>>
type Row = NonNullable<Awaited<ReturnType<typeof lockConsultation>>>

export async function createConsultation(context: RequestContext, input: Input<'create'>): Promise<{ id: string; version: number }> {
  const dates = datesOf(input)
  return write(
    context,
    async (trx) => {
      const previous = input.previousId === undefined ? null : await lockConsultation(trx, input.previousId, 'share')
      if (input.previousId !== undefined && !previous) throw notFound()
      const id = newId(trx.at.getTime())
      const { title, intro, anonymous } = input
      await trx.q
        .insertInto('consultations')
        .values({
          tenant_id: trx.tenantId,
          id,
          title,
          intro,
          anonymous,
          ...dates,
          round: previous ? previous.round + 1 : 1,
          previous_id: previous?.id ?? null,
          published_at: null,
          results_at: null,
          results_intro: '',
          version: 1,
        })
        .execute()
      await putParagraphs(trx, id, input.paragraphs)
      trx.audit({ action: 'consultation.create', entity: { type: 'consultation', id }, details: { title } })
      return { id, version: 1 }
    },
    { route: 'consultations.create', content: input },
  )
}

export async function saveConsultation(context: RequestContext, input: Input<'save'>): Promise<{ id: string; version: number }> {
  return change(context, { ...input, action: 'consultation.save' }, async (trx, row) => {
    if (row.published_at !== null) throw textStands()
    const dates = datesOf(input)
    await putParagraphs(trx, row.id, input.paragraphs)
    return { title: input.title, intro: input.intro, anonymous: input.anonymous, ...dates }
  })
}

export async function publishConsultation(context: RequestContext, seen: Input<'publish'>): Promise<{ id: string; version: number }> {
  return change(context, { ...seen, action: 'consultation.publish' }, async (trx, row) => {
    if (row.published_at !== null) throw publishedAlready()
    if (row.closes_at <= trx.at) throw closesInPast()
    return { published_at: trx.at }
  })
}

/** Comments while it is open: at the very second of its closing it is closed. Of an anonymous one the audit log has no name. */
export async function commentOn(context: RequestContext, input: Input<'comment'>): Promise<{ id: string }> {
  const { staffId } = context.actor
  const seen = await context.db.q.selectFrom('consultations').select('anonymous').where('tenant_id', '=', context.db.tenantId).where('id', '=', input.id).executeTakeFirst()
  return write(
    seen?.anonymous ? { ...context, actor: hiddenAuthor } : context,
    async (trx) => {
      const row = await mustBePublished(trx, input.id)
      if (staffId === null) throw notStaff({ action: { zh: '提意见', en: 'comment' } })
      mustBeOpen(row, trx.at)
      if (input.paragraph !== null) await mustHaveParagraph(trx, row.id, input.paragraph)
      const id = newId(trx.at.getTime())
      await trx.q
        .insertInto('consultation_comments')
        .values({
          tenant_id: trx.tenantId,
          id,
          consultation_id: row.id,
          paragraph: input.paragraph,
          staff_id: staffId,
          text: input.text,
          at: trx.at,
          withdrawn_at: null,
          kind_id: null,
        })
        .execute()
      trx.audit({ action: 'consultation.comment', entity: { type: 'consultation', id: row.id }, details: { paragraph: input.paragraph } })
      return { id }
    },
    { route: 'consultations.comment', content: input },
  )
}

export async function withdrawComment(context: RequestContext, { id, commentId }: { id: string; commentId: string }): Promise<{ id: string }> {
  const { staffId } = context.actor
  if (staffId === null) throw notFound()
  const seen = await context.db.q.selectFrom('consultations').select('anonymous').where('tenant_id', '=', context.db.tenantId).where('id', '=', id).executeTakeFirst()
  return write(seen?.anonymous ? { ...context, actor: hiddenAuthor } : context, async (trx) => {
    const row = await mustBePublished(trx, id)
    mustBeOpen(row, trx.at)
    const gone = await trx.q
      .updateTable('consultation_comments')
      .set({ withdrawn_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('consultation_id', '=', id)
      .where('id', '=', commentId)
      .where('staff_id', '=', staffId)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!gone) throw notFound()
    trx.audit({ action: 'consultation.withdraw_comment', entity: { type: 'consultation', id } })
    return { id: commentId }
  })
}

export async function sortComments(context: RequestContext, input: Input<'sortComments'>): Promise<{ id: string; version: number }> {
  return change(context, { ...input, action: 'consultation.sort' }, async (trx, row) => {
    if (row.results_at !== null) throw resultsPublished()
    mustSortOnce(input.kinds)
    await putKinds(trx, row.id, input.kinds)
    return { results_intro: input.resultsIntro }
  })
}

export async function publishResults(context: RequestContext, seen: Input<'publishResults'>): Promise<{ id: string; version: number }> {
  return change(context, { ...seen, action: 'consultation.publish_results' }, async (trx, row) => {
    if (row.results_at !== null) throw resultsPublished()
    if (stageOf(stagedOf(row), trx.at) !== 'closed') throw stillOpen({ until: shanghaiMinute(row.closes_at) })
    const [comments, kinds] = [await commentsOf(trx, row.id, { only: null }), await kindsOf(trx, row.id)]
    const count = comments.filter((comment) => comment.kindId === null).length
    if (count > 0) throw unsorted({ count })
    const open = kinds.find((kind) => kind.outcome === null || kind.answer === '')
    if (open) throw unanswered({ title: open.title })
    return { results_at: trx.at }
  })
}

interface Values {
  title?: string
  intro?: string
  anonymous?: boolean
  opens_at?: Date
  closes_at?: Date
  published_at?: Date
  results_at?: Date
  results_intro?: string
}

/** Changes a consultation that is as the person saw it. */
function change(
  context: RequestContext,
  { id, version, action }: { id: string; version: number; action: string },
  work: (trx: Trx, row: Row) => Promise<Values>,
): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const row = await lockConsultation(trx, id, 'update')
    if (!row) throw notFound()
    if (row.version !== version)
      throw versionConflict({ by: await lastEditorOf(trx, { type: 'consultation', id }, { but: ['consultation.comment', 'consultation.withdraw_comment'] }) })
    const values = await work(trx, row)
    await trx.q
      .updateTable('consultations')
      .set({ ...values, version: version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', id)
      .execute()
    trx.audit({ action, entity: { type: 'consultation', id } })
    return { id, version: version + 1 }
  })
}

async function mustBePublished(trx: Trx, id: string): Promise<Row> {
  const row = await lockConsultation(trx, id, 'share')
  if (!row || row.published_at === null) throw notFound()
  return row
}

function mustBeOpen(row: Row, at: Date): void {
  if (stageOf(stagedOf(row), at) !== 'open') throw notOpen({ from: shanghaiMinute(row.opens_at), until: shanghaiMinute(row.closes_at) })
}

async function mustHaveParagraph(trx: Trx, id: string, number: number): Promise<void> {
  const found = await trx.q
    .selectFrom('consultation_paragraphs')
    .select('number')
    .where('tenant_id', '=', trx.tenantId)
    .where('consultation_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!found) throw noParagraph({ number })
}

function mustSortOnce(kinds: readonly Sorted[]): void {
  const all = kinds.flatMap((kind) => kind.commentIds)
  if (new Set(all).size !== all.length) throw sortedTwice()
}

function datesOf({ opensAt, closesAt }: { opensAt: string; closesAt: string }): { opens_at: Date; closes_at: Date } {
  const dates = { opens_at: new Date(opensAt), closes_at: new Date(closesAt) }
  if (dates.closes_at <= dates.opens_at) throw wrongOrder()
  return dates
}

function stagedOf({ published_at, results_at, opens_at, closes_at }: Row) {
  return { publishedAt: published_at, resultsAt: results_at, opensAt: opens_at, closesAt: closes_at }
}
