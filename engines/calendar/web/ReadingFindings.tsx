import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { calendarTexts } from './calendar.texts.ts'
import type { Reading } from './calendar.types.ts'

/** What keeps the reading from being saved or trusted: passages not understood, festivals not found. */
export function ReadingFindings({ reading: { days, notUnderstood, passedOver, missing } }: { reading: Reading }) {
  const say = useTexts(calendarTexts)
  return (
    <>
      {days.length === 0 && (
        <Banner tone="bad" urgent>
          {say('nothing')}
        </Banner>
      )}
      {notUnderstood.length > 0 && (
        <Banner tone="warn" title={say('notUnderstood', { count: notUnderstood.length })} urgent>
          <ul className="wd-passages">
            {notUnderstood.map((passage, index) => (
              <li key={index}>{passage}</li>
            ))}
          </ul>
          <p>{say('notUnderstoodHelp')}</p>
        </Banner>
      )}
      {days.length > 0 && missing.length > 0 && (
        <Banner tone="bad" title={say('missing', { names: listed(missing) })} urgent>
          {say('missingHelp')}
        </Banner>
      )}
      {passedOver.length > 0 && (
        <details className="tx-more">
          <summary>{say('passedOver', { count: passedOver.length })}</summary>
          <ul className="wd-passages">
            {passedOver.map((passage, index) => (
              <li key={index}>{passage}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
