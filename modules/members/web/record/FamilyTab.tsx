import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { commonTexts } from '../common.texts.ts'
import type { FamilyMember, StaffRecord } from '../members.types.ts'
import { FamilyDrawer } from './FamilyDrawer.tsx'
import { useRefreshMember } from './MemberActions.tsx'
import { plainDay } from '../plain-day.ts'

/** Who belongs to this person's household: care visits, hardship files and children's camps need it. */
export function FamilyTab({ record }: { record: StaffRecord }) {
  const say = useTexts(commonTexts)
  const mayWrite = useMay('members.write') && record.mergedInto === null
  const [adding, add] = useState(false)
  const refresh = useRefreshMember(record.id)
  const remove = useMutation({
    mutationFn: (member: FamilyMember) => api.members.removeFamily({ id: record.id, familyId: member.id }),
    onSuccess: (_done, member) => {
      refresh()
      toast({ message: say('familyRemoved', { name: member.name }), undo: () => bringBack.mutate(member) })
    },
    onError: toastRefusal,
  })
  const bringBack = useMutation({
    // The row that comes back had the guardian's consent before it went.
    mutationFn: ({ relation, name, birthDate, note }: FamilyMember) => api.members.addFamily({ id: record.id, relation, name, birthDate, note, consent: true }),
    onSuccess: refresh,
    onError: toastRefusal,
  })
  const button = mayWrite && (
    <Button icon="plus" onClick={() => add(true)}>
      {say('addFamily')}
    </Button>
  )
  return (
    <div className="mr-family">
      {record.family.length === 0 ? (
        <EmptyState icon="people" title={say('noFamily')} action={button} />
      ) : (
        <>
          <ul>
            {record.family.map((member) => (
              <li key={member.id}>
                <FamilyRow member={member} onRemove={mayWrite ? () => remove.mutate(member) : null} />
              </li>
            ))}
          </ul>
          {button}
        </>
      )}
      {adding && <FamilyDrawer record={record} onSaved={refresh} onClose={() => add(false)} />}
    </div>
  )
}

function FamilyRow({ member, onRemove }: { member: FamilyMember; onRemove: (() => void) | null }) {
  const say = useTexts(commonTexts)
  const { i18n } = useTranslation()
  const hint = [member.relationLabel, member.birthDate && plainDay(member.birthDate, i18n.language), member.note].filter(Boolean).join(' · ')
  return (
    <ListRow icon="people" title={member.name} hint={hint} aside={onRemove && <IconButton icon="close" label={say('removeFamily', { name: member.name })} onClick={onRemove} />} />
  )
}
