import { useId, type ReactNode } from 'react'
import './card.css'

interface CardProps {
  title?: string
  /** At the right of the title: a link to all, a count. */
  aside?: ReactNode
  /** Rows reach the edges. */
  flush?: boolean
  children: ReactNode
}

export function Card({ title, aside, flush = false, children }: CardProps) {
  const id = useId()
  return (
    <section className={flush ? 'tx-card tx-card-flush' : 'tx-card'} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className="tx-card-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}
