import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { dayOf, formatDay, formatInstant } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { identityTexts } from './identity.texts.ts'
import type { Token } from './identity.types.ts'
import { ShownOnce } from './ShownOnce.tsx'
import { TokenForm } from './TokenForm.tsx'
import { usePermissionWords } from './use-permission-words.ts'

/** Tokens for programs; whoever may do nothing that a program could do does not see the card at all. */
export function TokensCard() {
  const say = useTexts(identityTexts)
  const client = useQueryClient()
  const tokens = useQuery(query.identity.tokens.list.queryOptions())
  const [making, make] = useState(false)
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
  const [leaving, leave] = useState<Token | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: query.identity.tokens.key() })
  const revoke = useRevoke(() => {
    leave(null)
    return refresh()
  })
  if (tokens.isError) return <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />
  const { items, grantable } = tokens.data ?? { items: [], grantable: [] }
  if (items.length + grantable.length === 0) return null
  const done = (token: { name: string; token: string }) => {
    make(false)
    setMade(token)
    void refresh()
  }
  return (
    <Card flush title={say('tokens')}>
      <p className="tx-quiet id-inset">{say('tokensBody')}</p>
      <ul>
        {items.map((token) => (
          <li key={token.id}>
            <TokenRow token={token} onRevoke={() => leave(token)} />
          </li>
        ))}
      </ul>
      {grantable.length > 0 && (
        <div className="id-inset">
          {making ? (
            <TokenForm grantable={grantable} onDone={done} onCancel={() => make(false)} />
          ) : (
            <Button icon="plus" onClick={() => make(true)}>
              {say('newToken')}
            </Button>
          )}
        </div>
      )}
      {made && <ShownOnce title={say('tokenTitle')} body={say('tokenBody', { name: made.name })} values={[made.token]} onClose={() => setMade(null)} />}
      <ConfirmDialog
        open={leaving !== null}
        title={say('revokeTitle', { name: leaving?.name ?? '' })}
        action={say('revokeNow')}
        danger
        busy={revoke.isPending}
        onConfirm={() => leaving && revoke.mutate(leaving)}
        onClose={() => leave(null)}
      >
        {say('revokeBody')}
      </ConfirmDialog>
    </Card>
  )
}

function useRevoke(onSettled: () => Promise<void>) {
  const say = useTexts(identityTexts)
  return useMutation({
    mutationFn: (token: Token) => api.identity.tokens.revoke({ id: token.id }),
    onSuccess: (_answer, token) => toast(say('tokenRevoked', { name: token.name })),
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
    onSettled,
  })
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const say = useTexts(identityTexts)
  const words = usePermissionWords()
  const at = (instant: string) => formatInstant(instant, currentLanguage())
  return (
    <div className="id-row">
      <div className="id-row-words">
        <span className="id-row-title">{token.name}</span>
        <span className="id-row-hint">{listed(token.scopes.map(words))}</span>
        <span className="id-row-hint">
          {say('tokenFacts', {
            until: formatDay(lastDayOf(token), currentLanguage()),
            used: token.lastUsedAt ? say('usedAt', { at: at(token.lastUsedAt) }) : say('neverUsed'),
          })}
        </span>
      </div>
      <Button aria-label={say('revokeOf', { name: token.name })} onClick={onRevoke}>
        {say('revoke')}
      </Button>
    </div>
  )
}

/** It expires at the midnight that ends its last day. */
function lastDayOf(token: Token): string {
  return dayOf(new Date(Date.parse(token.expiresAt) - 1))
}
