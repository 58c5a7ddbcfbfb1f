import { useTranslation } from 'react-i18next'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
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
  const idNo = application.mayReveal ? <SealedNumber id={application.id} mask={content.idNo} /> : <span className="fa-number">{content.idNo}</span>
  const facts = [
    { label: say('number'), value: application.number },
    { label: say('childName'), value: content.name },
    { label: say('sex'), value: content.sex && say(`sex_${content.sex}`) },
    { label: say('birthDate'), value: content.birthDate && formatDay(content.birthDate, i18n.language) },
    { label: say('idType'), value: say(`idType_${content.idType}`) },
    { label: say('idNo'), value: content.idNo && idNo },
    { label: say('grade'), value: content.grade && say(`grade_${content.grade}`) },
    ...content.wishes.map((wish, at) => ({ label: say('wish', { no: at + 1 }), value: schools.get(wish) ?? '—' })),
    { label: say('household'), value: content.household },
    { label: say('residence'), value: content.residence },
    { label: say('applicantPost'), value: content.ownPost },
    { label: say('otherName'), value: content.otherName },
    { label: say('otherPost'), value: content.otherPost },
    { label: say('otherStaffNo'), value: content.otherStaffNo },
    { label: say('note'), value: content.note },
  ]
  return <FactLines facts={facts} />
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
