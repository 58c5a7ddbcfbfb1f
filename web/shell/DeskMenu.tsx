import { Link, useLocation } from '@tanstack/react-router'
import { Icon, type IconName } from '../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useEscape } from '../../kernel/ui/use-escape.ts'
import { useShell, type Shell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'
import { areaIcons, currentEntry, foldArea } from './navigation.ts'

interface DeskMenuProps {
  /** On narrow windows the menu lies over the page. */
  open: boolean
  onLeave: () => void
}

/** One's own places, then the work systems in which this person has something to do. */
export function DeskMenu({ open, onLeave }: DeskMenuProps) {
  const say = useTexts(shellTexts)
  const { menu, waiting } = useShell()
  const { pathname } = useLocation()
  useEscape(open, onLeave)
  const own = [
    { path: '/', label: say('workbench'), icon: 'home' as const, count: 0 },
    { path: '/todo', label: say('todo'), icon: 'todo' as const, count: waiting.reduce((sum, item) => sum + item.count, 0) },
    { path: '/services', label: say('services'), icon: 'services' as const, count: 0 },
  ]
  const current = currentEntry([...own.map((entry) => entry.path), ...menu.flatMap((group) => group.entries.map((entry) => entry.path))], pathname)
  return (
    <>
      {open && <div className="sh-scrim" onClick={onLeave} aria-hidden="true" />}
      <nav id="menu" className={open ? 'sh-menu sh-menu-open tx-no-print' : 'sh-menu tx-no-print'} aria-label={say('mainMenu')}>
        <ul>
          {own.map((entry) => (
            <li key={entry.path}>
              <MenuEntry {...entry} current={current === entry.path} />
            </li>
          ))}
        </ul>
        {menu.map((group) => (
          <div key={group.area} className="sh-menu-group">
            <h2>
              <Icon name={areaIcons[group.area]} size="1.2em" />
              {say(group.area)}
            </h2>
            <AreaEntries entries={group.entries} current={current} />
          </div>
        ))}
      </nav>
    </>
  )
}

function AreaEntries({ entries, current }: { entries: Shell['menu'][number]['entries']; current: string | null }) {
  const say = useTexts(shellTexts)
  const { shown, folded } = foldArea(entries)
  const listed = (some: typeof shown) => (
    <ul>
      {some.map(({ path, label }) => (
        <li key={path}>
          <MenuEntry path={path} label={label} current={current === path} />
        </li>
      ))}
    </ul>
  )
  if (folded.length === 0) return listed(shown)
  return (
    <>
      {listed(shown)}
      <details className="sh-fold" open={folded.some(({ path }) => path === current) || undefined}>
        <summary className="sh-entry sh-entry-below">
          <span className="sh-entry-label">{say('forMyself', { count: folded.length })}</span>
          <Icon name="down" size="1em" />
        </summary>
        {listed(folded)}
      </details>
    </>
  )
}

function MenuEntry({ path, label, icon, count = 0, current }: { path: string; label: string; icon?: IconName; count?: number; current: boolean }) {
  return (
    <Link to={path} className={icon ? 'sh-entry' : 'sh-entry sh-entry-below'} activeOptions={{ exact: true }} aria-current={current ? 'page' : undefined}>
      {icon && <Icon name={icon} size="1.35em" />}
      <span className="sh-entry-label">{label}</span>
      {count > 0 && <span className="sh-entry-count">{count > 99 ? '99+' : count}</span>}
    </Link>
  )
}
