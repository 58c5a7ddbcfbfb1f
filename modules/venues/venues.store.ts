import { sql, type Selectable } from 'kysely'
import { decodeCursor, cutPage } from '../../kernel/cursor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { openingHours, slotLengths, venueKinds, type OpenSpan, type VenueKind } from './venues.shapes.ts'

export interface VenueFacts {
  name: string
  kind: VenueKind
  place: string
  about: string
  rules: string
  contact: string
  audience: 'all' | 'unit'
  hours: OpenSpan[]
  closedOnHolidays: boolean
  units: number
  slotMinutes: (typeof slotLengths)[number]
  mostSlots: number
  aheadDays: number
  weekHours: number | null
  cancelHours: number
  approval: boolean
}

export interface Venue extends VenueFacts {
  id: string
  unitId: string
  state: 'open' | 'retired'
  version: number
}

/** More venues than any university keeps; lists of members show all of theirs. */
const mostShown = 300

export async function findVenue(db: Db, id: string): Promise<Venue | null> {
  const row = await db.q.selectFrom('venues').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
  return row ? venueIn(row) : null
}

/** Holds the venue until the commit: whatever books, shuts or changes it comes one after another. */
export async function lockVenue(trx: Trx, id: string): Promise<Venue> {
  const row = await trx.q.selectFrom('venues').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return venueIn(row)
}

export async function venuesById(db: Db, ids: readonly string[]): Promise<Map<string, Venue>> {
  if (ids.length === 0) return new Map()
  const rows = await db.q.selectFrom('venues').selectAll().where('tenant_id', '=', db.tenantId).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, venueIn(row)]))
}

/** Open venues for people who stand at these units, by name. */
export async function openVenues(db: Db, unitIds: readonly string[]): Promise<Venue[]> {
  const rows = await db.q
    .selectFrom('venues')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'open')
    .where(sql<boolean>`(audience = 'all' or unit_id = any(${[...unitIds]}::uuid[]))`)
    .orderBy('name_key')
    .orderBy('id')
    .limit(mostShown)
    .execute()
  return rows.map(venueIn)
}

/** All venues within reach, retired ones too: for figures about the past. */
export async function keptVenues(db: Db, scope: Scope): Promise<Venue[]> {
  const rows = await db.q
    .selectFrom('venues')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .$if(!scope.all, (q) => q.where(sql<boolean>`unit_id = any(${scope.all ? [] : scope.unitIds}::uuid[])`))
    .orderBy('name_key')
    .orderBy('id')
    .limit(mostShown)
    .execute()
  return rows.map(venueIn)
}

interface DeskAsked {
  scope: Scope
  state?: Venue['state'] | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** A page of the venues within reach, by name, with what waits and what is to come. */
export async function venuePage(db: Db, { scope, state, search, cursor, limit }: DeskAsked, now: Date) {
  const after = decodeCursor(cursor)
  const matching = db.q
    .selectFrom('venues as v')
    .where('v.tenant_id', '=', db.tenantId)
    .$if(!scope.all, (q) => q.where(sql<boolean>`v.unit_id = any(${scope.all ? [] : scope.unitIds}::uuid[])`))
    .$if(state !== undefined, (q) => q.where('v.state', '=', state ?? ''))
    .$if(search !== undefined, (q) => q.where(sql<boolean>`strpos(lower(v.name || ' ' || v.place), ${(search ?? '').toLowerCase()}) > 0`))
  const { count } = await matching.select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll('v')
    .select([
      sql<number>`(select count(*)::int from venue_bookings b where b.tenant_id = v.tenant_id and b.venue_id = v.id and b.state = 'asked' and b.starts_at > ${now})`.as('asked'),
      sql<number>`(select count(*)::int from venue_bookings b where b.tenant_id = v.tenant_id and b.venue_id = v.id and b.state = 'booked' and b.ends_at > ${now})`.as('coming'),
    ])
    .$if(after !== null, (q) => q.where(sql<boolean>`(v.name_key, v.id) > (${after?.key ?? ''} collate "C", ${after?.id ?? null}::uuid)`))
    .orderBy('v.name_key')
    .orderBy('v.id')
    .limit(limit + 1)
    .execute()
  const page = cutPage(rows, { limit, positionOf: (row) => ({ key: row.name_key, id: row.id }), show: (row) => ({ venue: venueIn(row), asked: row.asked, coming: row.coming }) })
  return { ...page, count: Number(count) }
}

export async function insertVenue(trx: Trx, { id, unitId, ...facts }: VenueFacts & { id: string; unitId: string }): Promise<void> {
  await trx.q
    .insertInto('venues')
    .values({ tenant_id: trx.tenantId, id, unit_id: unitId, state: 'open', created_at: trx.at, version: 1, ...columnsOf(facts) })
    .execute()
}

/** The caller holds the venue and has compared its version. */
export async function updateVenue(trx: Trx, id: string, change: { facts?: VenueFacts; state?: Venue['state'] }): Promise<void> {
  await trx.q
    .updateTable('venues')
    .set((eb) => ({ ...(change.facts ? columnsOf(change.facts) : {}), ...(change.state ? { state: change.state } : {}), version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

/** Venues that a person may book whose name has these words. */
export async function venuesNamed(
  db: Db,
  { unitIds, text, limit }: { unitIds: readonly string[]; text: string; limit: number },
): Promise<{ id: string; name: string; place: string }[]> {
  return db.q
    .selectFrom('venues')
    .select(['id', 'name', 'place'])
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'open')
    .where(sql<boolean>`(audience = 'all' or unit_id = any(${[...unitIds]}::uuid[]))`)
    .where(sql<boolean>`strpos(lower(name), ${text.toLowerCase()}) > 0`)
    .orderBy('name_key')
    .limit(limit)
    .execute()
}

function columnsOf({ name, kind, place, about, rules, contact, audience, ...terms }: VenueFacts) {
  return {
    name,
    kind,
    place,
    about,
    rules,
    contact,
    audience,
    name_key: pinyinSortKey(name),
    hours: JSON.stringify(terms.hours),
    closed_on_holidays: terms.closedOnHolidays,
    units: terms.units,
    slot_minutes: terms.slotMinutes,
    most_slots: terms.mostSlots,
    ahead_days: terms.aheadDays,
    week_hours: terms.weekHours,
    cancel_hours: terms.cancelHours,
    approval: terms.approval,
  }
}

function venueIn(row: Selectable<Tables['venues']>): Venue {
  return {
    id: row.id,
    unitId: row.unit_id,
    state: row.state === 'retired' ? 'retired' : 'open',
    version: row.version,
    name: row.name,
    kind: venueKinds.find((kind) => kind === row.kind) ?? 'room',
    place: row.place,
    about: row.about,
    rules: row.rules,
    contact: row.contact,
    audience: row.audience === 'unit' ? 'unit' : 'all',
    hours: openingHours.parse(row.hours),
    closedOnHolidays: row.closed_on_holidays,
    units: row.units,
    slotMinutes: slotLengths.find((minutes) => minutes === row.slot_minutes) ?? 60,
    mostSlots: row.most_slots,
    aheadDays: row.ahead_days,
    weekHours: row.week_hours,
    cancelHours: row.cancel_hours,
    approval: row.approval,
  }
}
