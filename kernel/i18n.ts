import type { Bilingual, Locale } from './errors.ts'

export function say(text: Bilingual, locale: Locale): string {
  return text[locale]
}

/** Several names in a row. */
export function joined(names: readonly string[], locale: Locale): string {
  return names.join(locale === 'zh' ? '、' : ', ')
}

/** The language that a request asks for; Chinese unless it prefers English. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh'
}
