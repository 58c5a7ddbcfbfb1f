import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { useKeptDraft, type DraftOf } from '../../../../engines/cases/web/form/use-kept-draft.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { api, query } from '../../../../web/api.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { isSameText, type ProposalText } from './proposal-text.ts'

/** A draft that is on the server already. */
export interface Begun {
  id: string
  version: number
  state: 'draft' | 'correcting'
  text: ProposalText
}

/** Where what is typed is kept until the server has it as the proposal's text. */
export function draftOf(begun: Begun | null): DraftOf {
  return begun ? { process: 'proposal', action: 'editText', subject: begun.id } : { process: 'proposal', action: 'open', subject: 'proposal' }
}

/** The text as it is typed, kept at every rest, and brought to the server as a whole when a step asks for it. */
export function useWriting(begun: Begun | null, initial: ProposalText) {
  const [text, setText] = useState(initial)
  const kept = useKeptDraft(draftOf(begun), { ...text })
  const [startKey] = useState(randomKey)
  const changed = useProposalsChanged()
  const client = useQueryClient()
  const navigate = useNavigate()

  /** The proposal with this text, begun where there was none. */
  const store = async (): Promise<{ id: string; version: number }> => {
    if (text.topic === '') throw new TypeError('a proposal is stored once it has a topic')
    const { title, topic, reason, suggestion, kind } = text
    if (!begun) {
      const started = await api.proposals.start({ title, topic, reason, suggestion, kind }, { context: { idempotencyKey: startKey } })
      kept.forget(true)
      return started
    }
    if (isSameText(text, begun.text)) return begun
    const { id, version } = await api.cases.act({ caseId: begun.id, action: 'editText', version: begun.version, input: { title, topic, reason, suggestion } })
    return { id, version }
  }
  /** It was begun and not submitted: from here on it is a draft with a page of its own, not to be begun twice. */
  const goOnWith = async (id: string, error: unknown): Promise<void> => {
    toastRefusal(error)
    await navigate({ to: `/proposals/${id}/edit`, search: { step: 'check' }, replace: true })
  }
  const save = useMutation({
    mutationFn: store,
    onSuccess: async () => {
      await changed()
    },
  })
  const submit = useMutation({
    mutationFn: async () => {
      const { id, version } = await store()
      try {
        await api.cases.act({ caseId: id, action: begun?.state === 'correcting' ? 'resubmit' : 'openSeconding', version, input: {} })
      } catch (error) {
        if (!begun) await goOnWith(id, error)
        throw error
      }
      return id
    },
    onSuccess: async (id) => {
      kept.forget(true)
      client.removeQueries({ queryKey: ['case-draft'] })
      await changed()
      await navigate({ to: `/proposals/${id}/submitted`, replace: true })
    },
    // The text may be stored although it was not submitted: its version has moved on.
    onError: () => void client.invalidateQueries({ queryKey: query.proposals.key() }),
  })
  return { text, setText, keeping: kept.keeping, forget: () => kept.forget(true), save, submit }
}

export type Writing = ReturnType<typeof useWriting>
