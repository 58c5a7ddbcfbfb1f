import { sql } from 'kysely'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { mustReach } from '../../../kernel/auth/actor.ts'
import { notFound } from '../../../kernel/errors.ts'
import { giveBack, programmesOf, useAgain } from '../entitlements.ts'
import { offerRules, type OfferRules } from '../offer-rules.ts'
import { managedOffer, offerInReach, type OfferHead } from '../reach-offer.ts'
import { postSanctions } from '../sanctions.ts'
import { tellNoShow } from '../tell.ts'
import { notOverYet } from './checkin.errors.ts'
import { findPoint, lockPoints } from './points.store.ts'

/**
 * Closes a point that is over. Who came to none of the points that concern them, the last of which this was, is a no-show:
 * once, with what the offer's rules say it costs. Closing again changes nothing.
 */
export async function closePoint(context: RequestContext, pointId: string): Promise<{ noShows: number }> {
  const found = await findPoint(context.db, pointId)
  if (!found) throw notFound()
  const offer = await managedOffer(context, found.offerId)
  return write(context, async (trx) => {
    const point = (await lockPoints(trx, offer.id)).find(({ id }) => id === pointId)
    if (!point) throw notFound()
    if (trx.at < point.closesAt) throw notOverYet({ closesAt: shanghaiMinute(point.closesAt) })
    const missing = point.closedAt === null ? await settleNoShows(trx, { offer, pointId, accountId: context.actor.accountId }) : []
    trx.audit({ action: 'checkin.close', entity: { type: 'checkin_point', id: pointId }, unitId: offer.unitId, details: { noShows: missing.length } })
    return { noShows: missing.length }
  })
}

interface Missing {
  id: string
  staffId: string
  optionId: string | null
  tag: string | null
}

async function settleNoShows(trx: Trx, { offer, pointId, accountId }: { offer: OfferHead; pointId: string; accountId: string }): Promise<Missing[]> {
  await trx.q.updateTable('checkin_points').set({ closed_at: trx.at, closed_by: accountId }).where('tenant_id', '=', trx.tenantId).where('id', '=', pointId).execute()
  const missing = await writeNoShows(trx, { offerId: offer.id, pointId, accountId })
  const rules = await rulesOf(trx, offer.id)
  if (rules.noShowDays !== null) await postSanctions(trx, offer, { cause: 'no_show', days: rules.noShowDays, enrolments: missing })
  for (const [tag, people] of Map.groupBy(missing, (one) => one.tag)) {
    const free = programmesOf(rules, tag).filter(({ noShowUses }) => !noShowUses)
    if (free.length > 0)
      await giveBack(
        trx,
        people,
        free.map(({ key }) => key),
      )
  }
  await tellNoShow(trx, offer, { told: missing, days: rules.noShowDays })
  return missing
}

async function writeNoShows(trx: Trx, { offerId, pointId, accountId }: { offerId: string; pointId: string; accountId: string }): Promise<Missing[]> {
  const { rows } = await sql<Missing>`
    with missing as (
      select e.id, e.staff_id, e.option_id from enrolments e
      join checkin_points p on p.tenant_id = e.tenant_id and p.id = ${pointId} and (p.option_id is null or p.option_id = e.option_id)
      where e.tenant_id = ${trx.tenantId} and e.offer_id = ${offerId} and e.status = 'confirmed'
        and not exists (select from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id)
        and not exists (select from checkin_points o where o.tenant_id = e.tenant_id and o.offer_id = e.offer_id and o.closed_at is null
          and (o.option_id is null or o.option_id = e.option_id))
      for share of e),
    written as (
      insert into no_shows (tenant_id, enrolment_id, offer_id, point_id, account_id, at)
      select ${trx.tenantId}, id, ${offerId}, ${pointId}, ${accountId}, ${trx.at} from missing on conflict do nothing returning enrolment_id)
    select m.id, m.staff_id as "staffId", m.option_id as "optionId", o.tag
    from written w join missing m on m.id = w.enrolment_id left join offer_options o on o.tenant_id = ${trx.tenantId} and o.id = m.option_id`.execute(trx.q)
  return rows
}

async function rulesOf(trx: Trx, offerId: string): Promise<OfferRules> {
  const { rules } = await trx.q.selectFrom('offers').select('rules').where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).executeTakeFirstOrThrow()
  return offerRules.parse(rules)
}

/** Somebody did not come and had a reason: no sanction, and what was used is theirs again. Excusing twice keeps the first reason. */
export async function excuseNoShow(context: RequestContext, { offerId, enrolmentId, reason }: { offerId: string; enrolmentId: string; reason: string }): Promise<void> {
  const { offer, reach } = await offerInReach(context, offerId)
  await write(context, async (trx) => {
    const enrolment = await trx.q
      .selectFrom('enrolments')
      .select('unit_id')
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', enrolmentId)
      .where('offer_id', '=', offerId)
      .executeTakeFirst()
    if (!enrolment) throw notFound()
    mustReach(reach, enrolment.unit_id)
    if (!(await isNoShow(trx, enrolmentId))) throw notFound()
    const excused = await undoNoShows(trx, { enrolmentIds: [enrolmentId], reason, accountId: context.actor.accountId })
    await giveBack(trx, excused)
    trx.audit({ action: 'checkin.excuse', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { reason } })
  })
}

/** These people were there after all: a late list says so. What they used counts as used. */
export async function withdrawNoShows(trx: Trx, { enrolmentIds, accountId }: { enrolmentIds: readonly string[]; accountId: string }): Promise<number> {
  const came = await undoNoShows(trx, { enrolmentIds, reason: '补录签到：本人到场', accountId })
  await useAgain(trx, came)
  return came.length
}

async function isNoShow(trx: Trx, enrolmentId: string): Promise<boolean> {
  return (await trx.q.selectFrom('no_shows').select('enrolment_id').where('tenant_id', '=', trx.tenantId).where('enrolment_id', '=', enrolmentId).executeTakeFirst()) !== undefined
}

/** Those whose no-show stood until now, with their sanction lifted. */
async function undoNoShows(
  trx: Trx,
  { enrolmentIds, reason, accountId }: { enrolmentIds: readonly string[]; reason: string; accountId: string },
): Promise<{ id: string; staffId: string }[]> {
  const { rows } = await sql<{ id: string; staffId: string }>`
    with undone as (
      update no_shows set excused_at = ${trx.at}, excused_by = ${accountId}, excuse = ${reason}
      where tenant_id = ${trx.tenantId} and enrolment_id = any(${[...enrolmentIds]}::uuid[]) and excused_at is null returning enrolment_id),
    lifted as (
      update sanctions set lifted_at = ${trx.at}, lifted_by = ${accountId}, lift_reason = ${reason}
      where tenant_id = ${trx.tenantId} and cause = 'no_show' and lifted_at is null and enrolment_id in (select enrolment_id from undone))
    select e.id, e.staff_id as "staffId" from enrolments e join undone u on u.enrolment_id = e.id where e.tenant_id = ${trx.tenantId}`.execute(trx.q)
  return rows
}
