import i18next from 'i18next'
import { useTranslation } from 'react-i18next'

type Values = Record<string, string | number>

/** English beside the Chinese: the same keys, and a singular (`key_one`) where a count is said. */
type Beside<Zh extends Record<string, string>> = { [K in keyof Zh]: string } & { [K in keyof Zh & string as `${K}_one`]?: string }

export interface Texts<Key extends string> {
  namespace: string
  /** By language, then key; a value names its blanks as `{{name}}`. */
  bundles: { zh: Record<Key, string>; en: Record<Key, string> }
}

export type Say<Key extends string> = (key: Key, values?: Values) => string

/** What says the words of one `defineTexts`, for functions that are handed it. */
export type SayOf<T> = T extends Texts<infer Key> ? Say<Key> : never

/** Declares the words of one module or component family; Chinese is written first and gives the keys. */
export function defineTexts<const Zh extends Record<string, string>>(namespace: string, texts: { zh: Zh; en: Beside<Zh> }): Texts<keyof Zh & string> {
  return { namespace, bundles: texts }
}

/** The words in the language in use; the component renders again when the language changes. */
export function useTexts<Key extends string>(texts: Texts<Key>): Say<Key> {
  register(texts)
  const { t } = useTranslation(texts.namespace)
  return (key, values) => t(key, { ns: texts.namespace, ...values })
}

/** The same for code outside components, such as a mutation's toast. */
export function sayNow<Key extends string>(texts: Texts<Key>): Say<Key> {
  register(texts)
  return (key, values) => i18next.t(key, { ns: texts.namespace, ...values })
}

/** Words arrive with the page that needs them, so the entry carries only its own. */
function register(texts: Texts<string>): void {
  if (i18next.hasResourceBundle('zh', texts.namespace)) return
  i18next.addResourceBundle('zh', texts.namespace, texts.bundles.zh)
  i18next.addResourceBundle('en', texts.namespace, texts.bundles.en)
}
