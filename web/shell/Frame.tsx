import { Outlet, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { deskQuery, useMedia } from '../../kernel/ui/base/use-media.ts'
import { SavedViewsContext } from '../../kernel/ui/saved-views.ts'
import { useTexts } from '../../kernel/ui/texts.ts'
import { savedViews } from '../saved-views.ts'
import { shellTexts } from '../shell.texts.ts'
import { DemoLine } from './DemoLine.tsx'
import { DeskMenu } from './DeskMenu.tsx'
import { DeskTop } from './DeskTop.tsx'
import { PhoneTabs } from './PhoneTabs.tsx'
import './frame.css'

/**
 * Two faces, one application: the window's width chooses. The desk has its menu by work systems and a search over everything,
 * the phone four places within the thumb. The page stands at the same place in both: who turns the phone loses nothing typed.
 */
export function Frame() {
  const say = useTexts(shellTexts)
  const wide = useMedia(deskQuery)
  const { pathname } = useLocation()
  // Opened on one page, the menu is closed on the next.
  const [openOn, setOpenOn] = useState<string | null>(null)
  const menuOpen = openOn === pathname
  return (
    <SavedViewsContext value={savedViews}>
      <div className={wide ? 'sh-desk' : 'sh-phone'}>
        <a className="tx-skip" href="#main">
          {say('skip')}
        </a>
        <DemoLine />
        {wide && <DeskTop menuOpen={menuOpen} onMenu={() => setOpenOn(menuOpen ? null : pathname)} />}
        <div className="sh-body">
          {wide && <DeskMenu open={menuOpen} onLeave={() => setOpenOn(null)} />}
          <main id="main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        {!wide && <PhoneTabs />}
      </div>
    </SavedViewsContext>
  )
}
