import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../web/api.ts'
import { suggestionsTexts } from './suggestions.texts.ts'
import type { Suggestion } from './suggestions.types.ts'

/** Stands behind the text that is on the screen; where that is not possible the reason stands in its place. */
export function SupportCard({ suggestion }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  const sayBase = useTexts(baseTexts)
  const words = useBilingual()
  const client = useQueryClient()
  const { id, textHash, supportedByMe, maySupport, supportRefusal } = suggestion
  const support = useMutation({
    mutationFn: () => api.suggestions.support({ id, textHash, support: !supportedByMe }),
    onSuccess: ({ supported, left }) => toast(supported ? say('supportDone', { count: left }) : say('supportBack')),
    onSettled: () => client.invalidateQueries({ queryKey: query.suggestions.key() }),
  })
  return (
    <>
      {support.isError && (
        <Banner tone="warn" urgent>
          {describeError(support.error, sayBase).message}
        </Banner>
      )}
      {maySupport ? (
        <Button look={supportedByMe ? 'plain' : 'primary'} icon="heart" block busy={support.isPending} aria-pressed={supportedByMe} onClick={() => support.mutate()}>
          {say(supportedByMe ? 'supported' : 'support')}
        </Button>
      ) : (
        supportRefusal && <p className="tx-quiet">{words(supportRefusal)}</p>
      )}
      <TakeUp suggestion={suggestion} />
    </>
  )
}

function TakeUp({ suggestion }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  const sayBase = useTexts(baseTexts)
  const { id, title, topic, body } = suggestion
  const navigate = useNavigate()
  const [idempotencyKey] = useState(randomKey)
  const start = useMutation({
    mutationFn: () => api.proposals.start({ title, topic, kind: 'individual', reason: body, fromSuggestion: id }, { context: { idempotencyKey } }),
    onSuccess: ({ id: proposalId }) => navigate({ to: `/proposals/${proposalId}/edit` }),
  })
  if (!suggestion.mayTakeUp) return null
  return (
    <Banner
      tone="neutral"
      action={
        <Button busy={start.isPending} onClick={() => start.mutate()}>
          {say('takeUp')}
        </Button>
      }
    >
      {start.isError ? describeError(start.error, sayBase).message : say('takeUpBody')}
    </Banner>
  )
}
