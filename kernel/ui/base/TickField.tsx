import { useId, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import './field.css'

interface TickFieldProps {
  /** Where something else points to the box. */
  id?: string
  label: string
  checked: boolean
  /** Nothing can be sent without it: a consent. */
  required?: boolean
  /** Stands under the words that are agreed to. */
  help?: ReactNode
  error?: string | undefined
  onChange: (checked: boolean) => void
}

/** A box to tick, with the words that it stands for beside it; the words can be pressed as well. */
export function TickField({ id: given, label, checked, required, help, error, onChange }: TickFieldProps) {
  const own = useId()
  const id = given ?? own
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'tx-field tx-field-wrong' : 'tx-field'}>
      <label className="tx-tick">
        <input
          id={id}
          type="checkbox"
          checked={checked}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          aria-required={required}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {help && (
        <div className="tx-field-help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {error && (
        <div className="tx-field-error" id={`${id}-error`}>
          <Icon name="error" size="1.15em" />
          <span>{error}</span>
        </div>
      )}
    </div>
  )
}
