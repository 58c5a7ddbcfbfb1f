import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { deviceWords, isHandheld } from './device-words.ts'
import { identityTexts } from './identity.texts.ts'
import type { Session } from './identity.types.ts'

/** Where I am signed in: this device first, and each of the others with a way to end it. */
export function SessionsCard() {
  const say = useTexts(identityTexts)
  const client = useQueryClient()
  const sessions = useQuery(query.identity.sessions.list.queryOptions())
  const refresh = () => client.invalidateQueries({ queryKey: query.identity.sessions.key() })
  const refused = (error: Error) => toast({ message: error.message, tone: 'bad' })
  const end = useMutation({
    mutationFn: (id: string) => api.identity.sessions.end({ id }),
    onSuccess: () => toast(say('sessionEnded')),
    onError: refused,
    onSettled: refresh,
  })
  const endOthers = useMutation({
    mutationFn: () => api.identity.sessions.endOthers(),
    onSuccess: ({ endedSessions }) => toast(say('othersEnded', { count: endedSessions })),
    onError: refused,
    onSettled: refresh,
  })
  const items = sessions.data?.items.toSorted((one, other) => Number(other.current) - Number(one.current) || other.lastSeenAt.localeCompare(one.lastSeenAt)) ?? []
  return (
    <Card
      flush
      title={say('sessions')}
      aside={
        items.length > 1 && (
          <Button look="quiet" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {say('endOthers')}
          </Button>
        )
      }
    >
      {sessions.isPending && <SkeletonRows rows={2} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul>
        {items.map((session) => (
          <li key={session.id}>
            <SessionRow session={session} busy={end.isPending && end.variables === session.id} onEnd={() => end.mutate(session.id)} />
          </li>
        ))}
      </ul>
      {items.length === 1 && <p className="tx-quiet id-inset">{say('sessionsNone')}</p>}
    </Card>
  )
}

function SessionRow({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const say = useTexts(identityTexts)
  const device = deviceWords(session.userAgent, say)
  const at = (instant: string) => formatInstant(instant, currentLanguage())
  return (
    <div className="id-row">
      <span className="tx-row-icon">
        <Icon name={isHandheld(session.userAgent) ? 'device' : 'computer'} />
      </span>
      <div className="id-row-words">
        <span className="id-row-title">
          {device}
          {session.current && (
            <Chip tone="ok" icon="ok">
              {say('thisDevice')}
            </Chip>
          )}
        </span>
        <span className="id-row-hint">{say('lastSeen', { at: at(session.lastSeenAt) })}</span>
        <span className="id-row-hint">{say('signedIn', { at: at(session.createdAt), address: session.address })}</span>
      </div>
      {!session.current && (
        <Button aria-label={say('endSessionOf', { device })} busy={busy} onClick={onEnd}>
          {say('endSession')}
        </Button>
      )}
    </div>
  )
}
