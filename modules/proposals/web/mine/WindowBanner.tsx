import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Standing } from '../proposals.types.ts'
import { sayUntil } from '../../../../kernel/ui/until.ts'
import { mineTexts } from './mine.texts.ts'

/** Whether one may propose now: why not, until when, and what helps instead. */
export function WindowBanner({ standing }: { standing: Standing }) {
  const say = useTexts(mineTexts)
  const { i18n } = useTranslation()
  const { session, delegate, head, delegation } = standing
  if (!session)
    return (
      <Banner tone="neutral" title={say('noSession')}>
        {say('noSessionBody')}
      </Banner>
    )
  if (!delegate)
    return (
      <Banner tone="neutral" title={say('notDelegate')}>
        <p>{say('notDelegateBody')}</p>
        <div className="pr-actions">
          <ButtonLink icon="chat" to="/suggestions/new">
            {say('toSuggestion')}
          </ButtonLink>
        </div>
      </Banner>
    )
  const at = (instant: string) => sayUntil(instant, i18n.language)
  const values = { session: session.title, from: formatInstant(session.collectFrom, i18n.language), until: at(session.collectUntil) }
  const mine = delegation && say(head ? 'headOf' : 'delegateOf', { delegation })
  if (session.window === 'open')
    return (
      <Banner tone="ok" title={say('windowOpen', values)}>
        {[session.title, mine].filter(Boolean).join(' · ')}
      </Banner>
    )
  const before = session.window === 'before'
  return (
    <Banner tone={before ? 'neutral' : 'warn'} title={say(before ? 'windowBefore' : 'windowOver')}>
      {say(before ? 'windowBeforeBody' : 'windowOverBody', values)}
    </Banner>
  )
}
