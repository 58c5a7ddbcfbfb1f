import { useId } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { CaseAction } from './case.types.ts'
import './cases.css'

export interface ActionChoice {
  lead: CaseAction | null
  rest: readonly CaseAction[]
  onAsk: (action: CaseAction) => void
}

interface ActionButtonProps {
  action: CaseAction
  lead?: boolean
  onAsk: (action: CaseAction) => void
}

/** A button; a grey one says why right below, for everybody to read. */
export function ActionButton({ action, lead = false, onAsk }: ActionButtonProps) {
  const words = useBilingual()
  const id = useId()
  const { refusal } = action
  return (
    <div className="ca-action">
      <Button
        look={lead ? 'primary' : action.tone === 'danger' ? 'danger' : 'plain'}
        block
        disabled={refusal !== null}
        aria-describedby={refusal ? id : undefined}
        onClick={() => onAsk(action)}
      >
        {words(action.title)}
      </Button>
      {refusal && (
        <p className="ca-why" id={id}>
          <Icon name="lock" size="1.1em" />
          <span>{words(refusal.text)}</span>
        </p>
      )}
    </div>
  )
}
