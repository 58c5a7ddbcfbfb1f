import { useId, useRef } from 'react'
import { Icon } from '../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useSlashKey } from '../../kernel/ui/use-slash-key.ts'
import { shellTexts } from '../shell.texts.ts'
import { useTopSearch } from './use-top-search.ts'
import './top-search.css'

/** The words for kinds of hits; a kind without a word shows none. */
const kinds: Readonly<Record<string, 'kindPerson' | 'kindUnit' | 'kindPage' | undefined>> = { person: 'kindPerson', unit: 'kindUnit', page: 'kindPage' }

/** Search over everything, from anywhere: arrows choose, Enter opens. */
export function TopSearch() {
  const say = useTexts(shellTexts)
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const { typed, onType, setOpen, shown, hits, chosen, go, onKeyDown, status } = useTopSearch(input)
  useSlashKey(input)
  const kindOf = (kind: string) => {
    const word = kinds[kind]
    return word ? say(word) : null
  }
  return (
    <search className="sh-search" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <Icon name="search" size="1.2em" />
      <input
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={say('search')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder={say('search')}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">{/Mac|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'}</kbd>
      <div className="sh-search-list" hidden={!shown}>
        <div id={listId} role="listbox" aria-label={say('search')} hidden={hits.length === 0}>
          {hits.map((hit, index) => (
            <div
              key={`${hit.path} ${hit.title}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onPointerUp={() => go(hit.path)}
            >
              <span className="sh-search-title">{hit.title}</span>
              <span className="sh-search-hint">{hit.hint}</span>
              <span className="sh-search-kind">{kindOf(hit.kind)}</span>
            </div>
          ))}
        </div>
        <p role="status" className={hits.length > 0 ? 'tx-hidden' : 'sh-search-none'}>
          {status}
        </p>
      </div>
    </search>
  )
}
