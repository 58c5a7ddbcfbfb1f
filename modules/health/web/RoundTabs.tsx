import { PageTabs } from '../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { healthTexts } from './health.texts.ts'

const tabs = [
  { path: '', text: 'tab_page', counts: true },
  { path: '/progress', text: 'tab_progress', counts: true },
  { path: '/people', text: 'tab_people', counts: false },
  { path: '/bookings', text: 'tab_bookings', counts: false },
  { path: '/check-in', text: 'tab_checkIn', counts: false },
  { path: '/edit', text: 'tab_edit', counts: false },
  { path: '/rules', text: 'tab_rules', counts: false },
] as const

/** The faces of one round. Whoever sees numbers only finds no others. */
export function RoundTabs({ id, mayManage = true }: { id: string; mayManage?: boolean }) {
  const say = useTexts(healthTexts)
  const shown = tabs.filter(({ counts }) => mayManage || counts)
  return <PageTabs label={say('tabs')} tabs={shown.map(({ path, text }) => ({ to: `/health/${id}${path}`, title: say(text) }))} />
}
