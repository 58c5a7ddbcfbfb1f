import { Link } from '@tanstack/react-router'
import { Card } from '../kernel/ui/base/Card.tsx'
import { dayOf } from '../kernel/ui/base/days.ts'
import { isIconName } from '../kernel/ui/base/Icon.tsx'
import { ListRow } from '../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../kernel/ui/base/PageFrame.tsx'
import { useNow } from '../kernel/ui/base/use-now.ts'
import { useTexts } from '../kernel/ui/texts.ts'
import { closesSoon } from './due-groups.ts'
import { Hello } from './Hello.tsx'
import { homeTexts } from './home.texts.ts'
import { NothingWaits } from './NothingWaits.tsx'
import { useShell } from './session.tsx'
import { shellTexts } from './shell.texts.ts'
import { WaitingGroups } from './WaitingGroups.tsx'
import { Figures } from './workbench/Figures.tsx'
import { YearCard } from './workbench/YearCard.tsx'
import './home.css'

/** The workbench: figures that open, what waits by deadline, and beside it the year and one's own services. */
export function DeskHome() {
  const say = useTexts(homeTexts)
  const sayShell = useTexts(shellTexts)
  const { waiting, services } = useShell()
  const today = dayOf(useNow())
  const soon = waiting.filter((item) => closesSoon(item.dueOn, today)).length
  return (
    <PageFrame title={sayShell('home')} head={<Hello />}>
      <Figures />
      <div className="sh-workbench">
        <Card
          flush
          title={say('waiting')}
          aside={
            waiting.length > 0 && <span className="tx-quiet">{soon > 0 ? say('summary', { count: waiting.length, soon }) : say('summaryCalm', { count: waiting.length })}</span>
          }
        >
          {waiting.length === 0 ? <NothingWaits /> : <WaitingGroups items={waiting} />}
        </Card>
        <div className="sh-workbench-side">
          <YearCard />
          {services.length > 0 && (
            <Card flush title={say('services')} aside={<Link to="/services">{say('allServices')}</Link>}>
              <ul>
                {services.slice(0, 6).map((service) => (
                  <li key={service.path}>
                    <ListRow to={service.path} icon={isIconName(service.icon) ? service.icon : 'services'} title={service.label} hint={service.hint} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </PageFrame>
  )
}
