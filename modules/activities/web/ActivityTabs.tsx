import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'
import './activities.css'

const tabs = [
  { path: '', text: 'thePage' },
  { path: '/people', text: 'roster' },
  { path: '/check-in', text: 'checkIn' },
  { path: '/edit', text: 'edit' },
  { path: '/offer', text: 'rules' },
] as const

/** The faces of one activity, for those who organise it. */
export function ActivityTabs({ id }: { id: string }) {
  const say = useTexts(activitiesTexts)
  return (
    <nav className="ac-tabs" aria-label={say('tabs')}>
      {tabs.map(({ path, text }) => (
        <Link key={text} to={`/activities/${id}${path}`} replace activeOptions={{ exact: true }}>
          {say(text)}
        </Link>
      ))}
    </nav>
  )
}
