import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { ImportBatch, ImportRow } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'

/** Without a number nobody is recognised; without a name nobody is added. */
const needed = ['staffNo', 'name']

/** One row's cells, mended in place and checked again at once. */
export function FixRow({ batch, row, onDone }: { batch: ImportBatch; row: ImportRow; onDone: () => void }) {
  const say = useTexts(importsTexts)
  const sayBase = useTexts(baseTexts)
  const cache = useQueryClient()
  const [cells, setCells] = useState(row.cells ?? [])
  const [problems, setProblems] = useState(row.problems)
  const save = useMutation({
    mutationFn: () => api.memberImports.fixRow({ id: batch.id, rowNo: row.rowNo, cells: cells.map(({ column, text }) => ({ column, text })) }),
    onSuccess: (result) => {
      setProblems(result.problems)
      if (result.outcome === 'error') return
      toast(say('fixedOk', { no: row.rowNo, outcome: say(result.outcome) }))
      void cache.invalidateQueries({ queryKey: query.memberImports.key() })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const mapped = new Map(batch.columns.map(({ column, field }) => [column, field]))
  // A column that is left out is not read, whatever is written there.
  const read = cells.filter(({ column }) => mapped.get(column))
  const problemOf = (column: number) => problems.find(({ field }) => field !== null && field === mapped.get(column))?.message
  return (
    <form className="im-fix" aria-label={say('fixTitle', { no: row.rowNo })} noValidate onSubmit={submit}>
      {save.isSuccess && (
        <Banner tone="warn" urgent>
          {say('fixedStill', { no: row.rowNo })}
        </Banner>
      )}
      <Refusal error={save.error} />
      <div className="im-cells">
        {read.map(({ column, header, text }) => (
          <Field key={column} label={header} optional={!needed.includes(mapped.get(column) ?? '')} error={problemOf(column)}>
            {(control) => (
              <TextInput {...control} value={text} maxLength={400} onChange={(next) => setCells(cells.map((cell) => (cell.column === column ? { ...cell, text: next } : cell)))} />
            )}
          </Field>
        ))}
      </div>
      <div className="im-actions">
        <Button look="primary" type="submit" busy={save.isPending}>
          {say('fixSave')}
        </Button>
        <Button onClick={onDone}>{sayBase('cancel')}</Button>
      </div>
    </form>
  )
}
