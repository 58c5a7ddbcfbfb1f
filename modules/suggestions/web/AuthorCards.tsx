import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { suggestionsTexts } from './suggestions.texts.ts'
import type { Suggestion } from './suggestions.types.ts'

/** What is the author’s alone: to rate how it was handled, and to take it back. */
export function AuthorCards({ suggestion }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  if (!suggestion.isMine) return null
  return (
    <>
      {suggestion.survey && (
        <Banner
          tone="ok"
          title={say('rate')}
          action={
            <ButtonLink look="primary" to={`/me/surveys/${suggestion.survey}`}>
              {say('rateGo')}
            </ButtonLink>
          }
        >
          {say('rateBody')}
        </Banner>
      )}
      {suggestion.mayWithdraw && <Withdraw suggestion={suggestion} />}
    </>
  )
}

function Withdraw({ suggestion: { id, version } }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  const client = useQueryClient()
  const [asked, ask] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => api.suggestions.withdraw({ id, version }),
    onSuccess: () => toast(say('withdrawn')),
    onError: toastRefusal,
    onSettled: () => {
      ask(false)
      return client.invalidateQueries({ queryKey: query.suggestions.key() })
    },
  })
  return (
    <div className="tx-actions">
      <Button look="danger" onClick={() => ask(true)}>
        {say('withdraw')}
      </Button>
      <ConfirmDialog open={asked} title={say('withdraw')} action={say('withdraw')} danger busy={withdraw.isPending} onConfirm={() => withdraw.mutate()} onClose={() => ask(false)}>
        <p>{say('withdrawBody')}</p>
      </ConfirmDialog>
    </div>
  )
}
