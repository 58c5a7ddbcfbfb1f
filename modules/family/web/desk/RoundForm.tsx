import { useEffect, useEffectEvent, useId, useRef, type FormEvent } from 'react'
import { z } from 'zod'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import type { ControlProps } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { FormFields } from '../../../../kernel/ui/desk/form/FormFields.tsx'
import { FormNotices } from '../../../../kernel/ui/desk/form/FormNotices.tsx'
import { useZodForm } from '../../../../kernel/ui/desk/form/use-zod-form.ts'
import { instantOf, localOf } from '../../../../kernel/ui/local-time.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { roundForm } from '../../placement.contract.ts'
import { gradeKeys, group, noticeNames } from '../../placement.shapes.ts'
import { placementTexts } from '../placement.texts.ts'
import { ConditionList } from './ConditionList.tsx'
import { placementDeskTexts } from './placement-desk.texts.ts'

const schema = roundForm.extend({ groups: z.array(group.extend({ conditions: group.shape.conditions.default([]) })).min(1) })
export type RoundValues = z.output<typeof schema>

interface RoundFormProps {
  initial: Partial<RoundValues>
  draftKey: string
  /** Something unsent stands in the fields. */
  onTyped?: () => void
  /** What stood unsent in the fields was thrown away. */
  onAfresh?: () => void
  onSubmit: (round: RoundValues, call: { idempotencyKey: string }) => Promise<void>
}

/** Everything that a round says, in one form. */
export function RoundForm({ initial, draftKey, onTyped, onAfresh, onSubmit }: RoundFormProps) {
  const say = useTexts(placementDeskTexts)
  const formId = useId()
  const top = useRef<HTMLDivElement>(null)
  const form = useZodForm({ schema, fields: useFields(), initial, draftKey, onSubmit })
  const { restored } = form
  const tellRestored = useEffectEvent(() => onTyped?.())
  useEffect(() => {
    if (restored) tellRestored()
  }, [restored])
  const set = (name: string, value: unknown) => {
    form.set(name, value)
    onTyped?.()
  }
  const startAfresh = () => {
    form.startAfresh()
    onAfresh?.()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    form.submit()
    top.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <Card>
      <form id={formId} className="fo-form" noValidate onSubmit={submit}>
        <div ref={top}>
          <FormNotices form={{ ...form, startAfresh }} formId={formId} />
        </div>
        <FormFields formId={formId} shapes={form.shapes} fields={form.fields} draft={form.draft} errors={form.errors} onChange={set} />
        <div className="tx-actions">
          <Button look="primary" type="submit" busy={form.busy}>
            {say('save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

type Given = ControlProps & { value: unknown; onChange: (value: unknown) => void }

/** An instant, typed as the time in China. */
function Instant({ value, onChange, ...control }: Given) {
  return (
    <TextInput {...control} type="datetime-local" value={typeof value === 'string' && value !== '' ? localOf(value) : ''} onChange={(local) => onChange(instantOf(local) ?? '')} />
  )
}

function useFields() {
  const say = useTexts(placementDeskTexts)
  const sayGrade = useTexts(placementTexts)
  const grades = gradeKeys.map((value) => ({ value, label: sayGrade(`grade_${value}`) }))
  return {
    title: { label: say('f_title'), section: say('part_what') },
    year: { label: say('f_year') },
    opensAt: { label: say('f_opensAt'), render: (given: Given) => <Instant {...given} /> },
    closesAt: { label: say('f_closesAt'), render: (given: Given) => <Instant {...given} /> },
    countedOn: { label: say('f_countedOn') },
    body: { label: say('f_body') },
    papers: { label: say('f_papers'), help: say('f_papersHelp') },
    contact: { label: say('f_contact') },
    groups: {
      label: say('f_groups'),
      section: say('part_who'),
      rows: {
        title: { label: say('f_groupTitle') },
        rule: { label: say('f_groupRule') },
        conditions: { label: say('f_conditions'), render: ({ value, onChange }: Given) => <ConditionList value={value} onChange={onChange} /> },
      },
    },
    grades: {
      label: say('f_grades'),
      section: say('part_schools'),
      rows: { grade: { label: say('f_grade'), options: grades }, from: { label: say('f_from') }, below: { label: say('f_below') } },
    },
    schools: {
      label: say('f_schools'),
      rows: {
        id: { hidden: true as const },
        name: { label: say('f_schoolName') },
        grade: { label: say('f_grade'), options: grades },
        places: { label: say('f_places') },
        rules: { label: say('f_rules'), widget: 'text' as const },
      },
    },
    criteria: {
      label: say('f_criteria'),
      section: say('part_points'),
      rows: {
        id: { hidden: true as const },
        title: { label: say('f_criterion') },
        kind: { label: say('f_kind'), options: (['fact', 'service'] as const).map((value) => ({ value, label: say(`kind_${value}`) })) },
        points: { label: say('f_points') },
        most: { label: say('f_most'), help: say('f_mostHelp') },
      },
    },
    checkDays: { label: say('f_checkDays'), section: say('part_steps'), unit: say('workingDays') },
    acceptDays: { label: say('f_acceptDays'), unit: say('workingDays') },
    noticeDays: { label: say('f_noticeDays'), unit: say('workingDays') },
    noticeNames: { label: say('f_noticeNames'), options: noticeNames.map((value) => ({ value, label: say(`names_${value}`) })) },
  }
}
