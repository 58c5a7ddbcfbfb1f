import { useQuery } from '@tanstack/react-query'
import { PageTabs } from '../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'

const tabs = [
  { path: '', text: 'thePage' },
  { path: '/people', text: 'roster' },
  { path: '/meetings', text: 'meetings', ofCourse: true },
  { path: '/check-in', text: 'checkIn' },
  { path: '/edit', text: 'edit' },
  { path: '/offer', text: 'rules' },
] as const

/** The faces of one activity, for those who organise it; only a class has meetings to look at. */
export function ActivityTabs({ id }: { id: string }) {
  const say = useTexts(activitiesTexts)
  const read = useQuery(query.activities.show.queryOptions({ input: { id } }))
  const isCourse = read.data !== undefined && read.data.course !== null
  const shown = tabs.filter((tab) => isCourse || !('ofCourse' in tab))
  return <PageTabs label={say('tabs')} tabs={shown.map(({ path, text }) => ({ to: `/activities/${id}${path}`, title: say(text) }))} />
}
