import type { NewPanel } from '../../engines/panels/panels.shapes.ts'
import { firstPanelId, insertPanel } from '../../engines/panels/panels.store.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { managedProgramme } from './sight.ts'

/** What a panel on the agencies of this programme is held for. */
export function panelSubject(offerId: string) {
  return { type: 'recuperation', id: offerId }
}

/** Puts the comparison of agencies on record: its scores, and a step that its papers are added to. */
export async function recordAgencyPanel(context: RequestContext, { id, after, panel }: NewPanel): Promise<{ no: number }> {
  const offer = await managedProgramme(context, id)
  return write(
    context,
    async (trx) => {
      const { no, chosen } = await writePanel(trx, { id, after, panel, by: context.actor.name })
      trx.audit({ action: 'recuperation.panel', entity: { type: 'offer', id }, unitId: offer.unitId, details: { no, heldOn: panel.heldOn, members: panel.members, chosen } })
      return { no }
    },
    { route: 'recuperation.recordPanel', content: { id, after, panel } },
  )
}

/** The caller audits it. */
export async function writePanel(trx: Trx, { id, after, panel, by }: NewPanel & { by: string }): Promise<{ no: number; chosen: string[] }> {
  const subject = panelSubject(id)
  const { id: panelId, no, chosen } = await insertPanel(trx, subject, { after, panel, by })
  const people = panel.members.map(({ name }) => name).join('、')
  const facts = {
    title: `${panel.candidates.length}家旅行社比选，选定${chosen.join('、')}`.slice(0, 120),
    document_no: (panel.documentNo ?? '').slice(0, 60),
    from_day: panel.heldOn,
    people: people.slice(0, 200),
    note: panel.note,
    actor_name: by,
    account_id: trx.actorId,
    at: trx.at,
    removed_at: null,
  }
  // One step for all corrections: its paper stays where it is.
  const stepId = (await firstPanelId(trx, subject)) ?? panelId
  await trx.q
    .insertInto('recuperation_steps')
    .values({ tenant_id: trx.tenantId, id: stepId, offer_id: id, kind: 'agencies', until_day: null, file_id: null, file_name: null, ...facts })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(facts))
    .execute()
  return { no, chosen }
}
