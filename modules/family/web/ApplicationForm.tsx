import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import type { CaseView } from '../../../engines/cases/web/case.types.ts'
import { CaseFiles } from '../../../engines/cases/web/CaseFiles.tsx'
import { useCaseChanged } from '../../../engines/cases/web/use-case.ts'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { TickField } from '../../../kernel/ui/base/TickField.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { ChildFields } from './ChildFields.tsx'
import { HomeFields } from './HomeFields.tsx'
import { placementTexts } from './placement.texts.ts'
import type { Application, Content } from './placement.types.ts'
import { useTyped } from './use-typed.ts'
import { WishFields } from './WishFields.tsx'

export interface PartProps {
  application: Application
  typed: Content
  set: (change: Partial<Content>) => void
  /** What is wrong with a field, as the server said it. */
  faultOf: (field: keyof Content) => string | undefined
}

const blank: Content = {
  name: '',
  sex: '',
  birthDate: '',
  idType: 'resident_id',
  idNo: '',
  grade: '',
  wishes: [],
  claims: [],
  household: '',
  residence: '',
  ownPost: '',
  otherName: '',
  otherPost: '',
  otherStaffNo: '',
  note: '',
  consent: false,
}

/** The application, filled in part by part; what the server finds wrong stands at its field. */
export function ApplicationForm({ application, view }: { application: Application; view: CaseView }) {
  const say = useTexts(placementTexts)
  const sayBase = useTexts(baseTexts)
  const { typed, set: change, keep, rest } = useTyped(application, blank)
  const top = useRef<HTMLDivElement>(null)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const submit = useSubmit(application, (found) => {
    setFaults(found)
    top.current?.scrollIntoView({ block: 'start' })
  })
  const set = (next: Partial<Content>) => {
    change(next)
    setFaults((before) => new Map([...before].filter(([path]) => !Object.hasOwn(next, path))))
  }
  const part = { application, typed, set, faultOf: (field: keyof Content) => faults.get(field) }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    rest()
    submit.mutate(typed)
  }
  return (
    <form className="tx-stack" noValidate aria-label={say('applicationTitle')} onSubmit={onSubmit}>
      <div ref={top}>
        {submit.isError && (
          <Banner tone="bad" urgent title={faults.size > 0 ? say('toMend', { count: faults.size }) : undefined}>
            {faults.size > 0 ? [...faults.values()].join(' ') : describeError(submit.error, sayBase).message}
          </Banner>
        )}
      </div>
      <ChildFields {...part} />
      <WishFields {...part} />
      <HomeFields {...part} />
      <Papers application={application} view={view} />
      <Card>
        <div className="tx-stack">
          <TickField required label={say('consent')} checked={typed.consent} error={faults.get('consent')} onChange={(consent) => set({ consent })} />
          <div className="fa-foot">
            <Kept keep={keep} />
            <Button look="primary" type="submit" busy={submit.isPending}>
              {say(application.state === 'filling' ? 'submit' : 'submitAgain')}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}

/** What is wanted; once the case is shown around the form, files are added below it. */
function Papers({ application: { round, state }, view }: { application: Application; view: CaseView }) {
  const say = useTexts(placementTexts)
  return (
    <Card title={say('files')}>
      <div className="tx-stack">
        {round.papers.length > 0 && <p className="tx-note">{say('filesHelp', { papers: listed(round.papers) })}</p>}
        {state === 'filling' ? <CaseFiles view={view} within="form" /> : <p className="tx-note">{say('filesBelow')}</p>}
      </div>
    </Card>
  )
}

/** Whether what was typed is kept. */
function Kept({ keep }: Pick<ReturnType<typeof useTyped>, 'keep'>) {
  const say = useTexts(placementTexts)
  const sayBase = useTexts(baseTexts)
  const times = useTimes()
  const words = keep.isPending
    ? say('saving')
    : keep.isError
      ? say('notSaved', { why: describeError(keep.error, sayBase).message })
      : keep.data
        ? say('saved', { at: times.at(keep.data.changedAt).slice(-5) })
        : ''
  return (
    <span className="tx-note" role="status">
      {words}
    </span>
  )
}

function useSubmit({ id, caseVersion }: Application, onFaults: (faults: ReadonlyMap<string, string>) => void) {
  const say = useTexts(placementTexts)
  const client = useQueryClient()
  const changed = useCaseChanged()
  return useMutation({
    mutationFn: (content: Content) => api.placement.submit({ id, version: caseVersion, content }),
    onSuccess: async () => {
      toast(say('submitted'))
      await Promise.all([client.invalidateQueries({ queryKey: query.placement.key() }), changed()])
    },
    onError: (error) => onFaults(new Map(isApiError(error) ? error.issues.map(({ path, message }) => [path, message]) : [])),
  })
}
