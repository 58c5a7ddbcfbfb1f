import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { identityTexts } from './identity.texts.ts'
import { PasswordForm } from './PasswordForm.tsx'

/** After a one-time password comes one's own; nothing else can be done before. */
export function PasswordPage() {
  const say = useTexts(identityTexts)
  const navigate = useNavigate()
  const me = useQuery(query.identity.me.queryOptions())
  const done = async () => {
    await navigate({ to: '/', replace: true })
    toast(say('firstPasswordDone'))
  }
  if (me.isPending) return <SkeletonPage />
  if (me.isError) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />
  return (
    <PageFrame title={say('firstPassword')} lead={me.data.mustChangePassword && say('firstPasswordLead')} width="read">
      <Card>
        {me.data.mustChangePassword ? (
          <PasswordForm oneTime onDone={() => void done()} />
        ) : (
          <EmptyState
            icon="ok"
            title={say('passwordNoNeed')}
            action={
              <ButtonLink look="primary" to="/me/security">
                {say('toSecurity')}
              </ButtonLink>
            }
          >
            {say('passwordNoNeedBody')}
          </EmptyState>
        )}
      </Card>
    </PageFrame>
  )
}
