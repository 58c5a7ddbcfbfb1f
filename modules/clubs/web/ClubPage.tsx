import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PhaseChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { clubsTexts } from './clubs.texts.ts'
import type { Club } from './clubs.types.ts'
import { JoinCard } from './JoinCard.tsx'
import { MyRecord } from './MyRecord.tsx'
import { PlanChip } from './PlanChip.tsx'
import './clubs.css'

/** One club: where I stand with it first, then what it is and does. */
export function ClubPage() {
  const say = useTexts(clubsTexts)
  const { clubId = '' } = useParams({ strict: false })
  const read = useQuery(query.clubs.show.queryOptions({ input: { unitId: clubId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const club = read.data
  return (
    <PageFrame title={club.name} lead={say(`kind_${club.kind}`)} width="read" back action={club.mayManage && <ButtonLink to={`/club-desk/${club.id}`}>{say('toDesk')}</ButtonLink>}>
      <div className="tx-stack">
        <JoinCard club={club} />
        <About club={club} />
        <Activities club={club} />
        <Photos club={club} />
        <Plan club={club} />
        <MyRecord club={club} />
      </div>
    </PageFrame>
  )
}

function About({ club }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const facts = [
    { label: say('meets'), value: club.meets },
    { label: say('place'), value: club.place },
    { label: say('joining'), value: say(club.approval ? 'joinApproval' : 'joinOpen') },
    { label: say('fee'), value: club.fee === null ? say('feeNone') : say('feeYear', { amount: club.fee }) },
    { label: say('size'), value: say('members', { count: club.members }) },
    { label: say('officers'), value: listed(club.officers.map(({ title, name }) => `${title} ${name}`)) || say('noOfficers') },
    { label: say('contact'), value: club.contact },
  ]
  return (
    <Card title={say('about')}>
      <div className="tx-stack">
        {club.about && <p className="tx-prose">{club.about}</p>}
        <FactLines facts={facts} />
      </div>
    </Card>
  )
}

function Activities({ club: { activities } }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const times = useTimes()
  return (
    <Card title={say('activities')}>
      {activities.length === 0 && <p className="tx-note">{say('noActivities')}</p>}
      <ul className="cl-lines">
        {activities.map(({ id, title, startsAt, endsAt, place, enrolled, phase }) => (
          <li key={id}>
            <span className="cl-lines-words">
              <Link to={`/activities/${id}`}>{title}</Link>
              <span className="tx-note">{[startsAt && times.span(startsAt, endsAt), place, say('enrolled', { count: enrolled })].filter(Boolean).join(' · ')}</span>
            </span>
            <PhaseChip phase={phase} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Photos({ club: { id, name, pictures } }: { club: Club }) {
  const say = useTexts(clubsTexts)
  if (pictures.length === 0) return null
  return (
    <Card title={say('photos')}>
      <div className="tx-photos">
        {pictures.map((picture, index) => (
          <figure key={picture.id}>
            <img src={`${apiPrefix}/clubs/${id}/pictures/${picture.id}`} alt={picture.caption || say('photoAlt', { name, number: index + 1 })} loading="lazy" />
            {picture.caption && <figcaption className="tx-note">{picture.caption}</figcaption>}
          </figure>
        ))}
      </div>
    </Card>
  )
}

function Plan({ club: { plan } }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const [first] = plan
  if (!first) return null
  return (
    <Card title={say('plan', { year: first.year })}>
      <ul className="cl-lines">
        {plan.map(({ id, month, title, note, state }) => (
          <li key={id}>
            <Chip>{month === null ? say('allYear') : say('month', { month })}</Chip>
            <span className="cl-lines-words">
              {title}
              {note && <span className="tx-note">{note}</span>}
            </span>
            <PlanChip state={state} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
