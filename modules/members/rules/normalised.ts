import type { CodedReason } from './reason.ts'

/** A cell as the record will hold it. Null means that the cell says nothing. */
export type Normalised = { ok: true; value: string | null; warnings: CodedReason[] } | { ok: false; reason: CodedReason }

export function accepted(value: string | null, ...warnings: CodedReason[]): Normalised {
  return { ok: true, value, warnings }
}

export function refused(reason: CodedReason): Normalised {
  return { ok: false, reason }
}

export function reasonOf(code: string, zh: string, en: string): CodedReason {
  return { code, zh, en }
}
