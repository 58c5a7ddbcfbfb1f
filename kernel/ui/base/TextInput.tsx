import { useState, type InputHTMLAttributes, type Ref } from 'react'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { IconButton } from './Button.tsx'
import { keepEnter } from './keep-enter.ts'
import './field.css'

type TextInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
  value: string
  onChange: (value: string) => void
  ref?: Ref<HTMLInputElement>
}

export function TextInput({ onChange, className, ...rest }: TextInputProps) {
  const ofDate = rest.type === 'date' ? { onKeyDown: keepEnter } : {}
  return <input type="text" {...ofDate} {...rest} className={className ?? 'tx-input'} onChange={(event) => onChange(event.target.value)} />
}

/** A password that its owner may look at while typing. */
export function PasswordInput(props: TextInputProps) {
  const say = useTexts(baseTexts)
  const [shown, show] = useState(false)
  return (
    <span className="tx-input-with">
      <TextInput {...props} type={shown ? 'text' : 'password'} />
      <IconButton icon="eye" label={shown ? say('hidePassword') : say('showPassword')} aria-pressed={shown} onClick={() => show(!shown)} />
    </span>
  )
}
