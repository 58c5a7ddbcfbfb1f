import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { AdmitDrawer } from '../AdmitDrawer.tsx'
import { ApplyForDrawer } from '../membership/ApplyForDrawer.tsx'
import { FileForDrawer } from '../membership/FileForDrawer.tsx'
import { mattersTexts } from '../membership/matters.texts.ts'
import type { StaffRecord } from '../members.types.ts'
import { ChangeMembershipDrawer } from './ChangeMembershipDrawer.tsx'
import { EditStaffDrawer } from './EditStaffDrawer.tsx'
import { recordTexts } from './record.texts.ts'

type Open = 'edit' | 'admit' | 'change' | 'apply' | 'file' | null

/** What the state of this person calls for: admission first, later changes of membership. */
export function MemberActions({ record }: { record: StaffRecord }) {
  const say = useTexts(recordTexts)
  const sayMatters = useTexts(mattersTexts)
  const mayWrite = useMay('members.write')
  const mayAdmit = useMay('members.admit')
  const [open, setOpen] = useState<Open>(null)
  const refresh = useRefreshMember(record.id)
  const close = () => setOpen(null)
  const isOutside = record.membership === 'none' || record.membership === 'applied'
  const onAdmitted = ([outcome]: BulkOutcome[]) => {
    toast(outcome?.ok === false ? { message: outcome.message, tone: 'bad' } : say('admitted', { name: record.name }))
    refresh()
  }
  return (
    <>
      {mayWrite && (
        <Button icon="edit" onClick={() => setOpen('edit')}>
          {say('edit')}
        </Button>
      )}
      {mayWrite && isOutside && (
        <Button icon="edit" onClick={() => setOpen('apply')}>
          {sayMatters('applyFor')}
        </Button>
      )}
      {mayWrite && record.membership !== 'deceased' && (
        <Button icon="edit" onClick={() => setOpen('file')}>
          {sayMatters('fileFor')}
        </Button>
      )}
      {mayAdmit && record.membership !== 'deceased' && (
        <Button look="primary" onClick={() => setOpen(isOutside ? 'admit' : 'change')}>
          {say(isOutside ? 'admit' : 'change')}
        </Button>
      )}
      {open === 'edit' && <EditStaffDrawer record={record} onSaved={refresh} onClose={close} />}
      {open === 'apply' && <ApplyForDrawer person={record} onDone={refresh} onClose={close} />}
      {open === 'file' && <FileForDrawer person={record} onDone={refresh} onClose={close} />}
      {open === 'admit' && <AdmitDrawer people={[record]} onDone={onAdmitted} onClose={close} />}
      {open === 'change' && <ChangeMembershipDrawer record={record} onSaved={refresh} onClose={close} />}
    </>
  )
}

/** After a change: the record, its history and the list are asked again. */
export function useRefreshMember(id: string): () => void {
  const cache = useQueryClient()
  return () => {
    void cache.invalidateQueries({ queryKey: query.members.read.key({ input: { id } }) })
    void cache.invalidateQueries({ queryKey: query.members.history.key() })
    void cache.invalidateQueries({ queryKey: ['table', 'members'] })
  }
}
