import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { EntryPage } from './EntryPage.tsx'
import { identityTexts } from './identity.texts.ts'
import { SetupForm } from './SetupForm.tsx'

/** Where the first administrators come in, each with a code from the server's window. */
export function SetupPage() {
  const say = useTexts(identityTexts)
  const state = useQuery(query.identity.setupState.queryOptions())
  return (
    <EntryPage title={say('setup')}>
      {state.isPending && <SkeletonRows rows={3} />}
      {state.isError && <ErrorState error={state.error} onRetry={() => void state.refetch()} />}
      {state.data?.open && (
        <>
          <p className="id-setup-lead">{say('setupLead')}</p>
          <Card>
            <SetupForm asksUniversity={state.data.asksUniversity} />
          </Card>
        </>
      )}
      {state.data && !state.data.open && (
        <Card>
          <EmptyState
            icon="lock"
            title={say('setupClosed')}
            action={
              <ButtonLink look="primary" to="/sign-in">
                {say('toSignIn')}
              </ButtonLink>
            }
          >
            {say('setupClosedBody')}
          </EmptyState>
        </Card>
      )}
    </EntryPage>
  )
}
