import { sql } from 'kysely'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { managedOffer } from '../reach-offer.ts'
import { lockOffer, nextVersion } from './offers.actions.ts'
import { frozen, optionStays } from './offers.errors.ts'
import { optionsOf, type Offer, type OfferOption } from './offers.store.ts'
import { phaseOf } from './phase.ts'

export interface OptionEntry {
  id: string | null
  title: string
  note: string | null
  place: string | null
  tag: string | null
  startsAt: Date | null
  endsAt: Date | null
}

/** Writes all options in their order. Of a published offer none is removed and none changes its tag: people have chosen by them. */
export async function setOptions(
  context: RequestContext,
  { offerId, version, options }: { offerId: string; version: number; options: readonly OptionEntry[] },
): Promise<{ id: string; version: number; optionIds: string[] }> {
  await managedOffer(context, offerId)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    await nextVersion(trx, offerId, { version })
    const phase = phaseOf(offer, trx.at)
    if (phase === 'cancelled' || phase === 'settled') throw frozen({ fields: { zh: '选项', en: 'options' } })
    const before = await optionsOf(trx, offerId)
    const known = new Map(before.map((option) => [option.id, option]))
    const wanted = options.map((option, sort) => ({ ...option, id: option.id ?? newId(), sort, isNew: option.id === null }))
    if (wanted.some(({ id, isNew }) => !isNew && !known.has(id)) || new Set(wanted.map(({ id }) => id)).size < wanted.length) throw notFound()
    const kept = new Map(wanted.map((option) => [option.id, option]))
    mustStay(offer, before, kept)
    const removed = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
    await removeOptions(trx, offer, removed)
    await storeOptions(trx, offerId, wanted)
    trx.audit({
      action: 'offer.options',
      entity: { type: 'offer', id: offerId },
      unitId: offer.unitId,
      details: { options: wanted.length, added: wanted.filter(({ isNew }) => isNew).length, removed: removed.length },
    })
    return { id: offerId, version: version + 1, optionIds: wanted.map(({ id }) => id) }
  })
}

function mustStay(offer: Offer, before: readonly OfferOption[], kept: ReadonlyMap<string, OptionEntry>): void {
  if (offer.state === 'draft') return
  const gone = before.find(({ id, tag }) => !kept.has(id) || kept.get(id)?.tag !== tag)
  if (gone) throw optionStays({ title: gone.title })
}

/** With a draft's option go the limits on it, and its being the default. */
async function removeOptions(trx: Trx, offer: Offer, optionIds: readonly string[]): Promise<void> {
  if (optionIds.length === 0) return
  const ids = [...optionIds]
  await sql`delete from offer_counters where tenant_id = ${trx.tenantId} and offer_id = ${offer.id} and option_id = any(${ids}::uuid[])`.execute(trx.q)
  await sql`delete from checkin_points where tenant_id = ${trx.tenantId} and offer_id = ${offer.id} and option_id = any(${ids}::uuid[])`.execute(trx.q)
  await sql`delete from offer_options where tenant_id = ${trx.tenantId} and offer_id = ${offer.id} and id = any(${ids}::uuid[])`.execute(trx.q)
  if (offer.defaultOptionId !== null && ids.includes(offer.defaultOptionId))
    await trx.q.updateTable('offers').set({ default_option_id: null }).where('tenant_id', '=', trx.tenantId).where('id', '=', offer.id).execute()
}

export async function storeOptions(trx: Trx, offerId: string, options: readonly (Omit<OptionEntry, 'id'> & { id: string; sort: number })[]): Promise<void> {
  if (options.length === 0) return
  const rows = options.map(({ id, sort, title, note, place, tag, startsAt, endsAt }) => ({
    tenant_id: trx.tenantId,
    id,
    offer_id: offerId,
    sort,
    title,
    note,
    place,
    tag,
    starts_at: startsAt,
    ends_at: endsAt,
    state: 'open',
  }))
  await trx.q
    .insertInto('offer_options')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'id']).doUpdateSet(({ ref }) => ({
        sort: ref('excluded.sort'),
        title: ref('excluded.title'),
        note: ref('excluded.note'),
        place: ref('excluded.place'),
        tag: ref('excluded.tag'),
        starts_at: ref('excluded.starts_at'),
        ends_at: ref('excluded.ends_at'),
      })),
    )
    .execute()
}
