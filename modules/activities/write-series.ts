import { beginPoint } from '../../engines/capacity/offers/one-session.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Facts } from './activities.rules.ts'
import { dropSeries, insertMeetings, isHeld, meetingsOf, removePoints, storeSeries } from './meetings.store.ts'
import { leastOf, seriesRefusal, spanOf, type Span } from './series.rules.ts'

/** The meetings of a form, with their times as instants; null: it has one only. */
export function meetingsIn({ series }: Pick<Facts, 'series'>): Span[] | null {
  return series?.meetings.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })) ?? null
}

/** What is sent of a class lasts from its first meeting to its last, whatever else it says. Throws where its meetings cannot be. */
export function spanned<T extends Pick<Facts, 'series' | 'startsAt' | 'endsAt'>>(facts: T): T {
  const meetings = meetingsIn(facts)
  if (facts.series === null || meetings === null) return facts
  const refusal = seriesRefusal({ ...facts.series, meetings })
  if (refusal) throw refusal
  const span = spanOf(meetings)
  return span === null ? facts : { ...facts, startsAt: span.startsAt.toISOString(), endsAt: span.endsAt.toISOString() }
}

/** Where people are checked in: at each meeting of a class, or once. */
export async function writePoints(trx: Trx, offerId: string, facts: Pick<Facts, 'series' | 'startsAt' | 'endsAt'>): Promise<string[]> {
  const meetings = meetingsIn(facts)
  if (facts.series === null || meetings === null) return [(await beginPoint(trx, offerId, { startsAt: new Date(facts.startsAt), endsAt: new Date(facts.endsAt) })).pointId]
  const ordered = meetings.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  await storeSeries(trx, offerId, { ...facts.series, attendOf: ordered.length })
  return insertMeetings(
    trx,
    offerId,
    ordered.map((meeting, index) => ({ ...meeting, no: index + 1, place: null })),
  )
}

/** Lays a draft out anew: nobody has seen it, and its numbers begin at one again. */
export async function rewritePoints(trx: Trx, offerId: string, facts: Pick<Facts, 'series' | 'startsAt' | 'endsAt'>): Promise<void> {
  const stale = await trx.q.selectFrom('checkin_points').select('id').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).where('option_id', 'is', null).execute()
  await dropSeries(trx, offerId)
  await removePoints(
    trx,
    stale.map(({ id }) => id),
  )
  await writePoints(trx, offerId, facts)
}

/** To how many one must come now: one for a single meeting, the officer's share for a class. */
export function leastIn({ certificate, series }: Pick<Facts, 'certificate' | 'series'>): number | null {
  if (!certificate) return null
  return series?.attendLeast ?? 1
}

/** After a meeting came or went: the session lasts from the first to the last, and the share for a certificate is of as many as there now are. */
export async function settleSeries(trx: Trx, offerId: string, before: { held: number; share: { least: number; of: number } }): Promise<void> {
  const held = (await meetingsOf(trx, [offerId])).get(offerId)?.filter(isHeld) ?? []
  const span = spanOf(held)
  if (span === null) return
  await moveOption(trx, offerId, span)
  const { certificate_least: least } = await trx.q
    .selectFrom('offers')
    .select('certificate_least')
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', offerId)
    .executeTakeFirstOrThrow()
  if (least === null) return
  // A number that was set by hand stays, as long as it can be reached.
  const wanted = least === leastOf(before.share, before.held) ? leastOf(before.share, held.length) : Math.min(least, held.length)
  await trx.q.updateTable('offers').set({ certificate_least: wanted }).where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).execute()
}

async function moveOption(trx: Trx, offerId: string, { startsAt, endsAt }: Span): Promise<void> {
  const option = await trx.q
    .selectFrom('offer_options')
    .select(['id', 'starts_at'])
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .orderBy('sort')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await trx.q.updateTable('offer_options').set({ starts_at: startsAt, ends_at: endsAt }).where('tenant_id', '=', trx.tenantId).where('id', '=', option.id).execute()
  if (option.starts_at?.getTime() === startsAt.getTime()) return
  // A list that stood at the beginning goes along with it while that is still to come, and never before sign-up closes.
  await trx.q
    .updateTable('offers')
    .set((eb) => ({ final_at: eb.fn<Date>('greatest', [eb.val(startsAt), 'closes_at', 'cancel_until']) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', offerId)
    .where('final_at', '=', option.starts_at)
    .where('final_at', '>', trx.at)
    .execute()
}
