import { useTranslation } from 'react-i18next'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { formatDay, formatInstant } from '../../../kernel/ui/base/days.ts'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { labelled } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { suggestionsTexts } from './suggestions.texts.ts'
import type { Suggestion } from './suggestions.types.ts'

/** What a suggestion says, and what was answered and done. */
export function SuggestionCards({ suggestion }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const by = suggestion.author ?? say('byNobody')
  return (
    <>
      <Card>
        <p className="sg-text">{suggestion.body}</p>
        <p className="sg-facts">
          <span>{labelled(say('by'), by)}</span>
          <span>{labelled(say('field_topic'), words(suggestion.topicTitle))}</span>
          {suggestion.department && <span>{labelled(say('department'), suggestion.department.name)}</span>}
          <span>{say('supports', { count: suggestion.supports })}</span>
        </p>
        {suggestion.award && (
          <p className="sg-facts">
            <Chip tone="ok" icon="award">
              {suggestion.award}
            </Chip>
          </p>
        )}
      </Card>
      <Feedback suggestion={suggestion} />
      <Links suggestion={suggestion} />
      <Steps suggestion={suggestion} />
    </>
  )
}

function Feedback({ suggestion: { feedback, doneReport } }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  if (!feedback) return null
  const isGood = feedback.outcome === 'adopted' || feedback.outcome === 'partly'
  return (
    <Card title={say('feedback')} aside={<Chip tone={isGood ? 'ok' : 'neutral'}>{words(feedback.outcomeTitle)}</Chip>}>
      <p className="sg-text">{feedback.text}</p>
      <p className="sg-facts">
        <span>{formatInstant(feedback.at, i18n.language)}</span>
        {feedback.promiseOn && <span>{say('promise', { day: formatDay(feedback.promiseOn, i18n.language) })}</span>}
      </p>
      {doneReport && (
        <>
          <h3>{say('doneReport')}</h3>
          <p className="sg-text">{doneReport}</p>
        </>
      )}
    </Card>
  )
}

function Links({ suggestion: { proposals, fromProposal, project } }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  if (proposals.length === 0 && !fromProposal && !project) return null
  return (
    <Card flush>
      <ul>
        {proposals.map((one) => (
          <li key={one.id}>
            <ListRow icon="vote" to={`/proposals/${one.id}`} title={one.title} hint={say('takenUp')} />
          </li>
        ))}
        {fromProposal && (
          <li>
            <ListRow icon="vote" to={`/proposals/${fromProposal.id}`} title={fromProposal.title} hint={say('fromProposal')} />
          </li>
        )}
        {project && (
          <li>
            <ListRow icon="ok" to={`/practical-projects/${project.id}`} title={project.name} hint={say('project')} />
          </li>
        )}
      </ul>
    </Card>
  )
}

function Steps({ suggestion: { steps, mayHandle } }: { suggestion: Suggestion }) {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  // Whoever handles it reads the timeline itself.
  if (mayHandle) return null
  return (
    <Card title={say('steps')}>
      <ol className="sg-steps">
        {steps.map((step) => (
          <li key={step.at + step.title.zh}>
            <strong>{words(step.title)}</strong>
            <span className="tx-quiet">{formatInstant(step.at, i18n.language)}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
