import { useMemo } from 'react'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { pageTexts } from './page.texts.ts'
import { changesBetween } from './text-changes.ts'

/** A text with what was added and removed marked; whoever listens hears it too. */
export function ChangedText({ before, after }: { before: string; after: string }) {
  const say = useTexts(pageTexts)
  const pieces = useMemo(() => changesBetween(before, after), [before, after])
  return (
    <p className="pr-text pr-changed">
      {pieces.map(({ text, kind }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={index}>
            <span className="tx-hidden">{say(kind)} </span>
            {text}
          </Mark>
        )
      })}
    </p>
  )
}
