import { Card } from '../kernel/ui/base/Card.tsx'
import { EmptyState } from '../kernel/ui/base/EmptyState.tsx'
import { Icon } from '../kernel/ui/base/Icon.tsx'
import { ListRow } from '../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../kernel/ui/base/PageFrame.tsx'
import { deskQuery, useMedia } from '../kernel/ui/base/use-media.ts'
import { useTexts } from '../kernel/ui/texts.ts'
import { homeTexts } from './home.texts.ts'
import { ServiceGrid } from './ServiceGrid.tsx'
import { useShell } from './session.tsx'
import { shellTexts } from './shell.texts.ts'
import { areaIcons } from './shell/navigation.ts'
import './home.css'

/** What a person can get here; on a phone also the work that an officer does, for it has no side menu. */
export function ServicesPage() {
  const say = useTexts(homeTexts)
  const sayShell = useTexts(shellTexts)
  const wide = useMedia(deskQuery)
  const { services, menu } = useShell()
  return (
    <PageFrame title={sayShell('services')}>
      {services.length > 0 ? (
        <ServiceGrid services={services} />
      ) : (
        <Card>
          <EmptyState icon="services" title={say('noServices')}>
            {say('noServicesBody')}
          </EmptyState>
        </Card>
      )}
      {!wide && menu.length > 0 && (
        <Card flush title={say('work')}>
          {menu.map((group) => (
            <section key={group.area} className="sh-group" aria-label={sayShell(group.area)}>
              <h3 className="sh-area-title">
                <Icon name={areaIcons[group.area]} size="1.2em" />
                {sayShell(group.area)}
              </h3>
              <ul>
                {group.entries.map((entry) => (
                  <li key={entry.path}>
                    <ListRow to={entry.path} title={entry.label} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Card>
      )}
    </PageFrame>
  )
}
