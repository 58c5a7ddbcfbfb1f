import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { addDays, workingDaysBetween } from '../../../engines/calendar/working-days.ts'
import { iso } from '../../../engines/capacity/offers/offers.view.ts'
import { phaseOf } from '../../../engines/capacity/offers/phase.ts'
import type { NewPanel } from '../../../engines/panels/panels.shapes.ts'
import { findPanel, insertPanel } from '../../../engines/panels/panels.store.ts'
import { mustReach, reaches, scopeFor } from '../../../kernel/auth/actor.ts'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { giftService } from '../gifts.service.ts'
import { roundsOf } from '../gifts.store.ts'
import { papersOf } from '../receipts/papers.store.ts'
import { findGift, managedGift } from '../sight.ts'
import { giftSteps, type GiftStep } from './chain.contract.ts'
import { gapsOf, stepBefore, stepRefusal } from './chain.rules.ts'
import { saveStep, stepsOf, type StepFacts, type StepRecord } from './chain.store.ts'

/** How a purchase came about, for those who made it and those who check it. */
export async function showChain(context: RequestContext, id: string) {
  const { db, clock, actor } = context
  const offer = await findGift(context, id)
  mustReach(scopeFor(actor, 'gifts.read'), offer.unitId)
  const manage = actor.permissions.get(giftService.manage)
  const records = new Map((await stepsOf(db, id)).map((record) => [record.step, record]))
  const round = (await roundsOf(db, [id])).get(id)
  if (!round) throw notFound()
  const panel = await findPanel(db, panelSubject(id))
  const papers = await papersOf(db, id)
  const calendar = await readCalendar(db)
  const workingDays = ({ doneOn, untilOn }: StepRecord) => {
    if (untilOn === null) return null
    // Both ends count: a notice of one day hangs for that day.
    const counted = workingDaysBetween(calendar, addDays(doneOn, -1), untilOn)
    return 'days' in counted ? counted.days : null
  }
  const steps = giftSteps.map((step) => {
    const record = records.get(step) ?? null
    const own = papers.filter((paper) => paper.step === step)
    return {
      step,
      record: record && { ...factsOf(record), workingDays: workingDays(record), recordedAt: iso(record.recordedAt) ?? '' },
      gaps: gapsOf(step, { record, before: stepBefore(step, records), papers: own.length, candidates: panel?.candidates.length ?? 0 }),
      papers: own.map(({ id: paperId, name, uploadedBy, at }) => ({ id: paperId, name, uploadedBy, at: at.toISOString() })),
    }
  })
  return { id, title: offer.title, year: round.year, phase: phaseOf(offer, clock.now()), mayManage: manage !== undefined && reaches(manage, offer.unitId), steps, panel }
}

/** What a panel on suppliers of this round is held for. */
export function panelSubject(offerId: string) {
  return { type: 'gift', id: offerId }
}

function factsOf({ doneOn, untilOn, documentNo, amount, people, note, version, recordedName }: StepRecord) {
  return { doneOn, untilOn, documentNo, amount, people, note, version, recordedName }
}

export type RecordedStep = StepFacts & { id: string; step: GiftStep; version: number | null }

/** Records a step, or corrects its record; what stood there before is in the audit log. */
export async function recordStep(context: RequestContext, { id, step, version, ...facts }: RecordedStep): Promise<{ version: number }> {
  const offer = await managedGift(context, id)
  const refusal = stepRefusal(step, facts, today(context.clock))
  if (refusal) throw refusal
  return write(context, async (trx) => {
    const before = (await stepsOf(trx, id)).find((one) => one.step === step)
    const saved = await saveStep(trx, { offerId: id, step, seen: version, by: context.actor.name }, { ...facts, untilOn: step === 'notice' ? facts.untilOn : null })
    if (!saved) throw versionConflict({ by: await lastEditorOf(trx, { type: 'offer', id }) })
    trx.audit({
      action: 'gift.record_step',
      entity: { type: 'offer', id },
      unitId: offer.unitId,
      details: { step, ...facts, ...(before ? { was: factsOf(before) } : {}) },
    })
    return { version: (version ?? 0) + 1 }
  })
}

/** Puts the comparison on record: the scores, and the step itself with who sat on the panel. */
export async function recordGiftPanel(context: RequestContext, { id, after, panel }: NewPanel): Promise<{ no: number }> {
  const offer = await managedGift(context, id)
  return write(
    context,
    async (trx) => {
      const { no, chosen } = await insertPanel(trx, panelSubject(id), { after, panel, by: context.actor.name })
      const before = (await stepsOf(trx, id)).find((one) => one.step === 'panel')
      const people = panel.members.map(({ name, part }) => ({ name, part }))
      const facts = { doneOn: panel.heldOn, untilOn: null, documentNo: panel.documentNo, amount: null, people, note: panel.note }
      const saved = await saveStep(trx, { offerId: id, step: 'panel', seen: before?.version ?? null, by: context.actor.name }, facts)
      if (!saved) throw versionConflict({ by: await lastEditorOf(trx, { type: 'offer', id }) })
      trx.audit({ action: 'gift.record_step', entity: { type: 'offer', id }, unitId: offer.unitId, details: { step: 'panel', no, ...facts, chosen } })
      return { no }
    },
    { route: 'giftChain.recordPanel', content: { id, after, panel } },
  )
}
