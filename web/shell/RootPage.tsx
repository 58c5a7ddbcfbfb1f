import { Outlet } from '@tanstack/react-router'
import { Icon } from '../../kernel/ui/base/Icon.tsx'
import { useOnline } from '../../kernel/ui/base/online.ts'
import { Toasts } from '../../kernel/ui/base/Toasts.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { shellTexts } from '../shell.texts.ts'
import './shell.css'

/** Around every page: the word that the network is gone, and what was just done. */
export function RootPage() {
  const say = useTexts(shellTexts)
  const online = useOnline()
  return (
    <>
      {!online && (
        <div className="sh-offline" role="status">
          <Icon name="offline" size="1.2em" />
          {say('offline')}
        </div>
      )}
      <Outlet />
      <Toasts />
    </>
  )
}
