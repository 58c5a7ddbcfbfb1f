import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { IconButton } from '../../base/Button.tsx'
import { Icon } from '../../base/Icon.tsx'
import { useTexts } from '../../texts.ts'
import { useDebounced } from '../../use-debounced.ts'
import { useSlashKey } from '../../use-slash-key.ts'
import { deskTexts } from '../desk.texts.ts'
import './search-box.css'

interface SearchBoxProps {
  hint: string
  value: string
  onChange: (value: string) => void
}

/** Searches as one types, once the word is chosen: half-typed pinyin is no question. */
export function SearchBox({ hint, value, onChange }: SearchBoxProps) {
  const say = useTexts(deskTexts)
  const input = useRef<HTMLInputElement>(null)
  const [typed, type] = useState(value)
  const [composing, compose] = useState(false)
  const asked = useRef(value)
  const settled = useDebounced(typed.trim(), 250)
  useSlashKey(input)
  const ask = useEffectEvent((text: string) => {
    if (text === asked.current) return
    asked.current = text
    onChange(text)
  })
  useEffect(() => {
    if (!composing) ask(settled)
  }, [settled, composing])
  useEffect(() => {
    // The address changed from elsewhere: a saved view, the way back.
    if (value === asked.current) return
    asked.current = value
    type(value)
  }, [value])
  return (
    <div className="tb-search">
      <Icon name="search" size="1.2em" />
      <input
        ref={input}
        type="text"
        className="tx-input"
        aria-label={hint}
        placeholder={hint}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onCompositionStart={() => compose(true)}
        onCompositionEnd={() => compose(false)}
        onKeyDown={(event) => event.key === 'Escape' && (typed === '' ? event.currentTarget.blur() : type(''))}
      />
      {typed !== '' && <IconButton icon="close" label={say('clearFilter', { label: say('search') })} onClick={() => type('')} />}
    </div>
  )
}
