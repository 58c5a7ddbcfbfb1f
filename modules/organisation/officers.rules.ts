import type { z } from 'zod'
import type { cadreKind, endReason } from './officers.contract.ts'
import { officesOf, type OfficeCode } from './organisation.shapes.ts'
import type { UnitKind } from './organisation.types.ts'

export type CadreKind = z.infer<typeof cadreKind>
export type EndReason = z.infer<typeof endReason>

/** Null where the kind has no offices at all. */
export function headOf(kind: UnitKind): OfficeCode | null {
  return officesOf[kind][0] ?? null
}

export function rankOf(kind: UnitKind, office: OfficeCode): number {
  const rank = officesOf[kind].indexOf(office)
  return rank === -1 ? officesOf[kind].length : rank
}

/** A span of days; `to` is the first day after it, null: open. */
export interface Span {
  from: string
  to: string | null
}

export function overlap(a: Span, b: Span): boolean {
  return isSome(a) && isSome(b) && a.from < (b.to ?? forever) && b.from < (a.to ?? forever)
}

/** A span that ended as it began was never held. */
function isSome({ from, to }: Span): boolean {
  return to === null || from < to
}

const forever = '9999-12-31'

export interface Consent {
  no: string | null
  on: string | null
}

/**
 * Whether ending this office lacks the superior's consent: chairs and vice-chairs are transferred before their term is over
 * only with it, given beforehand. Where no term is entered, it counts as not over. 浙总工发〔2020〕24号 第16条
 */
export function lacksConsent(office: { office: OfficeCode; termEndsOn: string | null }, ending: { on: string; reason: EndReason; consent: Consent }): boolean {
  if (office.office !== 'chair' && office.office !== 'vice_chair') return false
  if (ending.reason !== 'transfer') return false
  if (office.termEndsOn !== null && office.termEndsOn <= ending.on) return false
  const { no, on } = ending.consent
  return no === null || on === null || on > ending.on
}
