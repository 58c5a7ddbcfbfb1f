import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { deskQuery, useMedia } from '../../../../kernel/ui/base/use-media.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal, Session } from '../proposals.types.ts'
import { beginFaults, isSameText, steps, submitFaults, type Fault, type ProposalText, type Step } from './proposal-text.ts'
import { SimilarCard } from './SimilarCard.tsx'
import { useWriting, type Begun, type Writing } from './use-writing.ts'
import { WriteStep, type StepProps } from './WriteStep.tsx'
import { writeTexts } from './write.texts.ts'
import './write.css'

export interface WriteFormProps {
  begun: Begun | null
  initial: ProposalText
  /** Something typed earlier is back. */
  restored: boolean
  onAfresh: () => void
  session: Session
  proposal: Proposal | null
}

/** One question a screen on the phone, all of them on one page at the desk; similar ones beside. */
export function WriteForm(props: WriteFormProps) {
  const { begun, initial, session, proposal } = props
  const wide = useMedia(deskQuery)
  const writing = useWriting(begun, initial)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const { ensure, begin } = useBegin(writing, begun, setFaults)
  const step: StepProps = { writing, session, proposal, faults, onBegin: ensure }
  const submit = () => {
    const found = submitFaults(writing.text, session.settings)
    setFaults(found)
    if (found.length === 0) writing.submit.mutate()
    return found
  }
  return (
    <div className="wr-columns">
      <div className="wr-main">
        {props.restored && (
          <Banner tone="neutral" action={<Afresh onAfresh={() => (writing.forget(), props.onAfresh())} />}>
            <Restored />
          </Banner>
        )}
        <Troubles writing={writing} />
        {wide ? <AllAtOnce step={step} begun={begun} onSubmit={submit} /> : <StepByStep step={step} begun={begun} onBegin={begin} setFaults={setFaults} onSubmit={submit} />}
      </div>
      <SimilarCard text={writing.text} exclude={begun?.id} />
    </div>
  )
}

/** Brings the draft to the server before what needs it: asking people, going on to the long parts. */
function useBegin(writing: Writing, begun: Begun | null, setFaults: (faults: readonly Fault[]) => void) {
  const navigate = useNavigate()
  const begin = async (step: Step): Promise<boolean> => {
    const found = beginFaults(writing.text)
    setFaults(found)
    if (found.length > 0) return false
    if (begun && isSameText(writing.text, begun.text)) return true
    const { id } = await writing.save.mutateAsync()
    if (!begun) await navigate({ to: `/proposals/${id}/edit`, search: { step }, replace: true })
    return true
  }
  return { begin, ensure: () => begin('people') }
}

function Afresh({ onAfresh }: { onAfresh: () => void }) {
  const say = useTexts(writeTexts)
  return (
    <Button look="quiet" onClick={onAfresh}>
      {say('afresh')}
    </Button>
  )
}

function Restored() {
  return useTexts(writeTexts)('restored')
}

/** What the server refused, and that nothing was lost by it. */
function Troubles({ writing }: { writing: Writing }) {
  const say = useTexts(baseTexts)
  const error = writing.submit.error ?? writing.save.error
  if (!error) return null
  return (
    <Banner tone="bad" urgent>
      <p>{describeError(error, say).message}</p>
      <p>{say('kept')}</p>
    </Banner>
  )
}

interface FormProps {
  step: StepProps
  begun: Begun | null
  onSubmit: () => readonly Fault[]
}

function AllAtOnce({ step, begun, onSubmit }: FormProps) {
  const say = useTexts(writeTexts)
  const { writing } = step
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="wr-form" noValidate onSubmit={submit}>
      {steps.map((name) => (
        <WriteStep key={name} name={name} {...step} />
      ))}
      <div className="wr-foot">
        <KeptWord writing={writing} />
        <KeepDraft step={step} />
        <Button look="primary" type="submit" busy={writing.submit.isPending}>
          {say(begun?.state === 'correcting' ? 'resubmit' : 'submit')}
        </Button>
      </div>
    </form>
  )
}

interface StepByStepProps extends FormProps {
  onBegin: (next: Step) => Promise<boolean>
  setFaults: (faults: readonly Fault[]) => void
}

function StepByStep({ step, begun, onBegin, setFaults, onSubmit }: StepByStepProps) {
  const say = useTexts(writeTexts)
  const [name, goTo] = useStep(begun)
  const { writing } = step
  const at = steps.indexOf(name)
  const next = steps[at + 1]
  const goOn = async () => {
    // A title may be looked at before there is a topic; from then on the server keeps the text.
    const stops = at === 0 ? beginFaults(writing.text).filter((fault) => fault.step === 'title') : beginFaults(writing.text)
    setFaults(stops)
    const [first] = stops
    if (first) return goTo(first.step)
    if (!next) {
      const [fault] = onSubmit()
      if (fault) goTo(fault.step)
      return
    }
    if (at > 0 && !(await onBegin(next))) return
    goTo(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // What goes wrong stands in a banner above; the words stay.
    goOn().catch(() => undefined)
  }
  return (
    <form className="wr-form" noValidate onSubmit={submit}>
      <p className="tx-quiet" role="status">
        {say('stepOf', { at: at + 1, of: steps.length })}
      </p>
      <WriteStep key={name} name={name} {...step} />
      <div className="wr-foot">
        <Button look="primary" type="submit" block busy={writing.submit.isPending || writing.save.isPending}>
          {next ? say('next') : say(begun?.state === 'correcting' ? 'resubmit' : 'submit')}
        </Button>
        {at > 0 && (
          <Button block onClick={() => goTo(steps[at - 1] ?? 'title')}>
            {say('previous')}
          </Button>
        )}
        <KeptWord writing={writing} />
      </div>
    </form>
  )
}

/** The address keeps the step, so that the phone's own back button goes one question back. */
function useStep(begun: Begun | null): [Step, (step: Step) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const asked = steps.find((name) => name === search['step']) ?? 'title'
  // Further than the topic nobody can be before the draft is on the server.
  const step = !begun && steps.indexOf(asked) > 1 ? 'title' : asked
  return [step, (to) => void navigate({ to: '.', search: { ...search, step: to } })]
}

function KeepDraft({ step: { writing, onBegin } }: { step: StepProps }) {
  const say = useTexts(writeTexts)
  const keep = async () => {
    if (await onBegin()) toast(say('savedDraft'))
  }
  return (
    <Button busy={writing.save.isPending} onClick={() => void keep().catch(() => undefined)}>
      {say('saveClose')}
    </Button>
  )
}

function KeptWord({ writing: { keeping } }: { writing: Writing }) {
  const say = useTexts(writeTexts)
  const said = { idle: '', waiting: say('keeping'), kept: say('kept'), here: say('keptHere') }[keeping]
  return (
    <span className="tx-quiet" role="status">
      {said}
    </span>
  )
}
