import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { CaseAction, CaseView } from '../case.types.ts'
import { formTexts } from './form.texts.ts'

interface MovedProps {
  /** The case as it was when the form opened. */
  seen: CaseView
  view: CaseView
  action: CaseAction
}

/** What others did while this form was open, and whether it can still be sent. */
export function Moved({ seen, view, action }: MovedProps) {
  const say = useTexts(formTexts)
  const words = useBilingual()
  const news = newsOf(seen, view)
  const now = view.actions.find(({ name }) => name === action.name)
  const over = now === undefined || now.refusal !== null
  if (news.length === 0 && !over) return null
  return (
    <Banner tone="warn" title={say('movedTitle')} urgent>
      <ul>
        {news.map((entry) => (
          <li key={entry.sequence}>{say('movedLine', { by: entry.by, action: words(entry.title) })}</li>
        ))}
      </ul>
      {over ? (
        <>
          <p>{say('movedOver', { action: words(action.title) })}</p>
          <p>{now?.refusal ? words(now.refusal.text) : say('noLonger')}</p>
        </>
      ) : (
        <p>{say('movedStill')}</p>
      )}
    </Banner>
  )
}

/** What has happened since. */
export function newsOf(seen: CaseView, view: CaseView): CaseView['timeline'] {
  const last = Math.max(0, ...seen.timeline.map(({ sequence }) => sequence))
  return view.timeline.filter(({ sequence }) => sequence > last)
}
