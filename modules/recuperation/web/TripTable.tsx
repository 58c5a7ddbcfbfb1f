import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { clauses } from '../../../kernel/ui/punctuation.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDraft, type Drafting } from '../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Group, Groups } from './recuperation.types.ts'
import { isBlank, newTripRow, rowOf, rowsOver, tripInput, wrongIn, type TripRow } from './trip-rows.ts'
import { TripCells } from './TripCells.tsx'
import { TripDrawer } from './TripDrawer.tsx'
import { useChanged } from './use-changed.ts'
import type { OwnVersions } from './use-own-versions.ts'

interface TripTableProps {
  id: string
  stored: Groups
  isDraft: boolean
  own: OwnVersions
}

interface Rows {
  rows: readonly TripRow[]
}

/** Routes × dates as a sheet: typed, or pasted from one. What is cancelled or put together with another is no longer here. */
export function TripTable({ id, stored, isDraft, own }: TripTableProps) {
  const say = useTexts(recuperationTexts)
  const initial: Rows = { rows: rowsOf(stored.items) }
  const drafting = useDraft({ id, version: stored.version }, initial)
  const rows = rowsOver(initial.rows, { typed: drafting.draft.rows, isDraft })
  const [touched, touch] = useState(false)
  const [opened, open] = useState<string | null>(null)
  const change = (next: readonly TripRow[]) => {
    // The rows that are being stored get their ids with the answer: what is written over them before would be stored twice.
    if (save.isPending) return
    drafting.set({ rows: next })
    touch(true)
  }
  const written = rows.filter((row) => !isBlank(row))
  const wrong = written.flatMap((row, at) => wrongIn(row).map((column) => say('wrongCell', { no: at + 1, column: say(`trip_${column}`) })))
  const save = useSaveTrips({ drafting, own, onSaved: () => touch(false) })
  const inputs = written.flatMap((row) => tripInput(row) ?? [])
  const shown = rows.find(({ key }) => key === opened)
  const put = (key: string, part: Partial<TripRow>) => change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <Card title={say('trips')} aside={<span className="tx-note">{say('tripsSum', { trips: written.length, places: inputs.reduce((sum, { places }) => sum + places, 0) })}</span>}>
      <div className="tx-stack">
        <p className="tx-note">{say('tripsHelp')}</p>
        <TripCells rows={rows} isDraft={isDraft} onChange={change} onOpen={open} />
        {wrong.length > 0 && touched && <Banner tone="warn">{say('wrongCells', { cells: clauses(wrong.slice(0, 6)) })}</Banner>}
        <Refusal error={save.error} />
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

interface Saving {
  drafting: Drafting<{ id: string; version: number }, Rows>
  own: OwnVersions
  onSaved: () => void
}

function useSaveTrips({ drafting: { begun, store }, own, onSaved }: Saving) {
  const { id } = begun
  const say = useTexts(recuperationTexts)
  const client = useQueryClient()
  const changed = useChanged()
  return useMutation({
    mutationFn: async (trips: NonNullable<ReturnType<typeof tripInput>>[]) => {
      const version = own.newest(begun.version)
      const { outCap } = await store(async () => {
        const made = await api.recuperation.setTrips({ id, version, trips })
        own.made(version, made.version)
        return made
      })
      return { outCap, kept: await api.recuperation.groups({ id }) }
    },
    onSuccess: async ({ outCap, kept }) => {
      // Its new trips have their ids from here on.
      client.setQueryData(query.recuperation.groups.queryKey({ input: { id } }), kept)
      onSaved()
      toast(outCap === null ? say('tripsSaved') : say('tripsSavedShare', { cap: outCap }))
      await changed()
    },
    onError: () => void changed(),
  })
}
