import { showAttendance } from '../../engines/capacity/checkin/checkin.view.ts'
import { write, type RequestContext, type Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { write as writeAs } from '../../kernel/db/write.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { ageMissing, notForChildren } from './activities.errors.ts'
import type { Child } from './children.contract.ts'
import { childCipher, childrenOf, deleteChildren, findChild, overWithChildren, storeChild } from './children.store.ts'
import { findSeries } from './meetings.store.ts'
import { activityInSight, managedActivity } from './sight.ts'

/** After the last meeting organisers no longer need to know; questions about the class come within that time. */
const keptDays = 180

export async function showMyChild(context: RequestContext, id: string): Promise<{ child: Child | null }> {
  const { db, actor, services } = context
  await childrenClass(context, id)
  if (actor.staffId === null) return { child: null }
  return { child: await findChild(db, await childCipher(services.keys, db), { offerId: id, staffId: actor.staffId }) }
}

/** A parent tells the organisers about the child, before signing up or afterwards. */
export async function saveMyChild(context: RequestContext, { id, child: told }: { id: string; child: Child }): Promise<{ id: string }> {
  const { staffId } = context.actor
  const offer = await childrenClass(context, id)
  if (staffId === null || offer.state !== 'published') throw notFound()
  if (told.bornOn === null && told.grade === '') throw ageMissing()
  const cipher = await childCipher(context.services.keys, context.db)
  return write(context, async (trx) => {
    await storeChild(trx, cipher, { offerId: id, staffId, told })
    trx.audit({ action: 'activity.save_child', entity: { type: 'offer', id }, unitId: offer.unitId, details: { staffId } })
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
    items.push(...page.items.map(({ enrolmentId, name, unitName }) => ({ enrolmentId, parent: name, unitName, child: children.get(enrolmentId) ?? null })))
    cursor = page.nextCursor ?? undefined
  }
  await write(context, async (trx) => trx.audit({ action: 'activity.read_children', entity: { type: 'offer', id }, unitId: offer.unitId, details: { children: children.size } }))
  return { items }
}

/** What was told of children is deleted some time after the last meeting. */
export async function forgetChildren({ clock }: Services, db: Db): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
  const context = { db, clock, requestId: newId(), actor: { accountId: null, name: '系统', via: 'system' as const } }
  for (const offerId of await overWithChildren(db, before))
    await writeAs(context, async (trx) => {
      const count = await deleteChildren(trx, offerId)
      trx.audit({ action: 'activity.forget_children', entity: { type: 'offer', id: offerId }, details: { count } })
    })
}
