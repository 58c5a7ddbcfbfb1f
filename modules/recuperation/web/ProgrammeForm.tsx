import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SaveForm } from '../../../kernel/ui/base/SaveForm.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDraft, type Drafting } from '../../../kernel/ui/use-draft.ts'
import { api } from '../../../web/api.ts'
import { heldFast, inputOf, missingIn, type ProgrammeDraft } from './programme-draft.ts'
import { RuleFields, SignUpFields, WordsFields } from './ProgrammeFields.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { EditedProgramme } from './recuperation.types.ts'
import { useChanged } from './use-changed.ts'
import type { OwnVersions } from './use-own-versions.ts'

interface ProgrammeFormProps {
  stored: EditedProgramme | null
  initial: ProgrammeDraft
  /** What the page's other forms stored is nobody else's change. */
  own?: OwnVersions
  organisers?: readonly { id: string; name: string }[] | null
}

/** A programme's rule, window and words. A new one goes on to its trips. */
export function ProgrammeForm({ stored, initial, own, organisers = null }: ProgrammeFormProps) {
  const say = useTexts(recuperationTexts)
  const drafting = useDraft(stored, initial)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>([])
  const save = useSave(drafting, own)
  const frozen = new Set<string>(stored?.frozen)
  const draft = { ...drafting.draft, ...heldFast(initial, frozen) }
  const part = {
    draft,
    frozen,
    set: (change: Partial<ProgrammeDraft>) => {
      drafting.set(change)
      setMissing([])
    },
  }
  const onSubmit = () => {
    const input = inputOf(draft)
    setMissing(missingIn(draft))
    if (input) save.mutate(input)
  }
  return (
    <SaveForm
      action={say(stored ? 'saveFacts' : 'saveAndGoOn')}
      look={stored ? 'plain' : 'primary'}
      save={save}
      lacking={missing.length > 0 && say('missing', { fields: listed(missing.map((field) => say(`field_${field}`))) })}
      onSubmit={onSubmit}
    >
      <RuleFields {...part} organisers={organisers} />
      <SignUpFields {...part} />
      <WordsFields {...part} />
    </SaveForm>
  )
}

function useSave({ stored, begun, store }: Drafting<EditedProgramme | null, ProgrammeDraft>, own: OwnVersions | undefined) {
  const say = useTexts(recuperationTexts)
  const navigate = useNavigate()
  const changed = useChanged()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    mutationFn: ({ unitId, ...facts }: NonNullable<ReturnType<typeof inputOf>>) =>
      store(async () => {
        if (!begun) return api.recuperation.create({ unitId, ...facts }, { context: { idempotencyKey } })
        const version = own?.newest(begun.version) ?? begun.version
        const kept = await api.recuperation.edit({ id: begun.id, version, ...facts })
        own?.made(version, kept.version)
        return kept
      }),
    onSuccess: async ({ id, isLatest }) => {
      toast(say(stored ? 'saved' : 'begun'))
      await changed()
      if (!stored && isLatest) await navigate({ to: `/recuperation/${id}/edit`, replace: true })
    },
    onError: () => void changed(),
  })
}
