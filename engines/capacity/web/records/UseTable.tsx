import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { PersonLines } from '../checkin/PersonLines.tsx'
import { useTimes } from '../use-times.ts'
import { CorrectDrawer, type Correcting } from './CorrectDrawer.tsx'
import { recordsTexts } from './records.texts.ts'
import type { Use } from './records.types.ts'

/** What was used of which programme; a line that is wrong is put right by another. */
export function UseTable() {
  const say = useTexts(recordsTexts)
  const columns = useColumns()
  const client = useQueryClient()
  const programmes = useQuery(query.records.programmes.queryOptions({ input: {} }))
  const [correcting, correct] = useState<Correcting | null>(null)
  const keys = programmes.data?.items.map(({ key }) => key) ?? []
  const changed = async () => {
    await Promise.all([client.invalidateQueries({ queryKey: query.records.key() }), client.invalidateQueries({ queryKey: ['table', 'entitlement-uses'] })])
  }
  const start = (
    <Button icon="plus" onClick={() => correct({ person: null, programme: keys[0] ?? '', usedOn: '', kind: 'add' })}>
      {say('correct')}
    </Button>
  )
  return (
    <>
      <div>{start}</div>
      <DataTable
        tableKey="entitlement-uses"
        columns={columns}
        filters={[{ key: 'programme', label: say('colProgramme'), kind: 'one', options: keys.map((key) => ({ value: key, label: key })) }]}
        searchHint={say('search')}
        fetchPage={(asked) => api.records.entries({ limit: asked.limit, ...inputOf(asked) })}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ staffId, name, staffNo, unitName, programme, usedOn, amount }) =>
          correct({ person: { id: staffId, name, no: staffNo, unitName }, programme, usedOn, kind: amount === 1 ? 'back' : 'add' })
        }
        empty={{ title: say('usesNone'), body: say('usesNoneBody') }}
      />
      {correcting && <CorrectDrawer first={correcting} programmes={keys} onDone={changed} onClose={() => correct(null)} />}
    </>
  )
}

function inputOf({ q, filters, cursor }: TableQuery) {
  const [programme] = filters['programme'] ?? []
  return { ...(programme ? { programme } : {}), ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) }
}

function useColumns(): Column<Use>[] {
  const say = useTexts(recordsTexts)
  const times = useTimes()
  return [
    { key: 'person', title: say('colPerson'), width: 180, render: ({ name, staffNo }) => <PersonLines person={{ name, staffNo, party: 1 }} /> },
    { key: 'unit', title: say('colUnit'), width: 180, render: ({ unitName }) => unitName },
    { key: 'programme', title: say('colProgramme'), width: 140, render: ({ programme }) => programme },
    { key: 'usedOn', title: say('colUsedOn'), width: 170, render: ({ usedOn }) => times.day(usedOn) },
    { key: 'amount', title: say('colAmount'), width: 120, onCard: 'aside', render: ({ amount }) => <Chip>{say(amount === 1 ? 'used' : 'givenBack')}</Chip> },
    { key: 'source', title: say('colSource'), render: ({ source, offerTitle }) => [say(`source_${source}`), offerTitle].filter(Boolean).join(' · ') },
    { key: 'note', title: say('colNote'), render: ({ note }) => note ?? '' },
    { key: 'at', title: say('colAt'), width: 210, extra: true, render: ({ at }) => times.at(at) },
  ]
}
