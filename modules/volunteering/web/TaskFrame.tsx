import type { ReactNode } from 'react'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { PageTabs } from '../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import './volunteering.css'

const tabs = [
  { path: '', text: 'tab_page' },
  { path: '/people', text: 'tab_people' },
  { path: '/check-in', text: 'tab_checkIn' },
  { path: '/hours', text: 'tab_hours' },
  { path: '/edit', text: 'tab_edit' },
] as const

interface TaskFrameProps {
  id: string
  title: string
  lead: string
  /** Whoever leads the task goes from face to face. */
  mayLead: boolean
  width?: 'read' | 'full'
  action?: ReactNode
  children: ReactNode
}

/** The faces of one task. */
export function TaskFrame({ id, title, lead, mayLead, width = 'full', action, children }: TaskFrameProps) {
  const say = useTexts(volunteeringTexts)
  return (
    <PageFrame title={title} lead={lead} width={width} back action={action}>
      <div className="tx-stack">
        {mayLead && <PageTabs label={say('tabs')} tabs={tabs.map(({ path, text }) => ({ to: `/volunteering/tasks/${id}${path}`, title: say(text) }))} />}
        {children}
      </div>
    </PageFrame>
  )
}
