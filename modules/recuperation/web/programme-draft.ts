import { instantOf, localOf } from '../../../kernel/ui/local-time.ts'
import type { EditedProgramme, NewProgramme } from './recuperation.types.ts'

/** A programme while it is being written: numbers and times as the inputs hold them; '' where the rule says nothing. */
export interface ProgrammeDraft {
  unitId: string
  title: string
  year: string
  basisTitle: string
  basisNo: string
  everyYears: string
  serviceYears: string
  countsOn: string
  noShowUses: boolean
  companions: string
  outShareOf: string
  outEveryYears: string
  body: string
  contact: string
  safetyLetter: string
  mode: 'first_come' | 'approval' | 'nominated'
  usesOrdinary: boolean
  waiting: boolean
  opensAt: string
  closesAt: string
  cancelUntil: string
  finalAt: string
}

/** Of the rule nothing is assumed: the officer writes what the document says. */
export function blankDraft({ now, unitId, safetyLetter }: { now: string; unitId: string; safetyLetter: string }): ProgrammeDraft {
  const year = localOf(now).slice(0, 4)
  return {
    unitId,
    title: '',
    year,
    basisTitle: '',
    basisNo: '',
    everyYears: '',
    serviceYears: '',
    countsOn: `${year}-12-31`,
    noShowUses: true,
    companions: '0',
    outShareOf: '',
    outEveryYears: '',
    body: '',
    contact: '',
    safetyLetter,
    mode: 'first_come',
    usesOrdinary: false,
    waiting: true,
    opensAt: localOf(now),
    closesAt: '',
    cancelUntil: '',
    finalAt: '',
  }
}

export function draftOf(programme: EditedProgramme): ProgrammeDraft {
  const { unitId, title, basisTitle, countsOn, noShowUses, body, contact, safetyLetter, mode, usesOrdinary, waiting } = programme
  const said = (value: number | null) => (value === null ? '' : String(value))
  return {
    unitId,
    title,
    basisTitle,
    countsOn,
    noShowUses,
    body,
    contact,
    safetyLetter,
    mode,
    usesOrdinary,
    waiting,
    basisNo: programme.basisNo ?? '',
    year: said(programme.year),
    everyYears: said(programme.everyYears),
    serviceYears: said(programme.serviceYears),
    companions: said(programme.companions),
    outShareOf: said(programme.outShareOf),
    outEveryYears: said(programme.outEveryYears),
    opensAt: localOf(programme.opensAt),
    closesAt: localOf(programme.closesAt),
    cancelUntil: programme.cancelUntil === null ? '' : localOf(programme.cancelUntil),
    finalAt: localOf(programme.finalAt),
  }
}

/** What is held fast is as it is stored, whatever was typed before it came to be held; `frozen` by the engine's own names. */
export function heldFast(stored: ProgrammeDraft, frozen: ReadonlySet<string>): Partial<ProgrammeDraft> {
  const { title, everyYears, noShowUses, usesOrdinary, serviceYears, countsOn, outEveryYears, mode, opensAt, closesAt, finalAt, cancelUntil, waiting } = stored
  return {
    ...(frozen.has('title') && { title }),
    ...(frozen.has('rules.programme') && { everyYears, noShowUses, usesOrdinary }),
    ...(frozen.has('rules.eligibility') && { serviceYears, countsOn }),
    ...(frozen.has('rules.tagProgrammes') && { outEveryYears }),
    ...(frozen.has('mode') && { mode }),
    ...(frozen.has('opensAt') && { opensAt }),
    ...(frozen.has('closesAt') && { closesAt }),
    ...(frozen.has('finalAt') && { finalAt }),
    ...(frozen.has('cancelUntil') && { cancelUntil }),
    ...(frozen.has('rules.waiting') && { waiting }),
  }
}

const required = ['title', 'year', 'basisTitle', 'everyYears', 'serviceYears', 'countsOn', 'safetyLetter', 'opensAt', 'closesAt', 'finalAt'] as const
const numbers = ['year', 'everyYears', 'serviceYears', 'companions', 'outShareOf', 'outEveryYears'] as const

/** Fields that must be filled and are not, or are no number. */
export function missingIn(draft: ProgrammeDraft): ((typeof required)[number] | (typeof numbers)[number])[] {
  const empty = required.filter((field) => draft[field].trim() === '')
  const wrong = numbers.filter((field) => draft[field].trim() !== '' && !/^\d{1,4}$/.test(draft[field].trim()))
  return [...new Set([...empty, ...wrong])]
}

/** What is sent; null while something is lacking. */
export function inputOf(draft: ProgrammeDraft): NewProgramme | null {
  const [opensAt, closesAt, finalAt] = [draft.opensAt, draft.closesAt, draft.finalAt].map(instantOf)
  if (missingIn(draft).length > 0 || !opensAt || !closesAt || !finalAt) return null
  const { unitId, title, basisTitle, countsOn, noShowUses, body, contact, safetyLetter, mode, usesOrdinary, waiting } = draft
  const number = (text: string) => (text.trim() === '' ? null : Number(text))
  return {
    unitId,
    title,
    basisTitle,
    countsOn,
    noShowUses,
    body,
    contact,
    safetyLetter,
    mode,
    usesOrdinary: mode !== 'nominated' || usesOrdinary,
    waiting,
    opensAt,
    closesAt,
    finalAt,
    basisNo: draft.basisNo.trim() || null,
    year: Number(draft.year),
    everyYears: Number(draft.everyYears),
    serviceYears: Number(draft.serviceYears),
    companions: number(draft.companions) ?? 0,
    outShareOf: number(draft.outShareOf),
    outEveryYears: number(draft.outEveryYears),
    cancelUntil: instantOf(draft.cancelUntil),
  }
}
