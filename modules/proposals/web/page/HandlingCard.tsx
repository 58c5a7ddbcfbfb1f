import { useTranslation } from 'react-i18next'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay } from '../../../../kernel/ui/base/days.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { pageTexts } from './page.texts.ts'

/** Who handles it, which supporting units have answered, and what was said to the proposer. */
export function HandlingCard({ proposal }: { proposal: Proposal }) {
  const say = useTexts(pageTexts)
  const { leadUnit, supportingUnits, leader, supervisor, opinions, meetings } = proposal
  if (!leadUnit && !supervisor) return null
  const facts = [
    { label: say('lead'), value: leadUnit?.name ?? say('notAssigned') },
    ...(supportingUnits.length > 0 ? [{ label: say('supporting'), value: listed(supportingUnits.map(({ name }) => name)) }] : []),
    ...(leader ? [{ label: say('leader'), value: leader.name }] : []),
    ...(supervisor ? [{ label: say('supervisor'), value: supervisor.name }] : []),
  ]
  return (
    <Card title={say('handling')}>
      <dl className="pr-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {opinions.length > 0 && <Opinions opinions={opinions} />}
      {meetings.length > 0 && <Meetings meetings={meetings} />}
      {meetings.length === 0 && proposal.state === 'handling' && <p className="tx-quiet">{say('meetingsNone')}</p>}
    </Card>
  )
}

function Opinions({ opinions }: Pick<Proposal, 'opinions'>) {
  const say = useTexts(pageTexts)
  const given = opinions.filter(({ text }) => text !== null).length
  return (
    <div className="pr-words">
      <h3>{say('opinions')}</h3>
      <p>{say('opinionsSentence', { given, missing: opinions.length - given })}</p>
      <ul className="pr-list">
        {opinions.map(({ unit, handlingRound, text, by }) => (
          <li key={`${unit.unitId} ${handlingRound}`}>
            <p className="pr-line">
              <strong>{unit.name}</strong>
              {text === null ? (
                <Chip tone="warn" icon="clock">
                  {say('opinionMissing')}
                </Chip>
              ) : (
                by && <span className="tx-quiet">{by}</span>
              )}
            </p>
            {text !== null && <p className="pr-text">{text}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Meetings({ meetings }: Pick<Proposal, 'meetings'>) {
  const say = useTexts(pageTexts)
  const sayWord = useTexts(wordsTexts)
  const { i18n } = useTranslation()
  return (
    <div className="pr-words">
      <h3>{say('meetings')}</h3>
      <ul className="pr-list">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <strong>{say('meetingLine', { day: formatDay(meeting.heldOn, i18n.language), how: sayWord(`how_${meeting.how}`) })}</strong>
            <p className="tx-quiet">{[say('attended', { who: meeting.attended }), meeting.place && say('place', { place: meeting.place })].filter(Boolean).join(' · ')}</p>
            <p className="pr-text">{meeting.record}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
