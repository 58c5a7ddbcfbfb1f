import { PageTabs } from '../../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { deskTexts } from './desk.texts.ts'

const tabs = [
  { path: '', text: 'tab_overview' },
  { path: '/people', text: 'tab_people' },
  { path: '/coupons', text: 'tab_coupons' },
  { path: '/programmes', text: 'tab_programmes' },
  { path: '/shops', text: 'tab_shops' },
  { path: '/settlements', text: 'tab_settlements' },
] as const

export function DeskTabs() {
  const say = useTexts(deskTexts)
  return <PageTabs label={say('tabs')} tabs={tabs.map(({ path, text }) => ({ to: `/birthday-desk${path}`, title: say(text) }))} />
}
