import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { identityTexts } from './identity.texts.ts'
import { PasswordCard } from './PasswordCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'
import { TokensCard } from './TokensCard.tsx'
import { TotpCard } from './TotpCard.tsx'

/** What keeps my account mine. */
export function SecurityPage() {
  const say = useTexts(identityTexts)
  return (
    <PageFrame title={say('security')} lead={say('securityLead')} width="read" back>
      <PasswordCard />
      <TotpCard />
      <SessionsCard />
      <TokensCard />
    </PageFrame>
  )
}
