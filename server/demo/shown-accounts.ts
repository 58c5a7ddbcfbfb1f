import type { Locale } from '../../kernel/errors.ts'
import { accountWords } from './pools/account-words.ts'

/** The demonstration's accounts share one password: it protects nothing but invented people. */
export const demoPassword = 'tongxin-demo'

export function demoAccountsShown(locale: Locale) {
  return accountWords.map((words) => ({
    username: words.username,
    password: demoPassword,
    role: locale === 'zh' ? words.roleZh : words.roleEn,
    blurb: locale === 'zh' ? words.blurbZh : words.blurbEn,
  }))
}
