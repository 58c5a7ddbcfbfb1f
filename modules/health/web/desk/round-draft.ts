import { instantOf, localOf } from '../../../../kernel/ui/local-time.ts'
import type { EditedRound, RoundKind, SlotLayout } from '../health.types.ts'

type Condition = EditedRound['eligibility'][number]

/** A group of slots while it is being written. */
export interface LayoutDraft extends Pick<SlotLayout, 'firstDay' | 'lastDay' | 'days' | 'from' | 'to' | 'place'> {
  minutes: string
  places: string
  /** As the picker holds them; none: everybody. */
  branches: unknown
}

/** A round while it is being written: times as the inputs hold them. */
export interface RoundDraft {
  title: string
  kind: RoundKind
  body: string
  bring: string
  contact: string
  unitId: string
  layouts: readonly LayoutDraft[]
  /** One a line. */
  packages: string
  opensAt: string
  closesAt: string
  /** By how many days each day's slots close earlier; '': all at once. */
  closesDaysBefore: string
  cancelUntil: string
  conditions: Condition[]
  /** Once in so many years; '': as often as it is offered. */
  every: string
  programme: string
  poster: boolean
}

export const layoutDays = ['working', 'every', 'weekend'] as const
export const roundKinds = ['general', 'special'] as const
export const everyYears = ['', '1', '2', '3'] as const
export const closingDays = ['', '1', '2', '3', '5', '7'] as const

const blankLayout: LayoutDraft = { firstDay: '', lastDay: '', days: 'working', from: '07:30', to: '10:30', minutes: '30', places: '20', place: '', branches: [] }

/** Whom a check of this kind is usually for. */
export function usualConditions(kind: RoundKind): Condition[] {
  const members: Condition = { kind: 'member', states: ['active'] }
  return kind === 'special' ? [members, { kind: 'sex', sex: '2' }] : [members]
}

const usualProgramme: Record<RoundKind, string> = { general: '健康体检', special: '两癌筛查' }

export function blankDraft({ now, unitId }: { now: string; unitId: string }): RoundDraft {
  return {
    title: '',
    kind: 'general',
    body: '',
    bring: '',
    contact: '',
    unitId,
    layouts: [blankLayout],
    packages: '',
    opensAt: localOf(now),
    closesAt: '',
    closesDaysBefore: '',
    cancelUntil: '',
    conditions: usualConditions('general'),
    every: '',
    programme: usualProgramme.general,
    poster: false,
  }
}

/** Another kind, with whom it is usually for, unless somebody else was written already. */
export function withKind(draft: RoundDraft, kind: RoundKind): Partial<RoundDraft> {
  const usual = JSON.stringify(draft.conditions) === JSON.stringify(usualConditions(draft.kind))
  return {
    kind,
    ...(usual ? { conditions: usualConditions(kind) } : {}),
    ...(draft.programme === usualProgramme[draft.kind] ? { programme: usualProgramme[kind] } : {}),
  }
}

export function draftOf(round: EditedRound, nameOf: (unitId: string) => string): RoundDraft {
  return {
    title: round.title,
    kind: round.kind,
    body: round.body,
    bring: round.bring,
    contact: round.contact,
    unitId: round.unitId,
    layouts: round.layouts.map(({ unitIds, minutes, places, ...layout }) => ({
      ...layout,
      minutes: String(minutes),
      places: String(places),
      branches: unitIds.map((id) => ({ id, name: nameOf(id) })),
    })),
    packages: round.packages.join('\n'),
    opensAt: localOf(round.opensAt),
    closesAt: localOf(round.closesAt),
    closesDaysBefore: round.closesDaysBefore === null ? '' : String(round.closesDaysBefore),
    cancelUntil: round.cancelUntil === null ? '' : localOf(round.cancelUntil),
    conditions: round.eligibility,
    every: round.programme === null ? '' : String(round.programme.years),
    programme: round.programme?.key ?? usualProgramme[round.kind],
    poster: round.poster,
  }
}

/** The same again: all but the dates. */
export function draftAfter(round: EditedRound, { nameOf, now }: { nameOf: (unitId: string) => string; now: string }): RoundDraft {
  const draft = draftOf(round, nameOf)
  return { ...draft, layouts: draft.layouts.map((layout) => ({ ...layout, firstDay: '', lastDay: '' })), opensAt: localOf(now), closesAt: '', cancelUntil: '' }
}

interface Standing {
  isDraft: boolean
  over: boolean
  /** By the engine's own names. */
  frozen: ReadonlySet<string>
}

/** What is held fast is as it is stored, whatever was typed before it came to be held. */
export function heldFast(stored: RoundDraft, { isDraft, over, frozen }: Standing): Partial<RoundDraft> {
  const { title, kind, opensAt, closesAt, cancelUntil, closesDaysBefore, conditions, packages, every, programme, layouts, poster } = stored
  return {
    ...(!isDraft && { kind }),
    ...(frozen.has('title') && { title }),
    ...(frozen.has('opensAt') && { opensAt }),
    ...(frozen.has('closesAt') && { closesAt }),
    ...(frozen.has('cancelUntil') && { cancelUntil }),
    ...(frozen.has('rules.optionClosesDays') && { closesDaysBefore }),
    ...(frozen.has('rules.eligibility') && { conditions, packages }),
    ...(frozen.has('rules.programme') && { every, programme }),
    ...(over && { layouts, poster }),
  }
}

/** One more group after the last, at the same hours and place. */
export function withOneMore(layouts: readonly LayoutDraft[]): LayoutDraft[] {
  const last = layouts.at(-1) ?? blankLayout
  return [...layouts, { ...last, firstDay: '', lastDay: '', branches: [] }]
}

/** The groups as the route takes them; null while one is not whole. */
export function layoutsIn(layouts: readonly LayoutDraft[]): SlotLayout[] | null {
  const whole = layouts.map(layoutIn)
  return whole.every((layout) => layout !== null) ? whole : null
}

const isDay = /^\d{4}-\d{2}-\d{2}$/
const isHour = /^\d{2}:\d{2}$/

function layoutIn({ firstDay, lastDay, days, from, to, minutes, places, place, branches }: LayoutDraft): SlotLayout | null {
  const [slotMinutes, slotPlaces] = [Number(minutes), Number(places)]
  const counted = Number.isInteger(slotMinutes) && slotMinutes >= 5 && slotMinutes <= 480 && Number.isInteger(slotPlaces) && slotPlaces >= 1 && slotPlaces <= 2_000
  if (!isDay.test(firstDay) || !isDay.test(lastDay) || !isHour.test(from) || !isHour.test(to) || place.trim() === '' || !counted) return null
  const unitIds = Array.isArray(branches) ? branches.flatMap((one: unknown) => idOf(one) ?? []) : []
  return { firstDay, lastDay, days, from, to, minutes: slotMinutes, places: slotPlaces, place: place.trim(), unitIds }
}

function idOf(picked: unknown): string | null {
  return typeof picked === 'object' && picked !== null && 'id' in picked && typeof picked.id === 'string' ? picked.id : null
}

/** What must be filled in and is not. */
export function missingIn(draft: RoundDraft): ('title' | 'layouts' | 'opensAt' | 'closesAt' | 'programme')[] {
  return [
    ...(draft.title.trim().length < 2 ? (['title'] as const) : []),
    ...(layoutsIn(draft.layouts) === null ? (['layouts'] as const) : []),
    ...(instantOf(draft.opensAt) === null ? (['opensAt'] as const) : []),
    ...(instantOf(draft.closesAt) === null ? (['closesAt'] as const) : []),
    ...(draft.every !== '' && draft.programme.trim() === '' ? (['programme'] as const) : []),
  ]
}

/** What is sent; null while something is lacking. */
export function inputOf(draft: RoundDraft) {
  const [opensAt, closesAt, layouts] = [instantOf(draft.opensAt), instantOf(draft.closesAt), layoutsIn(draft.layouts)]
  if (missingIn(draft).length > 0 || !opensAt || !closesAt || !layouts) return null
  const packages = draft.packages.split('\n').map((line) => line.trim())
  return {
    unitId: draft.unitId,
    title: draft.title,
    kind: draft.kind,
    body: draft.body,
    bring: draft.bring,
    contact: draft.contact,
    layouts,
    packages: [...new Set(packages.filter((line) => line !== ''))],
    opensAt,
    closesAt,
    closesDaysBefore: draft.closesDaysBefore === '' ? null : Number(draft.closesDaysBefore),
    cancelUntil: instantOf(draft.cancelUntil),
    eligibility: draft.conditions,
    programme: draft.every === '' ? null : { key: draft.programme.trim(), years: Number(draft.every) },
    poster: draft.poster,
  }
}
