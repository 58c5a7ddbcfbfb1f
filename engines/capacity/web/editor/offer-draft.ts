import type { DeskOffer, OfferMode, OfferRules } from '../offer.types.ts'

export interface Facts {
  title: string
  mode: OfferMode
  opensAt: string | null
  closesAt: string | null
  cancelUntil: string | null
  finalAt: string | null
  rules: OfferRules
  defaultOptionId: string | null
}

/** An option as it is being written; `key` tells rows apart before the server has named them. */
export interface OptionRow {
  key: string
  id: string | null
  title: string
  note: string
  place: string
  tag: string
  startsAt: string | null
  endsAt: string | null
}

export function factsOf({ title, mode, opensAt, closesAt, cancelUntil, finalAt, rules, defaultOptionId }: DeskOffer): Facts {
  return { title, mode, opensAt, closesAt, cancelUntil, finalAt, rules, defaultOptionId }
}

export function rowsOf({ options }: Pick<DeskOffer, 'options'>): OptionRow[] {
  return options
    .filter(({ state }) => state === 'open')
    .map(({ id, title, note, place, tag, startsAt, endsAt }) => ({ key: id, id, title, note: note ?? '', place: place ?? '', tag: tag ?? '', startsAt, endsAt }))
}

/** Rows as the route takes them: those without a title are not yet options. */
export function entriesOf(rows: readonly OptionRow[]) {
  return named(rows).map(({ id, title, note, place, tag, startsAt, endsAt }) => ({
    id,
    title: title.trim(),
    startsAt,
    endsAt,
    note: note.trim() || null,
    place: place.trim() || null,
    tag: tag.trim() || null,
  }))
}

/** The same rows with the ids that the server gave them. */
export function withIds(rows: readonly OptionRow[], sent: readonly OptionRow[], ids: readonly string[]): OptionRow[] {
  const given = new Map(named(sent).map(({ key }, at) => [key, ids[at] ?? null]))
  return rows.map((row) => (row.id === null ? { ...row, id: given.get(row.key) ?? null } : row))
}

function named(rows: readonly OptionRow[]): OptionRow[] {
  return rows.filter(({ title }) => title.trim() !== '')
}
