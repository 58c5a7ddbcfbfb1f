import { sql } from 'kysely'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { addDays } from '../../engines/calendar/working-days.ts'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import { scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { takenOf } from './bookings.store.ts'
import { manageVenues } from './sight.ts'
import { minutesOf, slotsOfDay, withFree, type Block } from './slots.rules.ts'
import { closedOn, spanOfDays } from './times.ts'
import { endsBeforeStart, spanTooLong } from './venues.errors.ts'
import { keptVenues, type Venue } from './venues.store.ts'

const mostDays = 366

export interface SpanOfDays {
  from: string
  to: string
}

/** How much each venue was used between two days, as far as these have come. Hours are those that hold now. */
export async function readUsage({ db, actor, clock }: RequestContext, { from, to }: SpanOfDays) {
  const until = to > today(clock) ? today(clock) : to
  if (to < from) throw endsBeforeStart()
  const days = Array.from({ length: Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1) }, (_, index) => addDays(from, index))
  if (days.length > mostDays) throw spanTooLong({ days: mostDays })
  const venues = await keptVenues(db, scopeFor(actor, manageVenues))
  const ids = venues.map(({ id }) => id)
  const taken = await takenOf(db, ids, spanOfDays(from, until))
  const calendar = await readCalendar(db)
  const figures = await figuresOf(db, ids, spanOfDays(from, until))
  const units = await unitNames(
    db,
    venues.map(({ unitId }) => unitId),
    today(clock),
  )
  const items = venues.map((venue) => ({
    id: venue.id,
    name: venue.name,
    unitName: units.get(venue.unitId) ?? '—',
    openMinutes: days.filter((day) => !closedOn(calendar, venue, day)).reduce((sum, day) => sum + openOn(venue, day, taken(venue.id).blocks), 0),
    ...(figures.get(venue.id) ?? { usedMinutes: 0, bookings: 0, people: 0, noShows: 0, givenBack: 0 }),
  }))
  return { from, to, items }
}

/** Minutes of all units that stood open to be booked. */
function openOn(venue: Venue, day: string, blocks: readonly Block[]): number {
  const slots = withFree(slotsOfDay(venue, day), { ...venue, mostSlots: 1 }, { quarters: new Set(), blocks })
  return slots.reduce((sum, slot) => sum + minutesOf(slot) * slot.free.length, 0)
}

interface Figures {
  usedMinutes: number
  bookings: number
  people: number
  noShows: number
  givenBack: number
}

async function figuresOf(db: Db, venueIds: readonly string[], { startsAt, endsAt }: ReturnType<typeof spanOfDays>): Promise<Map<string, Figures>> {
  if (venueIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('venue_bookings')
    .select('venue_id')
    .select([
      sql<number>`coalesce(sum(extract(epoch from ends_at - starts_at) / 60) filter (where state = 'booked' and no_show_at is null), 0)::int`.as('minutes'),
      sql<number>`(count(*) filter (where state = 'booked'))::int`.as('bookings'),
      sql<number>`(count(distinct staff_id) filter (where state = 'booked'))::int`.as('people'),
      sql<number>`(count(*) filter (where no_show_at is not null))::int`.as('no_shows'),
      sql<number>`(count(*) filter (where state = 'given_back'))::int`.as('given_back'),
    ])
    .where('tenant_id', '=', db.tenantId)
    .where('venue_id', 'in', venueIds)
    .where('starts_at', '>=', startsAt)
    .where('starts_at', '<', endsAt)
    .groupBy('venue_id')
    .execute()
  return new Map(rows.map((row) => [row.venue_id, { usedMinutes: row.minutes, bookings: row.bookings, people: row.people, noShows: row.no_shows, givenBack: row.given_back }]))
}

/** The same as a sheet. */
export async function exportUsage(context: RequestContext, span: SpanOfDays): Promise<SheetFile> {
  const { actor, clock, locale } = context
  const { items } = await readUsage(context, span)
  await write(context, async (trx) => {
    trx.audit({ action: 'venue.export_usage', entity: { type: 'tenant', id: trx.tenantId }, details: { ...span } })
  })
  const zh = locale === 'zh'
  const number = (header: string) => ({ header, width: 14, kind: 'number' as const })
  return {
    fileName: `${zh ? '场地使用统计' : 'venue-usage'}-${span.from}-${span.to}.xlsx`,
    sheet: {
      name: zh ? '使用统计' : 'Usage',
      watermark: zh ? `${span.from} 至 ${span.to}，${actor.name} ${today(clock)} 导出` : `${span.from} to ${span.to}, ${actor.name}, ${today(clock)}`,
      columns: [
        { header: zh ? '场地器材' : 'Venue', width: 26 },
        { header: zh ? '管理单位' : 'Kept by', width: 26 },
        ...(zh
          ? ['开放小时', '使用小时', '使用率（%）', '预约次数', '使用人数', '未到场', '退订']
          : ['Open hours', 'Used hours', 'Used (%)', 'Bookings', 'People', 'Not used', 'Given back']
        ).map(number),
      ],
      rows: items.map((item) => [
        item.name,
        item.unitName,
        hours(item.openMinutes),
        hours(item.usedMinutes),
        item.openMinutes === 0 ? null : Math.round((item.usedMinutes / item.openMinutes) * 1000) / 10,
        item.bookings,
        item.people,
        item.noShows,
        item.givenBack,
      ]),
    },
  }
}

function hours(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100
}
