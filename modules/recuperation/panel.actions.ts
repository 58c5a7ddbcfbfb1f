import { panelRefusal } from '../../engines/panels/panels.rules.ts'
import type { PanelEntry } from '../../engines/panels/panels.shapes.ts'
import { firstPanelId, insertPanel } from '../../engines/panels/panels.store.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { managedProgramme } from './sight.ts'

/** What a panel on the agencies of this programme is held for. */
export function panelSubject(offerId: string) {
  return { type: 'recuperation', id: offerId }
}

interface Recorded {
  id: string
  after: number | null
  panel: PanelEntry
}

/** Puts the comparison of agencies on record: its scores, and a step that its papers are added to. */
export async function recordAgencyPanel(context: RequestContext, { id, after, panel }: Recorded): Promise<{ no: number }> {
  const offer = await managedProgramme(context, id)
  const refusal = panelRefusal(panel, today(context.clock))
  if (refusal) throw refusal
  return write(
    context,
    async (trx) => {
      const no = await writePanel(trx, { id, after, panel, by: context.actor.name })
      const chosen = panel.candidates.filter((one) => one.chosen).map(({ name }) => name)
      trx.audit({ action: 'recuperation.panel', entity: { type: 'offer', id }, unitId: offer.unitId, details: { no, heldOn: panel.heldOn, members: panel.members, chosen } })
      return { no }
    },
    { route: 'recuperation.recordPanel', content: { id, after, panel } },
  )
}

/** The caller audits it. */
export async function writePanel(trx: Trx, { id, after, panel, by }: Recorded & { by: string }): Promise<number> {
  const subject = panelSubject(id)
  const recorded = await insertPanel(trx, { subject, after, panel, by })
  const chosen = panel.candidates.filter((one) => one.chosen).map(({ name }) => name)
  const facts = {
    title: `${panel.candidates.length}家旅行社比选，选定${chosen.join('、')}`.slice(0, 120),
    document_no: (panel.documentNo ?? '').slice(0, 60),
    from_day: panel.heldOn,
    people: panel.members
      .map(({ name }) => name)
      .join('、')
      .slice(0, 200),
    note: panel.note,
    actor_name: by,
    account_id: trx.actorId,
    at: trx.at,
    removed_at: null,
  }
  // One step for all corrections: its paper stays where it is.
  const stepId = (await firstPanelId(trx, subject)) ?? recorded.id
  await trx.q
    .insertInto('recuperation_steps')
    .values({ tenant_id: trx.tenantId, id: stepId, offer_id: id, kind: 'agencies', until_day: null, file_id: null, file_name: null, ...facts })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(facts))
    .execute()
  return recorded.no
}
