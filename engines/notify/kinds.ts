import type { Bilingual, Locale } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'

/** The engine's own: that an address does not work is said even to people who want little. */
const own: Record<string, Bilingual> = { 'notify.address_failed': { zh: '接收地址失效', en: 'An address that does not work' } }

/** What kinds of messages there are, in the words of the people who may mute them. Engines and modules add theirs. */
const kinds = new Map<string, Bilingual>()

/** Call it once when a module is loaded. A kind without words can neither be muted nor be named in lists. */
export function registerKinds(words: Record<string, Bilingual>): void {
  for (const [kind, label] of Object.entries(words)) kinds.set(kind, label)
}

export function listKinds(locale: Locale): { kind: string; label: string }[] {
  return [...kinds].map(([kind, label]) => ({ kind, label: say(label, locale) }))
}

export function kindWords(kind: string, locale: Locale): string {
  const label = kinds.get(kind) ?? own[kind]
  return label ? say(label, locale) : kind
}
