import { PageTabs } from '../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'

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
  return <PageTabs label={say('tabs')} tabs={tabs.map(({ path, text }) => ({ to: `/activities/${id}${path}`, title: say(text) }))} />
}
