import { useQueries } from '@tanstack/react-query'
import { Icon } from '../../base/Icon.tsx'
import { Popover } from '../../base/Popover.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { FilterEditor } from './FilterEditor.tsx'
import { filterWords } from './filter-words.ts'
import type { Filter } from './table.types.ts'

interface FilterChipProps {
  filter: Filter
  values: readonly string[]
  onChange: (values: readonly string[]) => void
}

/** One filter: its name while unused, its choice while used, with a cross to drop it. */
export function FilterChip({ filter, values, onChange }: FilterChipProps) {
  const say = useTexts(deskTexts)
  const names = useQueries({
    queries: (filter.kind === 'pick' ? values : []).map((value) => ({
      queryKey: ['filter-name', filter.key, value],
      queryFn: () => (filter.kind === 'pick' ? filter.labelOf(value) : value),
      staleTime: Infinity,
    })),
  })
  const used = values.length > 0
  const words = filterWords(filter, values, {
    nameOf: (value) => names[values.indexOf(value)]?.data ?? '…',
    more: (count) => say('more', { count }),
  })
  return (
    <span className={used ? 'tb-chip tb-chip-used' : 'tb-chip'}>
      <Popover
        buttonClass="tb-chip-button"
        align="start"
        title={filter.label}
        button={
          <>
            {used ? words : filter.label}
            {!used && <Icon name="down" size="0.9em" />}
          </>
        }
      >
        {(close) => <FilterEditor filter={filter} values={values} onChange={onChange} onClose={close} />}
      </Popover>
      {used && (
        <button type="button" className="tb-chip-cross" aria-label={say('clearFilter', { label: filter.label })} onClick={() => onChange([])}>
          <Icon name="close" size="1em" />
        </button>
      )}
    </span>
  )
}
