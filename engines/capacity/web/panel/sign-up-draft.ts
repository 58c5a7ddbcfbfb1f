import { useState } from 'react'
import { readStored, writeStored } from '../../../../kernel/ui/stored.ts'
import type { MyOffer } from '../offer.types.ts'
import type { Asked, Companion } from '../press/press.ts'

/** What a member has chosen and written so far. */
export interface SignUpDraft {
  /** One option, or choices in order; '' where nothing is chosen yet. */
  chosen: readonly string[]
  companions: readonly Companion[]
  answers: Readonly<Record<string, string | boolean>>
}

/** Kept for this tab, so that nothing is lost by a look at another page. */
export function useSignUpDraft(offer: MyOffer): [SignUpDraft, (change: Partial<SignUpDraft>) => void] {
  const key = `tongxin.signup.${offer.id}`
  const [draft, setDraft] = useState<SignUpDraft>(() => readDraft(readStored('session', key), offer))
  return [
    draft,
    (change) => {
      const next = { ...draft, ...change }
      setDraft(next)
      writeStored('session', key, JSON.stringify(next))
    },
  ]
}

/** What was kept, without what is no longer there to choose; where there is one option only, it is chosen. */
export function readDraft(text: string | null, offer: Pick<MyOffer, 'options'>): SignUpDraft {
  // Written by `useSignUpDraft` in this very tab.
  const kept = text === null ? null : (JSON.parse(text) as SignUpDraft)
  const open = offer.options.filter(({ state }) => state === 'open').map(({ id }) => id)
  const chosen = kept?.chosen.filter((id) => open.includes(id)) ?? []
  const [only] = open
  return { chosen: chosen.length === 0 && open.length === 1 && only ? [only] : chosen, companions: kept?.companions ?? [], answers: kept?.answers ?? {} }
}

export type Missing = { kind: 'option' } | { kind: 'companions' } | { kind: 'question'; label: string }

/** What must still be filled in; null: it can be sent. */
export function missingIn({ chosen, companions, answers }: SignUpDraft, { rules }: Pick<MyOffer, 'rules'>): Missing | null {
  if (chosen.length === 0) return { kind: 'option' }
  if (companions.some(({ name, relation }) => name.trim() === '' || relation.trim() === '')) return { kind: 'companions' }
  const open = rules.questions.find(({ key, kind, required }) => required && (kind === 'yes' ? answers[key] !== true : String(answers[key] ?? '').trim() === ''))
  return open ? { kind: 'question', label: open.label } : null
}

/** The draft as the route takes it: what was left empty is not sent. `party`: for so many people, of whom nobody is named here. */
export function askedIn({ chosen, companions: named, answers }: SignUpDraft, { mode, rules }: Pick<MyOffer, 'mode' | 'rules'>, party?: number): Asked {
  const companions = party === undefined ? named : []
  const given = rules.questions.flatMap(({ key }): [string, string | boolean][] => {
    const answer = answers[key]
    return answer === undefined || answer === '' ? [] : [[key, answer]]
  })
  const [optionId = ''] = chosen
  return {
    ...(mode === 'lottery' ? { choices: [...chosen] } : { optionId }),
    party: party ?? companions.length + 1,
    ...(given.length > 0 ? { answers: Object.fromEntries(given) } : {}),
    ...(companions.length > 0 ? { companions: companions.map(({ name, relation }) => ({ name: name.trim(), relation: relation.trim() })) } : {}),
  }
}
