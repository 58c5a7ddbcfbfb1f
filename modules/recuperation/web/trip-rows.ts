import { cellsOf, readTime } from '../../../engines/capacity/web/editor/paste-rows.ts'
import { localOf } from '../../../kernel/ui/local-time.ts'
import type { ShownTrip, TripInput } from './recuperation.types.ts'

/** The columns of the table, in the order in which a sheet is pasted. */
export const tripColumns = ['title', 'place', 'startsAt', 'endsAt', 'province', 'price', 'unionPays', 'administrationPays', 'places', 'least'] as const
export type TripColumn = (typeof tripColumns)[number]

/** A trip as it is being written: every cell as the person typed it. */
export type TripRow = Record<TripColumn, string> & { key: string; id: string | null; meeting: string; plan: string }

export function newTripRow(key: string): TripRow {
  return {
    key,
    id: null,
    title: '',
    place: '',
    startsAt: '',
    endsAt: '',
    province: '省内',
    price: '',
    unionPays: '',
    administrationPays: '',
    places: '',
    least: '',
    meeting: '',
    plan: '',
  }
}

export function rowOf(trip: ShownTrip): TripRow {
  const { id, title, place, price, unionPays, administrationPays, places, least, meeting, plan } = trip
  return {
    key: id,
    id,
    title,
    place,
    price,
    unionPays,
    administrationPays,
    meeting,
    plan,
    startsAt: localOf(trip.startsAt).replace('T', ' '),
    endsAt: localOf(trip.endsAt).replace('T', ' '),
    province: trip.outOfProvince ? '省外' : '省内',
    places: String(places),
    least: String(least),
  }
}

/**
 * The rows typed over the stored ones: a trip that somebody else took out meanwhile is a new one, and of what is published
 * none goes, whoever added it.
 */
export function rowsOver(stored: readonly TripRow[], { typed, isDraft }: { typed: readonly TripRow[]; isDraft: boolean }): TripRow[] {
  const there = new Set(stored.map(({ id }) => id))
  const rows = typed.map((row) => (there.has(row.id) ? row : { ...row, id: null }))
  const kept = new Set(rows.map(({ id }) => id))
  return [...rows, ...(isDraft ? [] : stored.filter(({ id }) => id !== null && !kept.has(id)))]
}

const headings = new Set(['线路', '线路名称', '名称', 'Trip', 'Route'])

/** What was copied from a sheet, written from this cell on to the right and down; rows that are not there yet are added. */
export function pasteRows(rows: readonly TripRow[], { text, at, column, newKey }: { text: string; at: number; column: TripColumn; newKey: () => string }): TripRow[] {
  const lines = cellsOf(text).filter(([first = '']) => !headings.has(first))
  const left = tripColumns.indexOf(column)
  const added = Array.from({ length: Math.max(0, at + lines.length - rows.length) }, () => newTripRow(newKey()))
  return [...rows, ...added].map((row, index) => {
    const cells = lines[index - at]
    if (!cells) return row
    const written = cells.flatMap((cell, x) => {
      const name = tripColumns[left + x]
      return name === undefined ? [] : [[name, tidy(name, cell)] as const]
    })
    return { ...row, ...Object.fromEntries(written) }
  })
}

function tidy(column: TripColumn, cell: string): string {
  if (column === 'province') return cell.includes('外') ? '省外' : '省内'
  return column === 'price' || column.endsWith('Pays') || column === 'places' || column === 'least' ? cell.replaceAll(/[,，¥￥元人\s]/g, '') : cell
}

/** The hours at which groups usually leave and come back, where a sheet gives the day alone. */
const usual = { startsAt: '08:00', endsAt: '18:00' }

/** A time of a cell; a day alone is the usual hour of that day. */
export function timeIn(text: string, column: 'startsAt' | 'endsAt'): string | null {
  return /[:：]\d{2}/.test(text) ? readTime(text) : readTime(`${text.trim()} ${usual[column]}`)
}

const yuan = /^\d{1,9}(\.\d{1,2})?$/

/** Cells of a row that do not say what they must. */
export function wrongIn(row: TripRow): TripColumn[] {
  const good: Record<TripColumn, boolean> = {
    title: row.title.trim() !== '',
    place: row.place.trim() !== '',
    startsAt: timeIn(row.startsAt, 'startsAt') !== null,
    endsAt: timeIn(row.endsAt, 'endsAt') !== null,
    province: true,
    price: yuan.test(row.price),
    unionPays: row.unionPays === '' || yuan.test(row.unionPays),
    administrationPays: row.administrationPays === '' || yuan.test(row.administrationPays),
    places: /^[1-9]\d{0,3}$/.test(row.places),
    least: row.least === '' || /^[1-9]\d{0,2}$/.test(row.least),
  }
  return tripColumns.filter((column) => !good[column])
}

/** Nothing is written in it yet. */
export function isBlank(row: TripRow): boolean {
  return tripColumns.every((column) => column === 'province' || row[column].trim() === '')
}

/** A row as the route takes it; null while something in it is wrong. */
export function tripInput(row: TripRow): TripInput | null {
  const [startsAt, endsAt] = [timeIn(row.startsAt, 'startsAt'), timeIn(row.endsAt, 'endsAt')]
  if (wrongIn(row).length > 0 || startsAt === null || endsAt === null) return null
  return {
    id: row.id,
    title: row.title.trim(),
    place: row.place.trim(),
    startsAt,
    endsAt,
    price: row.price,
    meeting: row.meeting,
    plan: row.plan,
    outOfProvince: row.province === '省外',
    unionPays: row.unionPays || '0',
    administrationPays: row.administrationPays || '0',
    places: Number(row.places),
    least: row.least === '' ? 1 : Number(row.least),
  }
}
