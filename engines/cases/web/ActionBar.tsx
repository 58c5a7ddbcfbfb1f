import { useEffect, useId, useRef, useState } from 'react'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { CaseAction } from './case.types.ts'
import { ActionButton, type ActionChoice } from './ActionButton.tsx'
import { casesTexts } from './cases.texts.ts'
import './cases.css'

/** The main action above the phone's tabs, the others in a sheet. */
export function ActionBar({ lead, rest, onAsk }: ActionChoice) {
  const say = useTexts(casesTexts)
  const [open, setOpen] = useState(false)
  if (!lead && rest.length === 0) return null
  return (
    <div className="ca-bar-room">
      <div className="ca-bar tx-no-print" role="group" aria-label={say('nowPossible')}>
        {lead && <ActionButton action={lead} lead onAsk={onAsk} />}
        {rest.length > 0 && (
          <Button icon="more" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {lead ? say('moreActions', { count: rest.length }) : say('otherActions')}
          </Button>
        )}
      </div>
      {open && (
        <ActionSheet
          actions={rest}
          onClose={() => setOpen(false)}
          onAsk={(action) => {
            setOpen(false)
            onAsk(action)
          }}
        />
      )}
    </div>
  )
}

function ActionSheet({ actions, onAsk, onClose }: { actions: readonly CaseAction[]; onAsk: (action: CaseAction) => void; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const sayBase = useTexts(baseTexts)
  const id = useId()
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => sheet.current?.showModal(), [])
  return (
    <dialog ref={sheet} className="ca-sheet" aria-labelledby={id} onClose={onClose}>
      <div className="ca-sheet-head">
        <h2 id={id}>{say('otherActions')}</h2>
        <IconButton icon="close" label={sayBase('close')} onClick={onClose} />
      </div>
      <div className="ca-actions">
        {actions.map((action) => (
          <ActionButton key={action.name} action={action} onAsk={onAsk} />
        ))}
      </div>
    </dialog>
  )
}
