import { OffersByTime } from '../../../engines/capacity/web/OffersByTime.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { activitiesTexts } from './activities.texts.ts'
import { ActivityCard } from './ActivityCard.tsx'
import './activities.css'

/** What one can join: open, soon, past. */
export function ActivitiesPage() {
  const say = useTexts(activitiesTexts)
  const mayManage = useMay('activities.manage')
  const create = mayManage && (
    <ButtonLink look="primary" icon="plus" to="/activities/new">
      {say('create')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={create}>
      <OffersByTime say={say} icon="calendar" list={query.activities.list} aside={<Elsewhere />}>
        {(item) => <ActivityCard item={item} />}
      </OffersByTime>
    </PageFrame>
  )
}

function Elsewhere() {
  const say = useTexts(activitiesTexts)
  return (
    <>
      <ButtonLink icon="calendar" to="/activities/month">
        {say('month')}
      </ButtonLink>
      <ButtonLink icon="list" to="/me/enrolments">
        {say('mine')}
      </ButtonLink>
    </>
  )
}
