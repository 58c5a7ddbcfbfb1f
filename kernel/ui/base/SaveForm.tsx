import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Refusal } from './Refusal.tsx'

interface SaveFormProps {
  /** The one button, in words. */
  action: string
  look?: 'primary' | 'plain'
  /** The call that it makes. */
  save: { isPending: boolean; error: Error | null }
  /** Labels of what must be filled in first. */
  missing?: readonly string[]
  /** The same, where labels do not say it. */
  lacking?: string | false | null
  onSubmit: () => void
  children: ReactNode
}

/** One form, one column: its parts, what is wrong with it, and the button that sends it. What was typed stays, whatever the answer. */
export function SaveForm({ action, look = 'primary', save, missing, lacking, onSubmit, children }: SaveFormProps) {
  return (
    <form
      className="tx-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) onSubmit()
      }}
    >
      {children}
      <Refusal error={save.error} missing={missing} lacking={lacking} />
      <div className="tx-actions">
        <Button look={look} type="submit" busy={save.isPending}>
          {action}
        </Button>
      </div>
    </form>
  )
}
