import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useShell } from '../../../web/session.tsx'
import { bellTexts } from './bell.texts.ts'
import { unreadQuery } from './unread.ts'
import './bell.css'

/** The way to my messages, with how many I have not read. An account that stands for nobody has none. */
export function Bell() {
  const say = useTexts(bellTexts)
  const { staffId } = useShell().person
  const count = useQuery({ ...unreadQuery, enabled: staffId !== null }).data?.count ?? 0
  if (staffId === null) return null
  const words = count > 0 ? say('unread', { count: shown(count) }) : say('messages')
  return (
    <Link to="/notifications" className="nt-bell" aria-label={words} title={words}>
      <Icon name="bell" size="1.5rem" />
      {count > 0 && (
        <span className="nt-bell-count" aria-hidden="true">
          {shown(count)}
        </span>
      )}
    </Link>
  )
}

function shown(count: number): string {
  return count > 99 ? '99+' : String(count)
}
