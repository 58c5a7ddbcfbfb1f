import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { managedOffer, offerInReach, type OfferHead } from '../reach-offer.ts'
import type { Scope } from '../../../kernel/auth/actor.ts'
import { pointClosed, someoneCame, unknownPointOption, wrongTimes } from './checkin.errors.ts'
import { findPoint, insertPoints, type Point, type PointFacts, type SelfScan } from './points.store.ts'

/** A point, its offer, and whose sign-ups this actor may work on there. */
export async function pointInReach(context: RequestContext, pointId: string): Promise<{ point: Point; offer: OfferHead; reach: Scope }> {
  const point = await findPoint(context.db, pointId)
  if (!point) throw notFound()
  return { point, ...(await offerInReach(context, point.offerId)) }
}

async function managedPoint(context: RequestContext, pointId: string): Promise<{ point: Point; offer: OfferHead }> {
  const point = await findPoint(context.db, pointId)
  if (!point) throw notFound()
  return { point, offer: await managedOffer(context, point.offerId) }
}

/** Adds points: all of them, or none where one does not fit. */
export async function addPoints(context: RequestContext, { offerId, points }: { offerId: string; points: readonly PointFacts[] }): Promise<string[]> {
  const offer = await managedOffer(context, offerId)
  for (const point of points) mustEndLater(point)
  return write(
    context,
    async (trx) => {
      const options = await trx.q.selectFrom('offer_options').select('id').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
      const known = new Set(options.map(({ id }) => id))
      if (points.some(({ optionId }) => optionId !== null && !known.has(optionId))) throw unknownPointOption()
      const ids = await insertPoints(trx, offerId, points)
      trx.audit({ action: 'checkin.add_points', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { titles: points.map(({ title }) => title) } })
      return ids
    },
    { route: 'checkin.addPoints', content: { offerId, points } },
  )
}

export interface PointEdit {
  pointId: string
  version: number
  title: string
  opensAt: Date
  closesAt: Date
  selfScan: SelfScan
}

export async function editPoint(context: RequestContext, { pointId, version, ...facts }: PointEdit): Promise<{ id: string; version: number }> {
  const { offer, point } = await managedPoint(context, pointId)
  mustEndLater(facts)
  if (point.closedAt !== null) throw pointClosed()
  return write(context, async (trx) => {
    const { numUpdatedRows } = await trx.q
      .updateTable('checkin_points')
      .set({ title: facts.title, opens_at: facts.opensAt, closes_at: facts.closesAt, self_scan: facts.selfScan, version: version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', pointId)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw versionConflict({ by: await lastEditorOf(trx, { type: 'checkin_point', id: pointId }) })
    trx.audit({
      action: 'checkin.edit_point',
      entity: { type: 'checkin_point', id: pointId },
      unitId: offer.unitId,
      details: { title: facts.title, opensAt: facts.opensAt, closesAt: facts.closesAt },
    })
    return { id: pointId, version: version + 1 }
  })
}

export async function removePoint(context: RequestContext, pointId: string): Promise<{ id: string }> {
  const { offer, point } = await managedPoint(context, pointId)
  if (point.closedAt !== null) throw pointClosed()
  return write(context, async (trx) => {
    // Whoever is just being checked in holds the point: they are counted.
    await trx.q.selectFrom('checkin_points').select('id').where('tenant_id', '=', trx.tenantId).where('id', '=', pointId).forUpdate().execute()
    const { count } = await trx.q
      .selectFrom('checkins')
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .where('tenant_id', '=', trx.tenantId)
      .where('point_id', '=', pointId)
      .executeTakeFirstOrThrow()
    if (count > 0n) throw someoneCame({ count: Number(count) })
    await trx.q.deleteFrom('checkin_points').where('tenant_id', '=', trx.tenantId).where('id', '=', pointId).execute()
    trx.audit({ action: 'checkin.remove_point', entity: { type: 'checkin_point', id: pointId }, unitId: offer.unitId, details: { title: point.title } })
    return { id: pointId }
  })
}

/** To how many meetings one must come to be certified. */
export async function setCertificate(context: RequestContext, { offerId, least }: { offerId: string; least: number | null }): Promise<void> {
  const offer = await managedOffer(context, offerId)
  await write(context, async (trx) => {
    await trx.q.updateTable('offers').set({ certificate_least: least }).where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).execute()
    trx.audit({ action: 'checkin.certify', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { least } })
  })
}

function mustEndLater({ title, opensAt, closesAt }: Pick<PointFacts, 'title' | 'opensAt' | 'closesAt'>): void {
  if (opensAt >= closesAt) throw wrongTimes({ title })
}
