import type { ReactNode } from 'react'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { panelParts } from '../panels.shapes.ts'
import { weightOf, type PartProps } from './panel-draft.ts'
import { panelsTexts } from './panels.texts.ts'

/** Who sits on it, by what it weighs, whom it compares. */
export function PanelRows(props: PartProps) {
  return (
    <>
      <Members {...props} />
      <Criteria {...props} />
      <Candidates {...props} />
    </>
  )
}

interface ListProps<Row extends { key: string }> {
  title: string
  aside?: ReactNode
  rows: readonly Row[]
  least: number
  most: number
  add: { label: string; row: () => Row }
  removeLabel: (no: number) => string
  onChange: (rows: readonly Row[]) => void
  children: (row: Row, no: number, change: (part: Partial<Row>) => void) => ReactNode
}

/** Rows to fill in, one below the other; what is left empty is not sent. */
function Rows<Row extends { key: string }>({ title, aside, rows, least, most, add, removeLabel, onChange, children }: ListProps<Row>) {
  return (
    <Card title={title} aside={aside}>
      <ol className="pn-rows">
        {rows.map((row, at) => (
          <li key={row.key}>
            {children(row, at + 1, (part) => onChange(rows.map((one) => (one.key === row.key ? { ...one, ...part } : one))))}
            {rows.length > least && <IconButton icon="close" label={removeLabel(at + 1)} onClick={() => onChange(rows.filter((one) => one.key !== row.key))} />}
          </li>
        ))}
      </ol>
      {rows.length < most && (
        <Button look="quiet" icon="plus" onClick={() => onChange([...rows, add.row()])}>
          {add.label}
        </Button>
      )}
    </Card>
  )
}

function Members({ draft, set }: PartProps) {
  const say = useTexts(panelsTexts)
  return (
    <Rows
      title={say('people')}
      rows={draft.members}
      least={1}
      most={40}
      add={{ label: say('addMember'), row: () => ({ key: randomKey(), name: '', part: 'member' as const, scores: true }) }}
      removeLabel={(no) => say('removeMember', { no })}
      onChange={(members) => set({ members })}
    >
      {(row, no, change) => (
        <div className="pn-fields">
          <Field label={say('memberName', { no })}>{(control) => <TextInput {...control} maxLength={40} value={row.name} onChange={(name) => change({ name })} />}</Field>
          <Field label={say('memberPart', { no })}>
            {(control) => (
              <Select
                {...control}
                value={row.part}
                options={panelParts.map((value) => ({ value, label: say(`part_${value}`) }))}
                onChange={(value) => change({ part: panelParts.find((part) => part === value) ?? row.part })}
              />
            )}
          </Field>
          <label className="tx-tick">
            <input type="checkbox" checked={row.scores} onChange={(event) => change({ scores: event.target.checked })} />
            <span>{say('memberScores')}</span>
          </label>
        </div>
      )}
    </Rows>
  )
}

function Criteria({ draft, set }: PartProps) {
  const say = useTexts(panelsTexts)
  const sum = weightOf(draft)
  const aside =
    sum === 100 ? (
      <Chip tone="ok" icon="ok">
        {say('weightsFine')}
      </Chip>
    ) : (
      <Chip tone="warn" icon="warning">
        {say('weightsMake', { sum: Number.isNaN(sum) ? '—' : sum })}
      </Chip>
    )
  return (
    <Rows
      title={say('criteria')}
      aside={aside}
      rows={draft.criteria}
      least={1}
      most={12}
      add={{ label: say('addCriterion'), row: () => ({ key: randomKey(), title: '', weight: '' }) }}
      removeLabel={(no) => say('removeCriterion', { no })}
      onChange={(criteria) => set({ criteria })}
    >
      {(row, no, change) => (
        <div className="pn-fields">
          <Field label={say('criterionTitle', { no })}>{(control) => <TextInput {...control} maxLength={40} value={row.title} onChange={(title) => change({ title })} />}</Field>
          <Field label={say('criterionWeight', { no })}>
            {(control) => <TextInput {...control} inputMode="numeric" maxLength={3} value={row.weight} onChange={(weight) => change({ weight })} />}
          </Field>
        </div>
      )}
    </Rows>
  )
}

function Candidates({ draft, set }: PartProps) {
  const say = useTexts(panelsTexts)
  return (
    <Rows
      title={say('candidates')}
      rows={draft.candidates}
      least={1}
      most={40}
      add={{ label: say('addCandidate'), row: () => ({ key: randomKey(), name: '', price: '', chosen: false }) }}
      removeLabel={(no) => say('removeCandidate', { no })}
      onChange={(candidates) => set({ candidates })}
    >
      {(row, no, change) => (
        <div className="pn-fields">
          <Field label={say('candidateName', { no })}>{(control) => <TextInput {...control} maxLength={80} value={row.name} onChange={(name) => change({ name })} />}</Field>
          <Field label={say('candidatePrice', { no })} optional>
            {(control) => <TextInput {...control} inputMode="decimal" maxLength={12} value={row.price} onChange={(price) => change({ price })} />}
          </Field>
        </div>
      )}
    </Rows>
  )
}
