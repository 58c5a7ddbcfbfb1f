import { useEffect, useRef } from 'react'
import { markedPieces, type DraftItem, type DraftUnread } from './review-draft.ts'

interface SourceTextProps {
  text: string
  items: readonly DraftItem[]
  unread: readonly DraftUnread[]
  /** The key of the item that is looked at. */
  here: number | null
}

/** The document as it was, with what was read from it underlined and what was not understood in amber. */
export function SourceText({ text, items, unread, here }: SourceTextProps) {
  const marked = useRef<HTMLElement>(null)
  useEffect(() => {
    if (here !== null) marked.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [here])
  const pieces = markedPieces(text, [...items.map(({ key, span }) => ({ span, mark: key })), ...unread.map(({ span }) => ({ span, mark: 'unread' as const }))])
  return (
    // A long text that scrolls must be reachable by the keyboard: WCAG 2.1.1.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="pl-source" tabIndex={0} role="region" aria-label={text.slice(0, 20)}>
      {pieces.map((piece, index) =>
        piece.mark === null ? (
          <span key={index}>{piece.text}</span>
        ) : (
          <mark key={index} ref={piece.mark === here ? marked : undefined} data-here={piece.mark === here || undefined} data-read={piece.mark !== 'unread' || undefined}>
            {piece.text}
          </mark>
        ),
      )}
    </div>
  )
}
