import type { ComponentProps } from 'react'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'

/** Choices side by side under a label that can be seen. */
export function LabelledChoice<Value extends string>(props: ComponentProps<typeof Choice<Value>>) {
  return (
    <div className="og-choice">
      {/* The group carries the same name for those who listen. */}
      <span className="tx-field-label" aria-hidden="true">
        {props.label}
      </span>
      <Choice {...props} />
    </div>
  )
}
