import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './state.css'

interface EmptyStateProps {
  icon?: IconName
  /** What this is for, or what holds now. */
  title: string
  children?: ReactNode
  /** The first step. */
  action?: ReactNode
}

export function EmptyState({ icon = 'list', title, children, action }: EmptyStateProps) {
  return (
    <div className="tx-state">
      <span className="tx-state-sign">
        <Icon name={icon} size="2rem" />
      </span>
      <h2>{title}</h2>
      {children && <div className="tx-state-words">{children}</div>}
      {action && <div className="tx-state-actions">{action}</div>}
    </div>
  )
}
