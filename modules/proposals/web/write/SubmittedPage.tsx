import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { QrCode } from '../../../../kernel/ui/base/QrCode.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal, Session } from '../proposals.types.ts'
import { sayUntil } from '../../../../kernel/ui/until.ts'
import { useProposal, useSessions } from '../use-proposal.ts'
import { writeTexts } from './write.texts.ts'
import '../proposals.css'
import './write.css'

/** After submitting: what happens next and when, and how to ask for seconds. */
export function SubmittedPage() {
  const { proposalId = '' } = useParams({ strict: false })
  const read = useProposal(proposalId)
  const sessions = useSessions()
  if (read.isPending || sessions.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const session = sessions.data?.items.find(({ id }) => id === read.data.sessionId)
  return <Submitted proposal={read.data} session={session ?? null} />
}

function Submitted({ proposal, session }: { proposal: Proposal; session: Session | null }) {
  const say = useTexts(writeTexts)
  return (
    <PageFrame title={say('submittedTitle')} lead={proposal.title} width="read">
      <div className="tx-stack">
        <Card title={say('nextSteps')}>{session && <NextSteps proposal={proposal} session={session} />}</Card>
        <Share proposal={proposal} />
        <div className="pr-actions">
          <ButtonLink icon="people" to={`/proposals/${proposal.id}`}>
            {say('inviteOnPage')}
          </ButtonLink>
          <ButtonLink to="/proposals/mine">{say('toMine')}</ButtonLink>
        </div>
      </div>
    </PageFrame>
  )
}

function NextSteps({ proposal, session: { settings, collectUntil } }: { proposal: Proposal; session: Session }) {
  const say = useTexts(writeTexts)
  const { i18n } = useTranslation()
  const have = proposal.seconders.filter(({ voided }) => !voided).length
  const lines = [
    say('nextSecond', { have, need: proposal.secondsNeeded }),
    proposal.kind === 'collective' ? say('submittedCollective') : say('submittedBody', { count: settings.secondsNeeded }),
    say('submittedUntil', { until: sayUntil(collectUntil, i18n.language), late: say(`late_${settings.lateBecomes}`) }),
    say('nextReview', { days: settings.reviewWorkingDays }),
    say('nextReply', { days: settings.replyDays }),
  ]
  return (
    <ol className="wr-next">
      {lines.map((line) => (
        <li key={line}>
          <Icon name="forward" size="1.1em" />
          <span>{line}</span>
        </li>
      ))}
    </ol>
  )
}

/** A link and a code that open where a delegate can second. */
function Share({ proposal }: { proposal: Proposal }) {
  const say = useTexts(writeTexts)
  const address = `${location.origin}/proposals/${proposal.id}`
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    toast(say('copied'))
  }
  return (
    <Card title={say('share')}>
      <div className="wr-share">
        <QrCode value={address} label={say('shareCode', { title: proposal.title })} size={168} />
        <div className="tx-stack">
          <p>{say('shareHelp')}</p>
          <p className="wr-address">{address}</p>
          {/* Only a page that was reached safely may write to the clipboard; the address above can be marked and copied. */}
          {window.isSecureContext && (
            <Button icon="list" onClick={() => void copy()}>
              {say('copy')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
