import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './card.css'

interface ListRowProps {
  title: string
  hint?: ReactNode
  icon?: IconName
  /** At the right, or below the words where they would be squeezed: a chip, a switch, a value. */
  aside?: ReactNode
  /** Where the whole row leads. */
  to?: string
  onPress?: () => void
}

/** One line of a list: it leads somewhere, does something, or only tells. Put it into an element of a list. */
export function ListRow({ title, hint, icon, aside, to, onPress }: ListRowProps) {
  const content = (
    <>
      {icon && (
        <span className="tx-row-icon">
          <Icon name={icon} />
        </span>
      )}
      <span className="tx-row-body">
        <span className="tx-row-words">
          <span className="tx-row-title">{title}</span>
          {hint && <span className="tx-row-hint">{hint}</span>}
        </span>
        {aside && <span className="tx-row-aside">{aside}</span>}
      </span>
      {(to ?? onPress) && <Icon name="forward" size="1.1em" />}
    </>
  )
  if (to)
    return (
      <Link to={to} className="tx-row tx-row-live">
        {content}
      </Link>
    )
  if (onPress)
    return (
      <button type="button" className="tx-row tx-row-live" onClick={onPress}>
        {content}
      </button>
    )
  return <div className="tx-row">{content}</div>
}
