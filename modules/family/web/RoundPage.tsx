import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../web/api.ts'
import { MyApplications } from './PlacementPage.tsx'
import { placementTexts } from './placement.texts.ts'
import type { OpenRound } from './placement.types.ts'
import './family.css'

/** A round as members read it: whether I may apply, which schools, how places are given. */
export function RoundPage() {
  const say = useTexts(placementTexts)
  const times = useTimes()
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.placement.readOpenRound.queryOptions({ input: { id: roundId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { round, phase, mayApply, mine } = read.data
  return (
    <PageFrame title={round.title} lead={say('window', { span: times.span(round.opensAt, round.closesAt) })} width="read" back>
      <div className="tx-stack">
        {round.noticeUntil !== null && (
          <Banner tone="neutral" action={<ButtonLink to={`/school-placement/${round.id}/notice`}>{say('toNotice')}</ButtonLink>}>
            {say(round.state === 'noticed' ? 'noticeLead' : 'noticeOver', { until: times.until(round.noticeUntil) })}
          </Banner>
        )}
        {mine.length > 0 && (
          <Card title={say('mine')} flush>
            <MyApplications applications={mine} />
          </Card>
        )}
        {phase !== 'over' && <WhoCan mayApply={mayApply} />}
        {phase === 'open' && mayApply.eligible && <Apply roundId={round.id} again={mine.length > 0} />}
        {phase !== 'open' && <Banner tone="neutral">{say(`phase_${phase}`)}</Banner>}
        <Rules round={round} />
      </div>
    </PageFrame>
  )
}

function Apply({ roundId, again }: { roundId: string; again: boolean }) {
  const say = useTexts(placementTexts)
  const navigate = useNavigate()
  const [idempotencyKey] = useState(randomKey)
  const start = useMutation({
    mutationFn: () => api.placement.start({ roundId }, { context: { idempotencyKey } }),
    onSuccess: ({ id }) => navigate({ to: `/school-placement/applications/${id}` }),
  })
  return (
    <>
      <Refusal error={start.error} />
      <Button look={again ? 'plain' : 'primary'} block busy={start.isPending} onClick={() => start.mutate()}>
        {say(again ? 'applyAgain' : 'apply')}
      </Button>
    </>
  )
}

/** Whether I may apply: what each group asks for, and what my own record says to it. */
function WhoCan({ mayApply: { eligible, groups } }: { mayApply: OpenRound['mayApply'] }) {
  const say = useTexts(placementTexts)
  const words = useBilingual()
  return (
    <Card title={say('whoCan')}>
      <div className="tx-stack">
        <p className="tx-actions">
          <Icon name={eligible ? 'ok' : 'info'} />
          <strong>{say(eligible ? 'mayApply' : 'mayNot')}</strong>
        </p>
        <ul className="fa-list">
          {groups.map((group) => (
            <li key={group.title}>
              <strong>{group.title}</strong>
              {group.rule && <span className="tx-note">{group.rule}</span>}
              {(!eligible || group.met) &&
                group.conditions.map(({ said, met, yours }) => (
                  <span key={said.zh} className="tx-note">
                    {words(said)} · <b>{say(met ? 'met' : 'notMet')}</b> · {say('yours', { value: words(yours) })}
                  </span>
                ))}
            </li>
          ))}
        </ul>
        {!eligible && (
          <p className="tx-note">
            {say('fixFile')} <Link to="/me/file">{say('toMyFile')}</Link>
          </p>
        )}
      </div>
    </Card>
  )
}

function Rules({ round }: { round: OpenRound['round'] }) {
  const say = useTexts(placementTexts)
  const times = useTimes()
  return (
    <>
      <Card title={say('schools')}>
        <ul className="fa-list">
          {round.schools.map((school) => (
            <li key={school.id}>
              <span className="fa-line">
                <strong>{school.name}</strong>
                <span className="fa-number">{say('places', { count: school.places })}</span>
              </span>
              <span className="tx-note">{[say(`grade_${school.grade}`), school.rules].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say('about')}>
        <div className="tx-stack">
          {round.body && <p className="tx-prose">{round.body}</p>}
          <ul className="fa-list">
            {round.grades.map(({ grade, from, below }) => (
              <li key={grade} className="tx-note">
                {say('ages', { grade: say(`grade_${grade}`), on: times.day(round.countedOn), from, below })}
              </li>
            ))}
          </ul>
        </div>
      </Card>
      {round.criteria.length > 0 && (
        <Card title={say('points')}>
          <div className="tx-stack">
            <ul className="fa-list">
              {round.criteria.map(({ id, title, kind, points, most }) => (
                <li key={id}>
                  <strong>{title}</strong>
                  <span className="tx-note">{say(kind === 'fact' ? 'pointsFact' : 'pointsService', { points, most })}</span>
                </li>
              ))}
            </ul>
            <p className="tx-note">{say('pointsHelp')}</p>
          </div>
        </Card>
      )}
      {round.papers.length > 0 && (
        <Card title={say('papers')}>
          <ul className="fa-list">
            {round.papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={say('contact')}>
        <p>{round.contact}</p>
      </Card>
    </>
  )
}
