import i18next from 'i18next'

// For pages, which render again with the language: all that have `useTexts` do.

/** Names and short words one after another: 甲、乙; A, B. */
export function listed(words: readonly (string | number)[]): string {
  return words.join(inEnglish() ? ', ' : '、')
}

/** Clauses one after another: 甲；乙; A; B. */
export function clauses(words: readonly string[]): string {
  return words.join(inEnglish() ? '; ' : '；')
}

/** What is said of it in brackets: 甲（乙）; A (B). */
export function bracketed(words: string, said: string): string {
  return inEnglish() ? `${words} (${said})` : `${words}（${said}）`
}

/** What it is called and what it is: 甲：乙; A: B. */
export function labelled(label: string, what: string): string {
  return inEnglish() ? `${label}: ${what}` : `${label}：${what}`
}

function inEnglish(): boolean {
  return i18next.language === 'en'
}
