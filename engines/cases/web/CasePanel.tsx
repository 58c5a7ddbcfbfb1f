import { useState, type ReactNode } from 'react'
import { deskQuery, useMedia } from '../../../kernel/ui/base/use-media.ts'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../web/api.ts'
import { casesTexts } from './cases.texts.ts'
import type { CaseAction, CaseKit, CaseView } from './case.types.ts'
import { CaseActions } from './CaseActions.tsx'
import { CaseComments } from './CaseComments.tsx'
import { CaseFiles } from './CaseFiles.tsx'
import { CaseHead } from './CaseHead.tsx'
import { CaseMessages } from './CaseMessages.tsx'
import { CaseParties } from './CaseParties.tsx'
import { CaseTasks } from './CaseTask.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import { CaseWhere } from './CaseWhere.tsx'
import { FollowButton } from './FollowButton.tsx'
import { RemindButton } from './RemindButton.tsx'
import { TakeAction } from './TakeAction.tsx'
import './cases.css'
import './talk.css'

interface CasePanelProps {
  view: CaseView
  kit?: CaseKit
  /** What the case is about, as its own module shows it: stands between where it is and what happened. */
  children?: ReactNode
}

/** A case whole: in the middle what it is and what happened, at the right what can be done now and why not; on a phone one below the other. */
export function CasePanel({ view, kit = {}, children }: CasePanelProps) {
  const say = useTexts(casesTexts)
  const wide = useMedia(deskQuery)
  const [asked, ask] = useState<CaseAction | null>(null)
  const actions = <CaseActions view={view} omit={kit.omit} wide={wide} onAsk={ask} />
  return (
    <div className="ca-panel">
      <div className="ca-columns">
        <div className="ca-column">
          <CaseHead view={view} />
          {children}
          <CaseTimeline view={view} />
          <CaseComments view={view} />
          <CaseFiles view={view} />
        </div>
        <div className="ca-column ca-column-side">
          {wide && actions}
          <div className="ca-quiet-actions tx-no-print">
            <CaseTasks view={view} />
            <FollowButton view={view} />
            <RemindButton view={view} />
            <PaperLink href={`${apiPrefix}/cases/${view.id}/print.docx`} label={say('asWord')} />
            <PaperLink href={`${apiPrefix}/cases/${view.id}/print.pdf`} label={say('asPdf')} />
          </div>
          <CaseParties view={view} />
          <CaseWhere view={view} />
          <CaseMessages view={view} />
        </div>
      </div>
      {/* The bar lies at the lower edge: last, so that nothing ends behind it. */}
      {!wide && actions}
      {/* Its own place at every width: whoever turns the phone in the middle of it loses nothing typed. */}
      {asked && <TakeAction key={asked.name} view={view} action={asked} kit={kit} onClose={() => ask(null)} />}
    </div>
  )
}

/** The case on paper. */
function PaperLink({ href, label }: { href: string; label: string }) {
  return (
    <a className="tx-button tx-button-quiet" href={href} download>
      <Icon name="download" />
      <span>{label}</span>
    </a>
  )
}
