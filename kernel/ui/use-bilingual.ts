import { useTranslation } from 'react-i18next'

/** Words that the server sends in both languages. */
export interface Bilingual {
  zh: string
  en: string
}

/** Reads such words in the language in use; the component renders again when the language changes. */
export function useBilingual(): (words: Bilingual) => string {
  const { i18n } = useTranslation()
  return (words) => (i18n.language === 'en' ? words.en : words.zh)
}
