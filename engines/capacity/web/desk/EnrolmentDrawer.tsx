import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { bracketed, labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import type { DeskEnrolment, DeskOffer } from '../offer.types.ts'
import { StatusChip } from '../StatusChip.tsx'
import { useTimes } from '../use-times.ts'
import { deskTexts } from './desk.texts.ts'

interface EnrolmentDrawerProps {
  offer: DeskOffer
  enrolment: DeskEnrolment
  onClose: () => void
}

/** One sign-up: who comes along, what was answered, what became of it. */
export function EnrolmentDrawer({ offer, enrolment, onClose }: EnrolmentDrawerProps) {
  return (
    <Drawer open title={`${enrolment.name} · ${enrolment.staffNo}`} onClose={onClose}>
      <Content offer={offer} enrolment={enrolment} />
    </Drawer>
  )
}

function Content({ offer, enrolment }: Pick<EnrolmentDrawerProps, 'offer' | 'enrolment'>) {
  const say = useTexts(deskTexts)
  const words = useBilingual()
  const times = useTimes()
  const read = useQuery(query.capacity.desk.show.queryOptions({ input: { offerId: offer.id, enrolmentId: enrolment.id } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { status, optionTitle, unitName, companions, answers, events } = read.data
  const answered = offer.rules.questions.filter(({ key }) => answers?.[key] !== undefined)
  return (
    <div className="tx-stack">
      <p className="cd-head">
        <StatusChip status={status} />
        <span>{[unitName, optionTitle].filter(Boolean).join(' · ')}</span>
      </p>
      {companions.length > 0 && (
        <section>
          <h3>{say('companions')}</h3>
          <ul>
            {companions.map(({ no, name, relation }) => (
              <li key={no}>{bracketed(name, relation)}</li>
            ))}
          </ul>
        </section>
      )}
      {answered.length > 0 && (
        <section>
          <h3>{say('answers')}</h3>
          <dl className="cp-facts">
            {answered.map(({ key, label }) => {
              const answer = answers?.[key]
              return (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>{typeof answer === 'boolean' ? say(answer ? 'yes' : 'no') : answer}</dd>
                </div>
              )
            })}
          </dl>
        </section>
      )}
      <section>
        <h3>{say('events')}</h3>
        <ol className="cp-facts">
          {events.map(({ at, said, by, reason }) => (
            <li key={`${at}${said.zh}`}>
              <span className="tx-note">{`${times.at(at)} · ${by}`}</span>
              <p>{reason ? labelled(words(said), reason) : words(said)}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
