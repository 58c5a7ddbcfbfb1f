import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { inputOf, missingIn, type ProgrammeDraft } from './programme-draft.ts'
import { RuleFields, SignUpFields, WordsFields } from './ProgrammeFields.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { EditedProgramme } from './recuperation.types.ts'
import { useChanged } from './use-changed.ts'

interface ProgrammeFormProps {
  begun: EditedProgramme | null
  draft: ProgrammeDraft
  organisers?: readonly { id: string; name: string }[] | null
}

/** A programme's rule, window and words. A new one goes on to its trips. */
export function ProgrammeForm({ begun, draft: initial, organisers = null }: ProgrammeFormProps) {
  const say = useTexts(recuperationTexts)
  const sayBase = useTexts(baseTexts)
  const [draft, setDraft] = useState(initial)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>([])
  const save = useSave(begun)
  const part = {
    draft,
    frozen: new Set(begun?.frozen),
    set: (change: Partial<ProgrammeDraft>) => {
      setDraft((before) => ({ ...before, ...change }))
      setMissing([])
    },
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const input = inputOf(draft)
    setMissing(missingIn(draft))
    if (input) save.mutate(input)
  }
  return (
    <form className="tx-stack" noValidate onSubmit={onSubmit}>
      <RuleFields {...part} organisers={organisers} />
      <SignUpFields {...part} />
      <WordsFields {...part} />
      {missing.length > 0 && (
        <Banner tone="bad" urgent>
          {say('missing', { fields: missing.map((field) => say(`field_${field}`)).join('、') })}
        </Banner>
      )}
      {save.isError && (
        <Banner tone="bad" urgent>
          {describeError(save.error, sayBase).message}
        </Banner>
      )}
      <div className="tx-actions">
        <Button look={begun ? 'plain' : 'primary'} type="submit" busy={save.isPending}>
          {say(begun ? 'saveFacts' : 'saveAndGoOn')}
        </Button>
      </div>
    </form>
  )
}

function useSave(begun: EditedProgramme | null) {
  const say = useTexts(recuperationTexts)
  const navigate = useNavigate()
  const changed = useChanged()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    mutationFn: ({ unitId, ...facts }: NonNullable<ReturnType<typeof inputOf>>) =>
      begun ? api.recuperation.edit({ id: begun.id, version: begun.version, ...facts }) : api.recuperation.create({ unitId, ...facts }, { context: { idempotencyKey } }),
    onSuccess: async ({ id }) => {
      toast(say(begun ? 'saved' : 'begun'))
      await changed()
      if (!begun) await navigate({ to: `/recuperation/${id}/edit`, replace: true })
    },
  })
}
