import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { uploadFile } from '../../../kernel/ui/desk/files/upload.ts'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, apiPrefix, query } from '../../../web/api.ts'
import { AgencyPanel } from './AgencyPanel.tsx'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Step } from './recuperation.types.ts'
import { StepDrawer } from './StepDrawer.tsx'
import { usePress } from './use-changed.ts'
import './recuperation.css'

/** How the programme came about, step by step, for whoever audits it: what is not there is said. */
export function StepsPage() {
  return <ProgrammeFrame>{({ id }) => <Content id={id} />}</ProgrammeFrame>
}

function Content({ id }: { id: string }) {
  const say = useTexts(recuperationTexts)
  const [adding, add] = useState(false)
  const read = useQuery(query.recuperation.steps.queryOptions({ input: { id } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items, missing, mayManage, panel } = read.data
  const button = mayManage && (
    <Button icon="plus" onClick={() => add(true)}>
      {say('addStep')}
    </Button>
  )
  return (
    <>
      {missing.length > 0 && (
        <Banner tone="warn" title={say('stepsMissing')}>
          {listed(missing.map((kind) => say(`step_${kind}`)))}
        </Banner>
      )}
      <Card title={say('steps')} aside={button} flush>
        {items.length === 0 && <p className="rc-pad tx-note">{say('stepsNone')}</p>}
        <ol>
          {items.map((step) => (
            <li key={step.id} className="rc-trip">
              <StepWords programmeId={id} step={step} mayManage={mayManage} />
            </li>
          ))}
        </ol>
      </Card>
      <AgencyPanel programmeId={id} panel={panel} mayManage={mayManage} />
      {adding && <StepDrawer programmeId={id} onClose={() => add(false)} />}
    </>
  )
}

function StepWords({ programmeId, step, mayManage }: { programmeId: string; step: Step; mayManage: boolean }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const [removing, ask] = useState(false)
  const press = usePress()
  const remove = useMutation({ ...press, mutationFn: () => api.recuperation.removeStep({ id: programmeId, stepId: step.id }), onSuccess: () => ask(false) })
  const days = step.untilDay === null ? times.day(step.fromDay) : say('fromUntil', { from: times.day(step.fromDay), until: times.day(step.untilDay) })
  const path = `${apiPrefix}/recuperation/${programmeId}/steps/${step.id}/file`
  return (
    <>
      <div className="rc-step-head">
        <p className="rc-trip-head">
          <Chip>{say(`step_${step.kind}`)}</Chip>
          <strong>{step.title}</strong>
        </p>
        {mayManage && <IconButton icon="close" label={say('removeStep', { title: step.title })} onClick={() => ask(true)} />}
      </div>
      <p className="tx-note">{[days, step.documentNo, step.people && say('stepPeople', { people: step.people })].filter(Boolean).join(' · ')}</p>
      {step.note && <p className="tx-prose">{step.note}</p>}
      <div className="tx-actions">
        {step.fileName ? (
          <a href={path} download>
            {step.fileName}
          </a>
        ) : (
          <span className="tx-note">{say('noPaper')}</span>
        )}
        {mayManage && <AddPaper path={path} again={step.fileName !== null} />}
      </div>
      <ConfirmDialog
        open={removing}
        danger
        title={say('removeStepTitle')}
        action={say('removeStepDo')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => ask(false)}
      >
        {say('removeStepBody')}
      </ConfirmDialog>
    </>
  )
}

function AddPaper({ path, again }: { path: string; again: boolean }) {
  const say = useTexts(recuperationTexts)
  const input = useRef<HTMLInputElement>(null)
  const press = usePress()
  const add = useMutation({
    ...press,
    mutationFn: (file: File) => uploadFile(path, file, { onProgress: () => undefined, signal: new AbortController().signal }),
    onSuccess: () => toast(say('paperAdded')),
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('addPaper')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) add.mutate(file)
          event.target.value = ''
        }}
      />
      <Button look="quiet" icon="upload" busy={add.isPending} onClick={() => input.current?.click()}>
        {say(again ? 'replacePaper' : 'addPaper')}
      </Button>
    </>
  )
}
