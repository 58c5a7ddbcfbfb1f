import type { ReactNode } from 'react'
import './scroll-box.css'

/** A table that is wider than its page scrolls in its own box, by key as well. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by key
    <div className="tx-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
