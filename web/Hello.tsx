import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../kernel/ui/base/days.ts'
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
  return (
    <header className="sh-hello">
      <h1>{say(greetingAt(now.getHours()), { name: person.name })}</h1>
      <p>
        {formatDay(dayOf(now), i18n.language)} · {person.unitName ?? tenant.name}
      </p>
    </header>
  )
}
