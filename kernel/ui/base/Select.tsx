import type { SelectHTMLAttributes } from 'react'
import { Icon } from './Icon.tsx'
import './field.css'

export interface Option {
  value: string
  label: string
}

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  value: string
  options: readonly Option[]
  /** Shown while nothing is chosen. */
  placeholder?: string
  onChange: (value: string) => void
}

/** The system's own list: on a phone nothing is quicker to the thumb. */
export function Select({ options, placeholder, onChange, ...rest }: SelectProps) {
  return (
    <span className="tx-select">
      <select {...rest} className="tx-input" onChange={(event) => onChange(event.target.value)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" size="1.1em" />
    </span>
  )
}
