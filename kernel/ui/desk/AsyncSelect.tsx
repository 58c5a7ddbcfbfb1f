import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ControlProps } from '../base/Field.tsx'
import { useTexts } from '../texts.ts'
import { useDebounced } from '../use-debounced.ts'
import { deskTexts } from './desk.texts.ts'
import './picker.css'

export interface Found {
  id: string
  /** What stands in the field once chosen. */
  name: string
}

interface AsyncSelectProps<Item extends Found> {
  /** Names the search in the cache. */
  kind: string
  control?: ControlProps
  /** Without a Field around it. */
  label?: string
  placeholder: string
  value: Item | null
  onChange: (item: Item | null) => void
  search: (text: string) => Promise<readonly Item[]>
  /** How one hit looks in the list. */
  describe: (item: Item) => ReactNode
  disabled?: boolean
}

/** Chooses one of very many by asking the server while typing. */
export function AsyncSelect<Item extends Found>({ kind, control, label, placeholder, value, onChange, search, describe, disabled = false }: AsyncSelectProps<Item>) {
  const say = useTexts(deskTexts)
  const [open, setOpen] = useState(false)
  const [typed, type] = useState('')
  const text = useDebounced(typed.trim(), 250)
  const { data: found = [], isFetching, isError } = useQuery({ queryKey: ['pick', kind, text], queryFn: () => search(text), enabled: open, placeholderData: (before) => before })
  return (
    <Select
      {...control}
      aria-label={label}
      className="pi-wide"
      disabled={disabled}
      allowClear
      showSearch={{ filterOption: false, searchValue: typed, onSearch: type }}
      placeholder={placeholder}
      loading={isFetching}
      notFoundContent={isError ? say('searchFailed') : isFetching ? say('loadingRows') : say('nothingFound')}
      value={value ? { value: value.id, label: value.name } : undefined}
      labelInValue
      options={found.map((item) => ({ value: item.id, label: item.name, item }))}
      optionRender={({ data }) => describe(data.item)}
      onOpenChange={setOpen}
      onChange={(choice: { value: string; label?: ReactNode } | undefined) => {
        type('')
        onChange(found.find((item) => item.id === choice?.value) ?? null)
      }}
    />
  )
}
