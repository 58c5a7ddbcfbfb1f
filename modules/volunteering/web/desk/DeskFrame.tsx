import type { ReactNode } from 'react'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { PageTabs } from '../../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { deskTexts } from './desk.texts.ts'
import '../volunteering.css'

const tabs = [
  { path: '', text: 'tab_tasks' },
  { path: '/teams', text: 'tab_teams' },
  { path: '/hours', text: 'tab_hours' },
  { path: '/honours', text: 'tab_honours' },
] as const

/** The officers' pages, one beside the other. */
export function DeskFrame({ action, children }: { action?: ReactNode; children: ReactNode }) {
  const say = useTexts(deskTexts)
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={action}>
      <div className="tx-stack">
        <PageTabs label={say('tabs')} tabs={tabs.map(({ path, text }) => ({ to: `/volunteering-desk${path}`, title: say(text) }))} />
        {children}
      </div>
    </PageFrame>
  )
}
