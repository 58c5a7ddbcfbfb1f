import { Link, useLocation } from '@tanstack/react-router'
import { Icon, type IconName } from '../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useShell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'

const tabs = [
  { to: '/', icon: 'home', label: 'home' },
  { to: '/services', icon: 'services', label: 'services' },
  { to: '/todo', icon: 'todo', label: 'todo' },
  { to: '/me', icon: 'me', label: 'me' },
] as const satisfies { to: string; icon: IconName; label: string }[]

/** Under every page of the phone: four places within the thumb. */
export function PhoneTabs() {
  const say = useTexts(shellTexts)
  const { waiting } = useShell()
  const { pathname } = useLocation()
  const count = waiting.reduce((sum, item) => sum + item.count, 0)
  return (
    <nav className="sh-tabs tx-no-print" aria-label={say('mainMenu')}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className="sh-tab" aria-current={pathname === tab.to ? 'page' : undefined}>
          <span className="sh-tab-sign">
            <Icon name={tab.icon} size="1.5rem" />
            {tab.to === '/todo' && count > 0 && (
              <span className="sh-badge">
                <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
                <span className="tx-hidden">{say('waitingCount', { count })}</span>
              </span>
            )}
          </span>
          {say(tab.label)}
        </Link>
      ))}
    </nav>
  )
}
