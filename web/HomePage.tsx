import { Link } from '@tanstack/react-router'
import { Card } from '../kernel/ui/base/Card.tsx'
import { dayOf } from '../kernel/ui/base/days.ts'
import { PageFrame } from '../kernel/ui/base/PageFrame.tsx'
import { deskQuery, useMedia } from '../kernel/ui/base/use-media.ts'
import { useNow } from '../kernel/ui/base/use-now.ts'
import { useTexts } from '../kernel/ui/texts.ts'
import { DeskHome } from './DeskHome.tsx'
import { closesSoon } from './due-groups.ts'
import { Hello } from './Hello.tsx'
import { homeTexts } from './home.texts.ts'
import { NothingWaits } from './NothingWaits.tsx'
import { ServiceGrid } from './ServiceGrid.tsx'
import { useShell } from './session.tsx'
import { shellTexts } from './shell.texts.ts'
import { WaitingList } from './WaitingList.tsx'
import './home.css'

const shownOnPhone = 5

/** What waits for me, first of all. */
export function HomePage() {
  return useMedia(deskQuery) ? <DeskHome /> : <PhoneHome />
}

function PhoneHome() {
  const say = useTexts(homeTexts)
  const sayShell = useTexts(shellTexts)
  const { waiting, services } = useShell()
  const today = dayOf(useNow())
  const soon = waiting.filter((item) => closesSoon(item.dueOn, today)).toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''))
  const rest = waiting.filter((item) => !closesSoon(item.dueOn, today))
  const all = waiting.length > shownOnPhone && <Link to="/todo">{say('all', { count: waiting.length })}</Link>
  return (
    <PageFrame title={sayShell('home')} head={<Hello />}>
      {waiting.length === 0 && (
        <Card>
          <NothingWaits />
        </Card>
      )}
      {soon.length > 0 && (
        <Card flush title={say('soon')} aside={all}>
          <WaitingList items={soon.slice(0, shownOnPhone)} />
        </Card>
      )}
      {rest.length > 0 && (
        <Card flush title={say('waiting')} aside={soon.length === 0 && all}>
          <WaitingList items={rest.slice(0, Math.max(shownOnPhone - soon.length, 2))} />
        </Card>
      )}
      {services.length > 0 && <ServiceGrid services={services.slice(0, 6)} />}
    </PageFrame>
  )
}
