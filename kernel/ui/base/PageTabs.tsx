import { Link } from '@tanstack/react-router'
import './page-tabs.css'

interface PageTabsProps {
  label: string
  tabs: readonly { to: string; title: string }[]
}

/** The faces of one thing, each a page with an address of its own. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className="tx-tabs" aria-label={label}>
      {tabs.map(({ to, title }) => (
        <Link key={to} to={to} replace activeOptions={{ exact: true, includeSearch: false }}>
          {title}
        </Link>
      ))}
    </nav>
  )
}
