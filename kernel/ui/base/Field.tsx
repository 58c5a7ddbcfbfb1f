import { useId, type ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { Icon } from './Icon.tsx'
import './field.css'

/** What the control takes over so that its label, help and error are read with it. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

interface FieldProps {
  /** Where the control must be found from elsewhere, such as a summary of errors. */
  id?: string
  label: string
  /** Stands under the label before anything is typed. */
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  children: (control: ControlProps) => ReactNode
}

/** A label, its help, one control and its error, tied together. */
export function Field({ id: given, label, help, error, optional = false, children }: FieldProps) {
  const say = useTexts(baseTexts)
  const own = useId()
  const id = given ?? own
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'tx-field tx-field-wrong' : 'tx-field'}>
      <label className="tx-field-label" htmlFor={id}>
        {label}
        {optional && <span className="tx-field-optional">{say('optional')}</span>}
      </label>
      {help && (
        <div className="tx-field-help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined, 'aria-required': optional ? undefined : true })}
      {error && (
        <div className="tx-field-error" id={`${id}-error`}>
          <Icon name="error" size="1.15em" />
          <span>{error}</span>
        </div>
      )}
    </div>
  )
}
