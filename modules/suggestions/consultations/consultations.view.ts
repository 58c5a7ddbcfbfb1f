import type { z } from 'zod'
import type { RequestContext } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { staffNames } from '../../members/members.api.ts'
import { kindOutcome, type consultationItem, type consultationView } from './consultations.contract.ts'
import { commentsOf, kindsOf, listConsultations, paragraphsOf, stageOf, type Consultation } from './consultations.store.ts'

export type ConsultationView = z.infer<typeof consultationView>

export async function shownConsultations(context: RequestContext): Promise<z.infer<typeof consultationItem>[]> {
  const { db, actor } = context
  const rows = await listConsultations(db, { me: actor.staffId, drafts: isOffice(context) })
  return rows.map((row) => itemOf(row, context.clock.now()))
}

/** A reader sees their own comments; everybody's once the answers are public, without names where it is anonymous. */
export async function shownConsultation(context: RequestContext, id: string): Promise<ConsultationView> {
  const { db, actor, clock } = context
  const mayManage = isOffice(context)
  const [row] = await listConsultations(db, { me: actor.staffId, drafts: mayManage, id })
  if (!row) throw notFound()
  const isAnswered = row.resultsAt !== null
  const seesAll = mayManage || isAnswered
  const [paragraphs, comments, kinds] = await Promise.all([
    paragraphsOf(db, id),
    seesAll || actor.staffId !== null ? commentsOf(db, id, { only: seesAll ? null : actor.staffId }) : [],
    seesAll ? kindsOf(db, id) : [],
  ])
  const names = row.anonymous ? new Map<string, { name: string }>() : await staffNames(db, [...new Set(comments.map((comment) => comment.staffId))])
  return {
    ...itemOf(row, clock.now()),
    intro: row.intro,
    paragraphs,
    previousId: row.previousId,
    nextId: row.nextId,
    version: row.version,
    mayManage,
    list: comments.map((comment) => ({
      id: comment.id,
      paragraph: comment.paragraph,
      text: comment.text,
      at: comment.at.toISOString(),
      mine: comment.staffId === actor.staffId,
      by: names.get(comment.staffId)?.name ?? null,
      kindId: comment.kindId,
    })),
    kinds: kinds.map((kind) => ({
      ...kind,
      outcome: kind.outcome === null ? null : kindOutcome.parse(kind.outcome),
      comments: comments.filter((comment) => comment.kindId === kind.id).length,
    })),
    resultsIntro: seesAll ? row.resultsIntro : '',
  }
}

function isOffice({ actor }: RequestContext): boolean {
  return actor.permissions.get('suggestions.manage')?.all ?? false
}

function itemOf(row: Consultation, now: Date): z.infer<typeof consultationItem> {
  return {
    id: row.id,
    title: row.title,
    round: row.round,
    stage: stageOf(row, now),
    anonymous: row.anonymous,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    comments: row.comments,
    mine: row.mine,
  }
}
