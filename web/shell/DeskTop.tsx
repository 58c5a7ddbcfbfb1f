import { Link } from '@tanstack/react-router'
import { Bell } from '../../engines/notify/web/Bell.tsx'
import { IconButton } from '../../kernel/ui/base/Button.tsx'
import { Mark } from '../../kernel/ui/base/Mark.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useShell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { TopSearch } from './TopSearch.tsx'

/** Above every page of the desk: whose house this is, the search over everything, messages, oneself. */
export function DeskTop({ menuOpen, onMenu }: { menuOpen: boolean; onMenu: () => void }) {
  const say = useTexts(shellTexts)
  const { tenant } = useShell()
  return (
    <header className="sh-top tx-no-print">
      <span className="sh-menu-button">
        <IconButton icon={menuOpen ? 'close' : 'menu'} label={say('openMenu')} aria-expanded={menuOpen} aria-controls="menu" onClick={onMenu} />
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
  )
}
