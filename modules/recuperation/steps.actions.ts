import type { z } from 'zod'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { addWorkingDays } from '../../engines/calendar/working-days.ts'
import { panelGaps } from '../../engines/panels/panels.rules.ts'
import { findPanel } from '../../engines/panels/panels.store.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { recordFile, type Upload } from '../../kernel/http/upload.ts'
import { newId } from '../../kernel/ids.ts'
import { panelSubject } from './panel.actions.ts'
import { yearUnknown } from './recuperation.errors.ts'
import { stepKinds, type stepEntry } from './recuperation.shapes.ts'
import { wordsOf } from './recuperation.view.ts'
import { managedProgramme, programmeInReach } from './sight.ts'
import { findStep, stepsOf } from './steps.store.ts'

/** Puts a step on the record; a public notice ends after so many working days. */
export async function addStep(
  context: RequestContext,
  { id, workingDays, ...step }: z.output<typeof stepEntry> & { id: string },
): Promise<{ id: string; untilDay: string | null }> {
  const offer = await managedProgramme(context, id)
  const untilDay = workingDays === null ? null : await lastDayOf(context, step.fromDay, workingDays)
  return write(
    context,
    async (trx) => {
      const stepId = newId(trx.at.getTime())
      await trx.q
        .insertInto('recuperation_steps')
        .values({
          tenant_id: trx.tenantId,
          id: stepId,
          offer_id: id,
          kind: step.kind,
          title: step.title,
          document_no: step.documentNo,
          from_day: step.fromDay,
          until_day: untilDay,
          people: step.people,
          note: step.note,
          file_id: null,
          file_name: null,
          account_id: trx.actorId,
          actor_name: context.actor.name,
          at: trx.at,
          removed_at: null,
        })
        .execute()
      trx.audit({ action: 'recuperation.step', entity: { type: 'offer', id }, unitId: offer.unitId, details: { ...step, untilDay } })
      return { id: stepId, untilDay }
    },
    { route: 'recuperation.addStep', content: { id, workingDays, ...step } },
  )
}

async function lastDayOf({ db }: RequestContext, fromDay: string, workingDays: number): Promise<string> {
  const answer = addWorkingDays(await readCalendar(db), fromDay, workingDays)
  if ('unknownYear' in answer) throw yearUnknown({ year: answer.unknownYear })
  return answer.day
}

export async function removeStep(context: RequestContext, { id, stepId }: { id: string; stepId: string }): Promise<{ id: string }> {
  const offer = await managedProgramme(context, id)
  return write(context, async (trx) => {
    const { numUpdatedRows } = await trx.q
      .updateTable('recuperation_steps')
      .set({ removed_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('offer_id', '=', id)
      .where('id', '=', stepId)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFound()
    trx.audit({ action: 'recuperation.remove_step', entity: { type: 'offer', id }, unitId: offer.unitId, details: { stepId } })
    return { id: stepId }
  })
}

/** The paper of a step: one for each; a second takes the place of the first. */
export async function addPaper(context: RequestContext, upload: Upload, { id, stepId }: { id: string; stepId: string }): Promise<{ id: string }> {
  const offer = await managedProgramme(context, id)
  return write(context, async (trx) => {
    const step = await findStep(trx, { offerId: id, stepId })
    if (!step) throw notFound()
    await recordFile(trx, upload, { purpose: 'recuperation', expiresAt: null })
    await trx.q
      .updateTable('recuperation_steps')
      .set({ file_id: upload.fileId, file_name: upload.fileName })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', stepId)
      .execute()
    trx.audit({ action: 'recuperation.paper', entity: { type: 'offer', id }, unitId: offer.unitId, details: { step: step.title, file: upload.fileName } })
    return { id: stepId }
  })
}

/** How a programme came about; kinds of steps that are not there are named to whoever looks. */
export async function showSteps(context: RequestContext, id: string) {
  const { offer, mayManage } = await programmeInReach(context, id)
  const steps = await stepsOf(context.db, id)
  const panel = await findPanel(context.db, panelSubject(id))
  return {
    ...(await wordsOf(context, offer)),
    mayManage,
    items: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    panel: panel && { ...panel, gaps: panelGaps({ members: panel.members, candidates: panel.candidates.length }, { welfare: false }) },
    missing: stepKinds.filter((kind) => !steps.some((step) => step.kind === kind)),
  }
}
