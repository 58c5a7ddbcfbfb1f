import { useTranslation } from 'react-i18next'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { formatDay } from '../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { placementTexts } from './placement.texts.ts'
import type { Application, Content } from './placement.types.ts'
import { SealedNumber } from './SealedNumber.tsx'
import './family.css'

/** What was applied for, how many points it has and why, and what came of it. */
export function ApplicationCards({ application }: { application: Application }) {
  const say = useTexts(placementTexts)
  const { school, before, content, erased } = application
  return (
    <>
      {(school !== null || before !== null) && (
        <Card title={say('placeTitle')}>
          <div className="fa-list">
            {school && <strong>{school.name}</strong>}
            {school?.how && <span className="tx-note">{say(`how_${school.how}`, { why: school.why ?? '' })}</span>}
            {before !== null && <span>{before === 0 ? say('first') : say('before', { count: before })}</span>}
          </div>
        </Card>
      )}
      <Card title={say('facts')}>{content ? <Facts application={application} content={content} /> : <p className="tx-note">{say(erased ? 'factsErased' : 'factsHidden')}</p>}</Card>
      {application.points !== null && application.pointsLines.length > 0 && <Points application={application} />}
    </>
  )
}

function Facts({ application, content }: { application: Application; content: Content }) {
  const say = useTexts(placementTexts)
  const { i18n } = useTranslation()
  const schools = new Map(application.schools.map(({ id, name }) => [id, name]))
  const lines: [string, string][] = [
    [say('number'), application.number ?? ''],
    [say('childName'), content.name],
    [say('sex'), content.sex && say(`sex_${content.sex}`)],
    [say('birthDate'), content.birthDate && formatDay(content.birthDate, i18n.language)],
    [say('idType'), say(`idType_${content.idType}`)],
  ]
  const more: [string, string][] = [
    [say('grade'), content.grade && say(`grade_${content.grade}`)],
    ...content.wishes.map((wish, at): [string, string] => [say('wish', { no: at + 1 }), schools.get(wish) ?? '—']),
    [say('household'), content.household],
    [say('residence'), content.residence],
    [say('applicantPost'), content.ownPost],
    [say('otherName'), content.otherName],
    [say('otherPost'), content.otherPost],
    [say('otherStaffNo'), content.otherStaffNo],
    [say('note'), content.note],
  ]
  return (
    <dl className="fa-facts">
      <Lines lines={lines} />
      {content.idNo !== '' && (
        <>
          <dt>{say('idNo')}</dt>
          <dd>{application.mayReveal ? <SealedNumber id={application.id} mask={content.idNo} /> : <span className="fa-number">{content.idNo}</span>}</dd>
        </>
      )}
      <Lines lines={more} />
    </dl>
  )
}

function Lines({ lines }: { lines: readonly [string, string][] }) {
  return lines
    .filter(([, value]) => value !== '')
    .map(([label, value]) => (
      <div key={label} className="fa-pair">
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))
}

/** The sum, line by line. */
function Points({ application: { points, pointsLines } }: { application: Application }) {
  const say = useTexts(placementTexts)
  const words = useBilingual()
  return (
    <Card title={say('pointsTitle')} aside={<strong className="fa-number">{say('total', { points: points ?? 0 })}</strong>}>
      <ul className="fa-list">
        {pointsLines.map((line) => (
          <li key={line.criterionId}>
            <span className="fa-line">
              <strong>{line.title}</strong>
              <span className="fa-number">{line.points}</span>
            </span>
            <span className="tx-note">{words(line.said)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
