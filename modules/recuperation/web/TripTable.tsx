import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { EditedProgramme, Group } from './recuperation.types.ts'
import { isBlank, newTripRow, rowOf, tripInput, wrongIn, type TripRow } from './trip-rows.ts'
import { TripCells } from './TripCells.tsx'
import { TripDrawer } from './TripDrawer.tsx'
import { useChanged } from './use-changed.ts'

interface TripTableProps {
  programme: Pick<EditedProgramme, 'id' | 'version' | 'phase'>
  trips: readonly Group[]
}

/** Routes × dates as a sheet: typed, or pasted from one. What is cancelled or put together with another is no longer here. */
export function TripTable({ programme, trips }: TripTableProps) {
  const say = useTexts(recuperationTexts)
  const sayBase = useTexts(baseTexts)
  const [rows, setRows] = useState<readonly TripRow[]>(() => rowsOf(trips))
  const [touched, touch] = useState(false)
  const [opened, open] = useState<string | null>(null)
  const change = (next: readonly TripRow[]) => {
    setRows(next)
    touch(true)
  }
  const written = rows.filter((row) => !isBlank(row))
  const wrong = written.flatMap((row, at) => wrongIn(row).map((column) => say('wrongCell', { no: at + 1, column: say(`trip_${column}`) })))
  const save = useSaveTrips(programme, (saved) => {
    setRows(rowsOf(saved))
    touch(false)
  })
  const inputs = written.flatMap((row) => tripInput(row) ?? [])
  const shown = rows.find(({ key }) => key === opened)
  const put = (key: string, part: Partial<TripRow>) => change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <Card title={say('trips')} aside={<span className="tx-note">{say('tripsSum', { trips: written.length, places: inputs.reduce((sum, { places }) => sum + places, 0) })}</span>}>
      <div className="tx-stack">
        <p className="tx-note">{say('tripsHelp')}</p>
        <TripCells rows={rows} isDraft={programme.phase === 'draft'} onChange={change} onOpen={open} />
        {wrong.length > 0 && touched && <Banner tone="warn">{say('wrongCells', { cells: wrong.slice(0, 6).join('；') })}</Banner>}
        {save.isError && (
          <Banner tone="bad" urgent>
            {describeError(save.error, sayBase).message}
          </Banner>
        )}
        <div className="tx-actions">
          <Button icon="plus" onClick={() => change([...rows, newTripRow(randomKey())])}>
            {say('addTrip')}
          </Button>
          <Button look={touched ? 'primary' : 'plain'} disabled={wrong.length > 0} busy={save.isPending} onClick={() => save.mutate(inputs)}>
            {say('saveTrips')}
          </Button>
        </div>
      </div>
      {shown && <TripDrawer row={shown} onChange={(part) => put(shown.key, part)} onClose={() => open(null)} />}
    </Card>
  )
}

function rowsOf(trips: readonly Group[]): TripRow[] {
  const rows = trips.filter(({ state }) => state === 'open' || state === 'formed').map(rowOf)
  return rows.length > 0 ? rows : [newTripRow(randomKey())]
}

function useSaveTrips({ id, version }: Pick<EditedProgramme, 'id' | 'version'>, onSaved: (trips: readonly Group[]) => void) {
  const say = useTexts(recuperationTexts)
  const changed = useChanged()
  return useMutation({
    mutationFn: async (trips: NonNullable<ReturnType<typeof tripInput>>[]) => {
      const { outCap } = await api.recuperation.setTrips({ id, version, trips })
      return { outCap, saved: await api.recuperation.groups({ id }) }
    },
    onSuccess: async ({ outCap, saved }) => {
      onSaved(saved.items)
      toast(outCap === null ? say('tripsSaved') : say('tripsSavedShare', { cap: outCap }))
      await changed()
    },
  })
}
