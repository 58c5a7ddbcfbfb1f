import { useId, useState, type ReactNode } from 'react'
import { Button } from '../base/Button.tsx'
import { Refusal } from '../base/Refusal.tsx'
import { Drawer } from './Drawer.tsx'

interface SaveDrawerProps {
  title: string
  /** The one button, in words. */
  action: string
  /** The call that it makes. */
  save: { isPending: boolean; error: Error | null }
  /** Labels of what must be filled in or mended first: said from the first press on, for as long as it is so. */
  missing: readonly string[]
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A `SaveForm` beside the list. */
export function SaveDrawer({ title, action, save, missing, onSubmit, onClose, children }: SaveDrawerProps) {
  const formId = useId()
  const [pressed, press] = useState(false)
  const footer = (
    <Button look="primary" type="submit" form={formId} busy={save.isPending}>
      {action}
    </Button>
  )
  return (
    <Drawer open title={title} onClose={onClose} footer={footer}>
      <form
        id={formId}
        className="tx-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          press(true)
          if (missing.length === 0 && !save.isPending) onSubmit()
        }}
      >
        {children}
        <Refusal error={save.error} missing={pressed ? missing : []} />
      </form>
    </Drawer>
  )
}
