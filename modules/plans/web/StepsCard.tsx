import { useState } from 'react'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { formatDay } from '../../../kernel/ui/base/days.ts'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import type { ItemDetail } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import { useItemChange } from './use-item-change.ts'

/** The steps of an item; ticking one moves its progress. */
export function StepsCard({ item }: { item: ItemDetail }) {
  const say = useTexts(plansTexts)
  const [editing, edit] = useState(false)
  const mayChange = item.mayWork && item.state === 'open'
  if (editing) return <StepsEditor item={item} onClose={() => edit(false)} />
  return (
    <Card
      title={say('steps')}
      aside={
        mayChange && (
          <Button look="quiet" icon="edit" onClick={() => edit(true)}>
            {say('editSteps')}
          </Button>
        )
      }
    >
      {item.milestoneList.length === 0 && <p className="tx-quiet">{say('noSteps')}</p>}
      <div className="pl-steps">
        {item.milestoneList.map((step) => (
          <StepLine key={step.id} item={item} step={step} mayChange={mayChange} />
        ))}
      </div>
    </Card>
  )
}

function StepLine({ item, step, mayChange }: { item: ItemDetail; step: ItemDetail['milestoneList'][number]; mayChange: boolean }) {
  const tick = useItemChange((done: boolean) => api.plans.tickMilestone({ id: item.id, milestoneId: step.id, done }))
  return (
    <label className="pl-step">
      <input type="checkbox" checked={step.doneOn !== null} disabled={!mayChange || tick.isPending} onChange={(event) => tick.mutate(event.target.checked)} />
      <span className={step.doneOn === null ? undefined : 'pl-step-done'}>{step.title}</span>
      {step.dueOn && <span className="pl-step-due">{formatDay(step.dueOn, currentLanguage())}</span>}
    </label>
  )
}

interface DraftStep {
  key: number
  id?: string
  title: string
  dueOn: string
}

function StepsEditor({ item, onClose }: { item: ItemDetail; onClose: () => void }) {
  const say = useTexts(plansTexts)
  const [steps, setSteps] = useState<DraftStep[]>(() => item.milestoneList.map((step, key) => ({ key, id: step.id, title: step.title, dueOn: step.dueOn ?? '' })))
  const save = useItemChange(
    () =>
      api.plans.setMilestones({
        id: item.id,
        version: item.version,
        milestones: steps.filter((step) => step.title.trim()).map(({ id, title, dueOn }) => ({ ...(id ? { id } : {}), title, dueOn: dueOn || null })),
      }),
    () => {
      toast(say('stepsSaved'))
      onClose()
    },
  )
  const change = (key: number, part: Partial<DraftStep>) => setSteps((now) => now.map((step) => (step.key === key ? { ...step, ...part } : step)))
  const add = () => setSteps((now) => [...now, { key: Math.max(-1, ...now.map((step) => step.key)) + 1, title: '', dueOn: '' }])
  return (
    <Card title={say('editSteps')}>
      <div className="pl-steps">
        {steps.map((step) => (
          <div key={step.key} className="pl-edit-row">
            <TextInput aria-label={say('stepTitle')} placeholder={say('stepTitle')} value={step.title} onChange={(title) => change(step.key, { title })} />
            <TextInput aria-label={say('stepDue')} type="date" value={step.dueOn} onChange={(dueOn) => change(step.key, { dueOn })} />
            <IconButton icon="close" label={say('remove')} onClick={() => setSteps((now) => now.filter((one) => one.key !== step.key))} />
          </div>
        ))}
        <div className="pl-actions">
          <Button icon="plus" onClick={add}>
            {say('addStep')}
          </Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate(undefined)}>
            {say('save')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
