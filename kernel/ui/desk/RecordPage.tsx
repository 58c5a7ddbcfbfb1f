import { Tabs } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageFrame } from '../base/PageFrame.tsx'
import './record-page.css'

interface RecordPageProps {
  title: string
  /** Under the title: number, unit, what identifies the record. */
  lead?: ReactNode
  /** A Chip. */
  state?: ReactNode
  /** The one main action, and quieter ones before it. */
  action?: ReactNode
  /** Usually 基本信息, 办理过程, 材料, 变更记录. */
  tabs: readonly { key: string; label: string; children: ReactNode }[]
}

/** One record: what it is and how it stands, what can be done now, and the rest in tabs that the address remembers. */
export function RecordPage({ title, lead, state, action, tabs }: RecordPageProps) {
  const { tab } = useSearch({ strict: false })
  const navigate = useNavigate()
  const first = tabs[0]?.key
  const active = tabs.some(({ key }) => key === tab) ? String(tab) : first
  return (
    <PageFrame
      title={title}
      back
      lead={
        (lead ?? state) && (
          <span className="re-lead">
            {state}
            {lead}
          </span>
        )
      }
      action={action}
    >
      <div className="re-body">
        <Tabs
          {...(active ? { activeKey: active } : {})}
          destroyOnHidden
          items={tabs.map(({ key, label, children }) => ({ key, label, children }))}
          onChange={(key) =>
            void navigate({
              to: '.',
              search: (before: Record<string, unknown>) => ({ ...before, tab: key === first ? undefined : key }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
    </PageFrame>
  )
}

/** Label and value, in as many columns as fit. Empty values show a dash. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="re-facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
