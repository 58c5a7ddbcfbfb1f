import type { ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { Icon, type IconName } from './Icon.tsx'
import './chip.css'
import './tone.css'

export type Tone = 'neutral' | 'brand' | 'ok' | 'warn' | 'bad'

interface ChipProps {
  tone?: Tone
  icon?: IconName
  title?: string
  children: ReactNode
}

/** A state or a mark in one or two words; colour never speaks alone. */
export function Chip({ tone = 'neutral', icon, title, children }: ChipProps) {
  return (
    <span className={`tx-chip tx-tone-${tone}`} title={title}>
      {icon && <Icon name={icon} size="1.1em" />}
      {children}
    </span>
  )
}

interface ChipButtonProps {
  children: ReactNode
  pressed?: boolean
  onPress: () => void
  /** When given, the chip carries a cross of its own. */
  onRemove?: { label: string; run: () => void }
}

/** A chip that can be pressed, such as a filter in use. */
export function ChipButton({ children, pressed, onPress, onRemove }: ChipButtonProps) {
  const say = useTexts(baseTexts)
  return (
    <span className={pressed ? 'tx-chip-live tx-chip-on' : 'tx-chip-live'}>
      <button type="button" aria-pressed={pressed} onClick={onPress}>
        {children}
      </button>
      {onRemove && (
        <button type="button" className="tx-chip-remove" aria-label={onRemove.label || say('close')} onClick={onRemove.run}>
          <Icon name="close" size="1em" />
        </button>
      )}
    </span>
  )
}
