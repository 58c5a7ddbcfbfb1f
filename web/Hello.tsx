import { useTranslation } from 'react-i18next'
import { Bell } from '../engines/notify/web/Bell.tsx'
import { dayOf, formatDay } from '../kernel/ui/base/days.ts'
import { deskQuery, useMedia } from '../kernel/ui/base/use-media.ts'
import { useNow } from '../kernel/ui/base/use-now.ts'
import { useTexts } from '../kernel/ui/texts.ts'
import { greetingAt } from './greeting.ts'
import { homeTexts } from './home.texts.ts'
import { useShell } from './session.tsx'
import './home.css'

/** A person is greeted by name, with the day and their branch. */
export function Hello() {
  const say = useTexts(homeTexts)
  const { i18n } = useTranslation()
  const { person, tenant } = useShell()
  const now = useNow()
  // On the desk the bell stands in the bar above.
  const wide = useMedia(deskQuery)
  return (
    <header className="sh-hello">
      <div>
        <h1>{say(greetingAt(now.getHours()), { name: person.name })}</h1>
        <p>
          {formatDay(dayOf(now), i18n.language)} · {person.unitName ?? tenant.name}
        </p>
      </div>
      {!wide && <Bell />}
    </header>
  )
}
