import { useId } from 'react'
import type { Option } from './Select.tsx'
import './choice.css'

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly (Option & { value: Value })[]
  onChange: (value: Value) => void
}

/** A few choices side by side, one of them taken. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <div className="tx-choice" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="tx-choice-one">
          <input type="radio" className="tx-hidden" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}

export function Switch({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <button type="button" role="switch" className="tx-switch" aria-label={label} aria-checked={checked} onClick={() => onChange(!checked)}>
      <span />
    </button>
  )
}
