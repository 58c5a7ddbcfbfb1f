import { useQuery } from '@tanstack/react-query'
import { OffersByTime } from '../../../engines/capacity/web/OffersByTime.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { TaskCard } from './TaskCard.tsx'
import { volunteeringTexts } from './volunteering.texts.ts'
import './volunteering.css'

/** What one can help with, and what one has given so far. */
export function VolunteeringPage() {
  const say = useTexts(volunteeringTexts)
  const teams = (
    <ButtonLink icon="people" to="/volunteering/teams">
      {say('toTeams')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <div className="tx-stack">
        <MySum />
        <OffersByTime say={say} icon="heart" list={query.volunteerTasks.list} aside={teams}>
          {(item) => <TaskCard item={item} />}
        </OffersByTime>
      </div>
    </PageFrame>
  )
}

/** My hours of this year and all in all, with the way to each of them. */
function MySum() {
  const say = useTexts(volunteeringTexts)
  const year = Number(dayOf(useNow()).slice(0, 4))
  const read = useQuery(query.volunteerHours.mine.queryOptions({ input: { year } }))
  if (!read.data) return null
  const { ofYear, inAll } = read.data
  return (
    <Card>
      <div className="tx-bar">
        <dl className="vo-sums">
          <div>
            <dt>{say('thisYear', { year })}</dt>
            <dd>{say('hours', { hours: hoursText(ofYear) })}</dd>
          </div>
          <div>
            <dt>{say('inAll')}</dt>
            <dd>{say('hours', { hours: hoursText(inAll) })}</dd>
          </div>
        </dl>
        <ButtonLink icon="clock" to="/volunteering/hours">
          {say('myHours')}
        </ButtonLink>
      </div>
    </Card>
  )
}
