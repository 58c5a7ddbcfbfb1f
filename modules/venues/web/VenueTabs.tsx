import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { tabTexts } from './tabs.texts.ts'
import './venues.css'

const tabs = [
  { path: '', text: 'thePage' },
  { path: '/bookings', text: 'bookings' },
  { path: '/shut', text: 'shut' },
  { path: '/edit', text: 'edit' },
] as const

/** The faces of one venue, for those who keep it. */
export function VenueTabs({ id }: { id: string }) {
  const say = useTexts(tabTexts)
  return (
    <nav className="ve-tabs" aria-label={say('tabs')}>
      {tabs.map(({ path, text }) => (
        <Link key={text} to={`/venues/${id}${path}`} replace activeOptions={{ exact: true, includeSearch: false }}>
          {say(text)}
        </Link>
      ))}
    </nav>
  )
}
