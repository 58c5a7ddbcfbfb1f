import { showAttendance } from '../../engines/capacity/checkin/checkin.view.ts'
import { openGate } from '../../engines/capacity/gate.ts'
import { write, type RequestContext, type Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { asSystem, write as writeAs } from '../../kernel/db/write.ts'
import { notFound } from '../../kernel/errors.ts'
import { ageMissing, childrenDoNotFit, notForChildren, tooManyChildren } from './activities.errors.ts'
import type { Child } from './children.contract.ts'
import { childCipher, childrenOf, deleteChildren, findChildren, overWithChildren, partyIn, storeChildren } from './children.store.ts'
import { findSeries } from './meetings.store.ts'
import { activityInSight, managedActivity } from './sight.ts'

/** After the last meeting organisers no longer need to know; questions about the class come within that time. */
const keptDays = 180

export async function showMyChildren(context: RequestContext, id: string): Promise<{ children: Child[]; most: number }> {
  const { db, actor, services } = context
  const { rules } = await childrenClass(context, id)
  const { staffId } = actor
  const children = staffId === null ? [] : await findChildren(db, await childCipher(services.keys, db), { offerId: id, staffId })
  return { children, most: rules.partyMost }
}

/** A parent tells the organisers about the children, before signing up, or puts it right afterwards. */
export async function saveMyChildren(context: RequestContext, { id, children: told }: { id: string; children: readonly Child[] }): Promise<{ id: string }> {
  const { staffId } = context.actor
  const offer = await childrenClass(context, id)
  if (staffId === null || offer.state !== 'published') throw notFound()
  if (told.some(({ bornOn, grade }) => bornOn === null && grade === '')) throw ageMissing()
  if (told.length > offer.rules.partyMost) throw tooManyChildren({ most: offer.rules.partyMost })
  const cipher = await childCipher(context.services.keys, context.db)
  return write(context, async (trx) => {
    // Behind the gate: nobody signs up for two while one of them is being taken out again.
    await openGate(trx, id)
    const signedUp = await partyIn(trx, { offerId: id, staffId })
    if (signedUp !== null && signedUp !== told.length) throw childrenDoNotFit({ party: signedUp, told: told.length })
    await storeChildren(trx, cipher, { offerId: id, staffId, told })
    trx.audit({ action: 'activity.save_child', entity: { type: 'offer', id }, unitId: offer.unitId, details: { staffId, children: told.length } })
    return { id }
  })
}

async function childrenClass(context: RequestContext, id: string) {
  const { offer } = await activityInSight(context, id)
  if (!(await findSeries(context.db, id))?.forChildren) throw notForChildren()
  return offer
}

const mostRows = 200

/** The children in the organisers' care. Each look is recorded. */
export async function listChildren(context: RequestContext, id: string) {
  const offer = await managedActivity(context, id)
  if (!(await findSeries(context.db, id))?.forChildren) throw notForChildren()
  const children = await childrenOf(context.db, await childCipher(context.services.keys, context.db), id)
  const items: { enrolmentId: string; parent: string; unitName: string; child: Child | null }[] = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await showAttendance(context, { offerId: id, limit: mostRows, ...(cursor === undefined ? {} : { cursor }) })
    items.push(...page.items.flatMap(({ enrolmentId, name, unitName }) => (children.get(enrolmentId) ?? [null]).map((child) => ({ enrolmentId, parent: name, unitName, child }))))
    cursor = page.nextCursor ?? undefined
  }
  await write(context, async (trx) => trx.audit({ action: 'activity.read_children', entity: { type: 'offer', id }, unitId: offer.unitId, details: { children: children.size } }))
  return { items }
}

/** What was told of children is deleted some time after the last meeting. */
export async function forgetChildren({ clock }: Services, db: Db): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
  const context = asSystem({ clock }, db)
  for (const offerId of await overWithChildren(db, before))
    await writeAs(context, async (trx) => {
      const count = await deleteChildren(trx, offerId)
      trx.audit({ action: 'activity.forget_children', entity: { type: 'offer', id: offerId }, details: { count } })
    })
}
