import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { clubsTexts } from './clubs.texts.ts'
import type { Club } from './clubs.types.ts'

/** When I was in the club, and what I owed and paid. */
export function MyRecord({ club: { episodes, fees } }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const times = useTimes()
  const day = (instant: string) => times.day(dayOf(new Date(instant)))
  if (episodes.length === 0 && fees.length === 0) return null
  return (
    <Card title={say('history')}>
      <ul className="cl-lines">
        {episodes.map(({ id, joinedAt, leftAt, ended, reason }) => (
          <li key={id}>
            <span className="cl-lines-words">
              {leftAt === null ? say('episode', { from: day(joinedAt) }) : say('episodeOver', { from: day(joinedAt), to: day(leftAt) })}
              {reason && <span className="tx-note">{reason}</span>}
            </span>
            {ended && <Chip>{say(`ended_${ended}`)}</Chip>}
          </li>
        ))}
        {fees.map(({ id, year, due, paid, paidOn }) => (
          <li key={id}>
            <span className="cl-lines-words">{say('feeLine', { year, due })}</span>
            {paid !== null && paidOn !== null ? (
              <Chip tone="ok" icon="ok">
                {say('feePaid', { paid, day: times.day(paidOn) })}
              </Chip>
            ) : (
              <Chip>{say('feeOpen')}</Chip>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
