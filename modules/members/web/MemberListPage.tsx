import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { ChipButton } from '../../../kernel/ui/base/Chip.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { staffExportHref, staffListInput } from './list-query.ts'
import { membersTexts } from './members.texts.ts'
import { NewStaffDrawer } from './record/NewStaffDrawer.tsx'
import { useStaffBulk } from './use-staff-bulk.tsx'
import { useStaffColumns } from './use-staff-columns.tsx'
import { useStaffFilters } from './use-staff-filters.ts'
import './members.css'

/** Everybody on the roll: found, narrowed, opened, admitted and moved. */
export function MemberListPage() {
  const say = useTexts(membersTexts)
  const columns = useStaffColumns()
  const filters = useStaffFilters()
  const { actions, drawer } = useStaffBulk()
  const [adding, add] = useState(false)
  const mayExport = useMay('members.export')
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={<Actions onAdd={() => add(true)} />}>
      <QuickFilters />
      <DataTable
        tableKey="members"
        columns={columns}
        filters={filters}
        searchHint={say('searchHint')}
        fetchPage={(query) => api.members.list(staffListInput(query))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        rowHref={(row) => `/members/${row.id}`}
        bulkActions={actions}
        {...(mayExport ? { exportHref: staffExportHref } : {})}
        empty={{ title: say('empty'), body: say('emptyBody') }}
      />
      {drawer}
      {adding && <NewStaffDrawer onClose={() => add(false)} />}
    </PageFrame>
  )
}

function Actions({ onAdd }: { onAdd: () => void }) {
  const say = useTexts(membersTexts)
  const mayImport = useMay('members.import')
  const mayWrite = useMay('members.write')
  return (
    <>
      {mayImport && (
        <ButtonLink icon="upload" to="/members/imports">
          {say('import')}
        </ButtonLink>
      )}
      {mayWrite && (
        <Button look="primary" icon="plus" onClick={onAdd}>
          {say('add')}
        </Button>
      )}
    </>
  )
}

const quick = [
  { membership: 'active', label: 'activeOnly' },
  { membership: 'none', label: 'notYet' },
] as const

/** The two questions asked most; each is a filter of the list like any other. */
function QuickFilters() {
  const say = useTexts(membersTexts)
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const navigate = useNavigate()
  const current = search['f.membership']
  const press = (membership: string) =>
    void navigate({
      to: '.',
      search: { ...search, after: undefined, 'f.membership': current === membership ? undefined : membership },
      replace: true,
      resetScroll: false,
    })
  return (
    <div className="me-quick" role="group" aria-label={say('quick')}>
      {quick.map(({ membership, label }) => (
        <ChipButton key={membership} pressed={current === membership} onPress={() => press(membership)}>
          {say(label)}
        </ChipButton>
      ))}
    </div>
  )
}
