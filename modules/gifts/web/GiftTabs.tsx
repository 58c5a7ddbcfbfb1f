import { PageTabs } from '../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useMay } from '../../../web/session.tsx'
import { giftsTexts } from './gifts.texts.ts'

const tabs = [
  { path: '', text: 'thePage', for: 'all' },
  { path: '/people', text: 'people', for: 'gifts.manage' },
  { path: '/hand-out', text: 'handOut', for: 'gifts.manage' },
  { path: '/chain', text: 'chain', for: 'gifts.read' },
  { path: '/edit', text: 'edit', for: 'organiser' },
] as const

/** The faces of one round. A branch officer of a round held above works on the own people, and changes nothing. */
export function GiftTabs({ id, mayManage = true }: { id: string; mayManage?: boolean }) {
  const say = useTexts(giftsTexts)
  const manages = useMay('gifts.manage')
  const shown = tabs.filter((tab) => (tab.for === 'organiser' ? mayManage : tab.for === 'gifts.manage' ? manages : tab.for === 'gifts.read' ? mayManage || !manages : true))
  return <PageTabs label={say('tabs')} tabs={shown.map(({ path, text }) => ({ to: `/gifts/${id}${path}`, title: say(text) }))} />
}
