import { PageTabs } from '../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { tabTexts } from './tabs.texts.ts'

const tabs = [
  { path: '', text: 'thePage' },
  { path: '/bookings', text: 'bookings' },
  { path: '/shut', text: 'shut' },
  { path: '/edit', text: 'edit' },
] as const

/** The faces of one venue, for those who keep it. */
export function VenueTabs({ id }: { id: string }) {
  const say = useTexts(tabTexts)
  return <PageTabs label={say('tabs')} tabs={tabs.map(({ path, text }) => ({ to: `/venues/${id}${path}`, title: say(text) }))} />
}
