import { Link } from '@tanstack/react-router'
import { PhaseChip } from '../../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { ScrollBox } from '../../../../kernel/ui/base/ScrollBox.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { ClubActivity } from '../clubs.types.ts'
import { deskTexts } from './desk.texts.ts'

/** What a club holds, with who signed up and who came; each opens. */
export function ActivityTable({ items }: { items: readonly ClubActivity[] }) {
  const say = useTexts(deskTexts)
  const times = useTimes()
  return (
    <ScrollBox label={say('tab_activities')}>
      <table className="tx-table cl-table">
        <thead>
          <tr>
            <th scope="col">{say('col_title')}</th>
            <th scope="col">{say('col_when')}</th>
            <th scope="col">{say('col_where')}</th>
            <th scope="col">{say('col_phase')}</th>
            <th scope="col" className="tx-figure">
              {say('col_enrolled')}
            </th>
            <th scope="col" className="tx-figure">
              {say('col_came')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, title, startsAt, endsAt, place, phase, enrolled, came }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/activities/${id}`}>{title}</Link>
              </th>
              <td>{startsAt === null ? '—' : times.span(startsAt, endsAt)}</td>
              <td>{place ?? '—'}</td>
              <td>
                <PhaseChip phase={phase} />
              </td>
              <td className="tx-figure">{enrolled}</td>
              <td className="tx-figure">{came}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
