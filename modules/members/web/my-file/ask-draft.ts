/** What a person asks to have changed, while they are still filling it in. */
export interface AskDraft {
  chosen: readonly string[]
  values: Readonly<Record<string, string>>
  note: string
}

export type AskFault = 'chooseFirst' | 'keepEmpty'

/** `what`, then each chosen field by its key, then `note` and `check`. */
export type AskScreenName = string

export const blankAsk: AskDraft = { chosen: [], values: {}, note: '' }

export function screensOf(draft: AskDraft): AskScreenName[] {
  return ['what', ...draft.chosen, 'note', 'check']
}

/** Why this screen cannot be left yet. */
export function faultAt(screen: AskScreenName, draft: AskDraft): AskFault | null {
  if (screen === 'what') return draft.chosen.length === 0 ? 'chooseFirst' : null
  if (screen === 'note' || screen === 'check') return null
  return (draft.values[screen] ?? '').trim() === '' ? 'keepEmpty' : null
}

/** Chosen in the record's own order, whatever the order of ticking. */
export function withChoice(draft: AskDraft, key: string, order: readonly string[]): AskDraft {
  const has = draft.chosen.includes(key)
  return { ...draft, chosen: order.filter((each) => (each === key ? !has : draft.chosen.includes(each))) }
}

/** The fields of the request; what was typed and then taken off again is left out. */
export function fieldsAsked(draft: AskDraft): Record<string, string> {
  return Object.fromEntries(draft.chosen.map((key) => [key, (draft.values[key] ?? '').trim()]))
}
