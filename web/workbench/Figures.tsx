import { useQuery } from '@tanstack/react-query'
import { StatRow, StatTile } from '../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { query } from '../api.ts'
import { homeTexts } from '../home.texts.ts'
import { useShell } from '../session.tsx'

/** Figures of one's own work; whoever may count nothing of others sees none. */
export function Figures() {
  const say = useTexts(homeTexts)
  const { permissions } = useShell()
  const { data } = useQuery(query.shell.workbench.queryOptions())
  // Room is kept only for those who are about to see something in it.
  if (!data) return permissions.length > 0 ? <div className="sh-figures-coming" role="status" aria-label={say('figures')} /> : null
  if (data.figures.length === 0) return null
  return (
    <section aria-label={say('figures')}>
      <StatRow>
        {data.figures.map(({ key, label, value, hint, path }) => (
          <StatTile key={key} label={label} value={value} note={hint} to={path} />
        ))}
      </StatRow>
    </section>
  )
}
