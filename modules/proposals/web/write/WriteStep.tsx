import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal, Session } from '../proposals.types.ts'
import { topicKeys } from '../topic-keys.ts'
import { wordsTexts } from '../words.texts.ts'
import { CheckStep } from './CheckStep.tsx'
import { PeopleStep } from './PeopleStep.tsx'
import { boundsOf, charactersOf, type Fault, type Step } from './proposal-text.ts'
import { TextHints } from './TextHints.tsx'
import type { Writing } from './use-writing.ts'
import { writeTexts } from './write.texts.ts'

export interface StepProps {
  writing: Writing
  session: Session
  proposal: Proposal | null
  faults: readonly Fault[]
  /** Brings the draft to the server; false where something is still missing. */
  onBegin: () => Promise<boolean>
}

export function WriteStep({ name, ...props }: StepProps & { name: Step }) {
  switch (name) {
    case 'title':
      return <TitleStep {...props} />
    case 'topic':
      return <TopicStep {...props} />
    case 'reason':
    case 'suggestion':
      return <LongStep name={name} {...props} />
    case 'people':
      return <PeopleStep {...props} />
    case 'check':
      return <CheckStep {...props} />
  }
}

/** What is wrong with this question, in words. */
function useFault(faults: readonly Fault[], step: Step): string | undefined {
  const say = useTexts(writeTexts)
  const fault = faults.find((each) => each.step === step)
  return fault && say(fault.key, fault.values)
}

function TitleStep({ writing: { text, setText }, session, faults }: StepProps) {
  const say = useTexts(writeTexts)
  const error = useFault(faults, 'title')
  return (
    <Field label={say('title')} help={say('titleHelp')} error={error}>
      {(control) => (
        <>
          <textarea
            {...control}
            className="tx-input wr-title"
            rows={2}
            maxLength={80}
            value={text.title}
            onChange={(event) => setText({ ...text, title: event.target.value.replaceAll('\n', '') })}
          />
          <p className="tx-quiet wr-count">{say('characters', { count: [...text.title.trim()].length })}</p>
          <TextHints field="title" text={text} session={session} />
        </>
      )}
    </Field>
  )
}

function TopicStep({ writing: { text, setText }, session, proposal, faults }: StepProps) {
  const say = useTexts(writeTexts)
  const sayWord = useTexts(wordsTexts)
  const error = useFault(faults, 'topic')
  const kinds = (['individual', 'collective'] as const).map((value) => ({ value, label: sayWord(`kind_${value}`) }))
  return (
    <>
      <fieldset className="wr-topics" aria-invalid={error ? true : undefined}>
        <legend>{say('topic')}</legend>
        <p className="tx-field-help">{say('topicHelp')}</p>
        {error && (
          <Banner tone="bad" urgent>
            {error}
          </Banner>
        )}
        <div className="wr-topic-grid">
          {topicKeys.map((topic) => (
            <label key={topic} className="wr-topic">
              <input type="radio" name="topic" checked={text.topic === topic} onChange={() => setText({ ...text, topic })} />
              <span>{sayWord(`topic_${topic}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="tx-field">
        <span className="tx-field-label">{say('kind')}</span>
        {proposal ? (
          <p>{sayWord(`kind_${proposal.kind}`)}</p>
        ) : (
          <div>
            <Choice label={say('kind')} value={text.kind} options={kinds} onChange={(kind) => setText({ ...text, kind })} />
          </div>
        )}
        <p className="tx-field-help">
          {say(`kindHelp_${text.kind}`, { count: session.settings.secondsNeeded })} {proposal ? say('kindFixed') : ''}
        </p>
      </div>
    </>
  )
}

function LongStep({ name, writing: { text, setText }, session, faults }: StepProps & { name: 'reason' | 'suggestion' }) {
  const say = useTexts(writeTexts)
  const error = useFault(faults, name)
  const { least, most } = boundsOf(name, session.settings)
  return (
    <Field label={say(name)} help={say(`${name}Help`)} error={error}>
      {(control) => (
        <>
          <textarea
            {...control}
            className="tx-input wr-long"
            rows={8}
            maxLength={20_000}
            value={text[name]}
            onChange={(event) => setText({ ...text, [name]: event.target.value })}
          />
          <p className="tx-quiet wr-count">{say('charactersOf', { count: charactersOf(text[name]), least, most })}</p>
          <TextHints field={name} text={text} session={session} />
        </>
      )}
    </Field>
  )
}
