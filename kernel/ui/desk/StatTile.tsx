import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../base/Icon.tsx'
import './stat-tile.css'

interface StatTileProps {
  label: string
  value: number | string
  unit?: string
  /** What the figure means: “比上年增加 12 人”. */
  note?: ReactNode
  /** The list behind the figure. */
  to?: string
}

/** A figure with its meaning; pressed, it opens what it counts. */
export function StatTile({ label, value, unit, note, to }: StatTileProps) {
  const content = (
    <>
      <span className="st-label">
        {label}
        {to && <Icon name="forward" size="1em" />}
      </span>
      <span className="st-value">
        {typeof value === 'number' ? new Intl.NumberFormat('zh-CN').format(value) : value}
        {unit && <span className="st-unit">{unit}</span>}
      </span>
      {note && <span className="st-note">{note}</span>}
    </>
  )
  return to ? (
    <Link to={to} className="st-tile st-live">
      {content}
    </Link>
  ) : (
    <div className="st-tile">{content}</div>
  )
}

/** Tiles side by side, as many as fit. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className="st-row">{children}</div>
}
