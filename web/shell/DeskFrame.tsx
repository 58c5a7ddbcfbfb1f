import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { Bell } from '../../engines/notify/web/Bell.tsx'
import { IconButton } from '../../kernel/ui/base/Button.tsx'
import { Mark } from '../../kernel/ui/base/Mark.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useShell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'
import { DemoLine } from './DemoLine.tsx'
import { DeskMenu } from './DeskMenu.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { TopSearch } from './TopSearch.tsx'
import './desk-frame.css'

/** The desk's face: menu by work systems, search over everything, the page. */
export function DeskFrame() {
  const say = useTexts(shellTexts)
  const { tenant } = useShell()
  const { pathname } = useLocation()
  // Opened on one page, the menu is closed on the next.
  const [openOn, setOpenOn] = useState<string | null>(null)
  const menuOpen = openOn === pathname
  return (
    <div className="sh-desk">
      <a className="tx-skip" href="#main">
        {say('skip')}
      </a>
      <DemoLine />
      <header className="sh-top tx-no-print">
        <span className="sh-menu-button">
          <IconButton
            icon={menuOpen ? 'close' : 'menu'}
            label={say('openMenu')}
            aria-expanded={menuOpen}
            aria-controls="menu"
            onClick={() => setOpenOn(menuOpen ? null : pathname)}
          />
        </span>
        <Link to="/" className="sh-brand">
          <Mark size={30} />
          <span className="sh-brand-words">
            <strong>{say('brand')}</strong>
            <span>{tenant.name}</span>
          </span>
        </Link>
        <TopSearch />
        <Bell />
        <PersonMenu />
      </header>
      <div className="sh-body">
        <DeskMenu open={menuOpen} onLeave={() => setOpenOn(null)} />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  )
}
