import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readStored, writeStored } from '../kernel/ui/stored.ts'

export type Language = 'zh' | 'en'

const key = 'tongxin.language'

/** Chinese unless this person, or else their browser, prefers English. */
export async function startLanguage(): Promise<void> {
  const language = chosenLanguage(readStored('local', key), navigator.languages)
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
    showSupportNotice: false,
  })
  document.documentElement.lang = htmlLang(language)
}

export async function setLanguage(language: Language): Promise<void> {
  writeStored('local', key, language)
  document.documentElement.lang = htmlLang(language)
  await i18next.changeLanguage(language)
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

export function chosenLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (stored === 'zh' || stored === 'en') return stored
  const known = preferred.find((language) => /^(zh|en)\b/i.test(language))
  return known?.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

function htmlLang(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en'
}
