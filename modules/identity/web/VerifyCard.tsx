import { useMutation } from '@tanstack/react-query'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { auditTexts } from './audit.texts.ts'
import type { Verdict } from './identity.types.ts'
import './accounts.css'

/** One press recomputes all seals and says in words what came out. */
export function VerifyCard() {
  const say = useTexts(auditTexts)
  // It reads the whole log, so it runs when asked and at no other time.
  const verify = useMutation({ mutationFn: () => api.identity.audit.verify() })
  return (
    <Card>
      <div className="ac-part">
        <div className="ac-policy">
          <p className="tx-quiet">{say('verifyBody')}</p>
          <Button icon="shield" busy={verify.isPending} onClick={() => verify.mutate()}>
            {say('verify')}
          </Button>
        </div>
        <Refusal error={verify.error} />
        {verify.data && <Said verdict={verify.data} />}
      </div>
    </Card>
  )
}

function Said({ verdict }: { verdict: Verdict }) {
  const say = useTexts(auditTexts)
  if (!verdict.intact)
    return (
      <Banner tone="bad" title={say('broken')} urgent>
        {say('brokenBody', { at: verdict.brokenAt ?? '?' })}
      </Banner>
    )
  const counts = { entries: verdict.sealedEntries, seals: verdict.seals, rest: verdict.unsealedEntries }
  return (
    <Banner tone="ok" title={say('intact')}>
      {say(verdict.unsealedEntries > 0 ? 'intactBody' : 'intactAll', counts)}
    </Banner>
  )
}
