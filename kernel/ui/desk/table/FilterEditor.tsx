import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '../../base/Button.tsx'
import type { Option } from '../../base/Select.tsx'
import { useTexts } from '../../texts.ts'
import { useDebounced } from '../../use-debounced.ts'
import { deskTexts } from '../desk.texts.ts'
import type { Filter } from './table.types.ts'

interface FilterEditorProps {
  filter: Filter
  values: readonly string[]
  onChange: (values: readonly string[]) => void
  onClose: () => void
}

/** A list longer than this gets a field to find in it. */
const findFrom = 9

/** What opens below a filter's chip; choices take effect at once. */
export function FilterEditor(props: FilterEditorProps) {
  const { filter, values, onChange, onClose } = props
  if (filter.kind === 'days') return <DaysEditor {...props} />
  if (filter.kind === 'pick') return <PickEditor filter={filter} values={values} onChange={onChange} />
  const choose = (next: readonly string[]) => {
    onChange(next)
    if (filter.kind === 'one') onClose()
  }
  return <ListEditor many={filter.kind === 'many'} options={filter.options} values={values} onChange={choose} label={filter.label} />
}

interface ListEditorProps {
  many: boolean
  label: string
  options: readonly Option[]
  values: readonly string[]
  onChange: (values: readonly string[]) => void
}

function ListEditor({ many, label, options, values, onChange }: ListEditorProps) {
  const say = useTexts(deskTexts)
  const name = useId()
  const [find, setFind] = useState('')
  const shown = options.filter((option) => option.label.includes(find.trim()))
  const toggle = (value: string) => onChange(!many ? [value] : values.includes(value) ? values.filter((each) => each !== value) : [...values, value])
  return (
    <div className="tb-editor" role={many ? 'group' : 'radiogroup'} aria-label={label}>
      {options.length >= findFrom && (
        <input type="text" className="tx-input" placeholder={say('findOption')} aria-label={say('findOption')} value={find} onChange={(event) => setFind(event.target.value)} />
      )}
      <div className="tb-options">
        {shown.map((option) => (
          <label key={option.value} className="tb-option">
            <input type={many ? 'checkbox' : 'radio'} name={name} checked={values.includes(option.value)} onChange={() => toggle(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  )
}

function PickEditor({ filter, values, onChange }: Omit<FilterEditorProps, 'filter' | 'onClose'> & { filter: Extract<Filter, { kind: 'pick' }> }) {
  const say = useTexts(deskTexts)
  const [typed, type] = useState('')
  const text = useDebounced(typed.trim(), 250)
  const { data: found = [], isError, isFetching } = useQuery({ queryKey: ['filter-search', filter.key, text], queryFn: () => filter.search(text) })
  const toggle = (value: string) => onChange(values.includes(value) ? values.filter((each) => each !== value) : filter.single ? [value] : [...values, value])
  return (
    <div className="tb-editor" role="group" aria-label={filter.label}>
      <input type="text" className="tx-input" placeholder={say('findOption')} aria-label={say('findOption')} value={typed} onChange={(event) => type(event.target.value)} />
      <div className="tb-options" aria-busy={isFetching}>
        {found.map((option) => (
          <label key={option.value} className="tb-option">
            <input type="checkbox" checked={values.includes(option.value)} onChange={() => toggle(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {!isFetching && found.length === 0 && <p className="tx-quiet">{isError ? say('searchFailed') : say('nothingFound')}</p>}
    </div>
  )
}

function DaysEditor({ values, onChange, onClose }: FilterEditorProps) {
  const say = useTexts(deskTexts)
  const [[from, to], setRange] = useState<[string, string]>([values[0] ?? '', values[1] ?? ''])
  const apply = () => {
    onChange(from || to ? [from, to] : [])
    onClose()
  }
  return (
    <div className="tb-editor tb-days">
      <label>
        <span>{say('from')}</span>
        <input type="date" className="tx-input" value={from} max={to || undefined} onChange={(event) => setRange([event.target.value, to])} />
      </label>
      <label>
        <span>{say('to')}</span>
        <input type="date" className="tx-input" value={to} min={from || undefined} onChange={(event) => setRange([from, event.target.value])} />
      </label>
      <Button look="primary" block onClick={apply}>
        {say('apply')}
      </Button>
    </div>
  )
}
