import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Filter, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, apiPrefix, query } from '../../../../web/api.ts'
import { findBranches } from '../../../../web/find-units.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { LimitTable } from '../editor/LimitTable.tsx'
import type { DeskEnrolment, DeskOffer, EnrolmentStatus } from '../offer.types.ts'
import { deskTexts } from './desk.texts.ts'
import { EnrolDrawer } from './EnrolDrawer.tsx'
import { EnrolmentCounts } from './EnrolmentCounts.tsx'
import { EnrolmentDrawer } from './EnrolmentDrawer.tsx'
import { useEnrolmentBulk } from './use-enrolment-bulk.tsx'
import { useEnrolmentColumns } from './use-enrolment-columns.tsx'
import '../capacity.css'
import '../editor/editor.css'
import './desk.css'

const statuses: readonly EnrolmentStatus[] = ['confirmed', 'waiting', 'offered', 'pending', 'declined', 'cancelled', 'expired']

/** Who signed up: figures, a list to filter, and what an officer can do with it. A branch officer sees the own branch. */
export function EnrolmentTable({ offerId }: { offerId: string }) {
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return <Enrolments offer={read.data} />
}

function Enrolments({ offer }: { offer: DeskOffer }) {
  const say = useTexts(deskTexts)
  const columns = useEnrolmentColumns()
  const filters = useFilters(offer)
  const bulk = useEnrolmentBulk(offer)
  const [opened, open] = useState<DeskEnrolment | null>(null)
  const [enrolling, enrol] = useState(false)
  const [limiting, limit] = useState(false)
  const path = `${apiPrefix}/offers/${offer.id}`
  return (
    <div className="tx-stack">
      <EnrolmentCounts offer={offer} />
      <div className="cd-tools tx-no-print">
        {offer.mayManage && offer.state === 'published' && (
          <Button icon="plus" onClick={() => enrol(true)}>
            {say('enrol')}
          </Button>
        )}
        {offer.mayManage && offer.state === 'published' && (
          <Button icon="edit" onClick={() => limit(true)}>
            {say('changePlaces')}
          </Button>
        )}
        <ExportLink href={`${path}/list.docx?by=option`} label={`${say('print')} · ${say('printByOption')}`} />
        <ExportLink href={`${path}/list.docx?by=branch`} label={say('printByBranch')} />
        <ExportLink href={`${path}/list.pdf?by=option`} label={say('printPdf')} />
      </div>
      <DataTable
        tableKey={`enrolments-${offer.id}`}
        columns={columns}
        filters={filters}
        searchHint={say('search')}
        fetchPage={(asked) => api.capacity.desk.list({ offerId: offer.id, limit: asked.limit, ...inputOf(asked), ...(asked.cursor ? { cursor: asked.cursor } : {}) })}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={open}
        bulkActions={offer.mayManage ? bulk.actions : []}
        exportHref={(asked) => `${path}/enrolments.xlsx?${new URLSearchParams(inputOf(asked)).toString()}`}
        empty={{ title: say('empty'), body: say('emptyBody') }}
      />
      {bulk.dialog}
      {opened && <EnrolmentDrawer offer={offer} enrolment={opened} onClose={() => open(null)} />}
      {limiting && (
        <Drawer open wide title={say('changePlaces')} onClose={() => limit(false)}>
          <LimitTable offer={offer} />
        </Drawer>
      )}
      {enrolling && <EnrolDrawer offer={offer} onClose={() => enrol(false)} />}
    </div>
  )
}

function inputOf({ q, filters }: TableQuery) {
  const status = statuses.find((one) => one === filters['status']?.[0])
  const [optionId] = filters['option'] ?? []
  const [unitId] = filters['branch'] ?? []
  return { ...(status ? { status } : {}), ...(optionId ? { optionId } : {}), ...(unitId ? { unitId } : {}), ...(q ? { search: q } : {}) }
}

function useFilters(offer: DeskOffer): Filter[] {
  const say = useTexts(deskTexts)
  const sayOffer = useTexts(capacityTexts)
  return [
    { key: 'status', label: say('status'), kind: 'one', options: statuses.map((value) => ({ value, label: sayOffer(`status_${value}`) })) },
    { key: 'option', label: say('option'), kind: 'one', options: offer.options.map(({ id, title }) => ({ value: id, label: title })) },
    {
      key: 'branch',
      label: say('branch'),
      kind: 'pick',
      single: true,
      search: async (text) => (await findBranches(text)).map(({ id, name }) => ({ value: id, label: name })),
      labelOf: async (id) => (await findBranches('')).find((unit) => unit.id === id)?.name ?? id,
    },
  ]
}
