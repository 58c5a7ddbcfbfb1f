import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { ActionBar } from './ActionBar.tsx'
import { ActionButton, type ActionChoice } from './ActionButton.tsx'
import type { CaseAction, CaseKit, CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { orderActions } from './order-actions.ts'
import './cases.css'

interface CaseActionsProps {
  view: CaseView
  /** These stand elsewhere on the page. */
  omit?: CaseKit['omit']
  wide: boolean
  onAsk: (action: CaseAction) => void
}

/** What this reader can do now, and why not: a card at the desk, a bar within the thumb on the phone. */
export function CaseActions({ view, omit, wide, onAsk }: CaseActionsProps) {
  const shown = view.actions.filter((action) => !omit?.includes(action.name))
  const { lead, rest } = orderActions(shown)
  return wide ? <ActionCard view={view} lead={lead} rest={rest} onAsk={onAsk} /> : <ActionBar lead={lead} rest={rest} onAsk={onAsk} />
}

function ActionCard({ view, lead, rest, onAsk }: ActionChoice & { view: CaseView }) {
  const say = useTexts(casesTexts)
  return (
    <Card title={say('nowPossible')}>
      {!lead && rest.length === 0 ? (
        <p className="tx-quiet">{say(view.closed ? 'closedNothing' : 'nothingPossible')}</p>
      ) : (
        <div className="ca-actions">
          {lead && <ActionButton action={lead} lead={lead.tone === 'main'} onAsk={onAsk} />}
          {rest.map((action) => (
            <ActionButton key={action.name} action={action} onAsk={onAsk} />
          ))}
        </div>
      )}
    </Card>
  )
}
