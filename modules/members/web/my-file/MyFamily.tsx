import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { commonTexts } from '../common.texts.ts'
import type { FamilyMember } from '../members.types.ts'
import { MyFamilyForm } from './MyFamilyForm.tsx'
import { plainDay } from '../plain-day.ts'

/** My family: I add and remove its members myself. */
export function MyFamily({ family }: { family: readonly FamilyMember[] }) {
  const say = useTexts(commonTexts)
  const cache = useQueryClient()
  const [adding, add] = useState(false)
  const refresh = () => void cache.invalidateQueries({ queryKey: query.myFile.key() })
  const bringBack = useMutation({
    // The row that comes back had the guardian's consent before it went.
    mutationFn: ({ relation, name, birthDate, note }: FamilyMember) => api.myFile.addFamily({ relation, name, birthDate, note, consent: true }),
    onSuccess: refresh,
    onError: toastRefusal,
  })
  const remove = useMutation({
    mutationFn: (member: FamilyMember) => api.myFile.removeFamily({ familyId: member.id }),
    onSuccess: (_done, member) => {
      refresh()
      toast({ message: say('familyRemoved', { name: member.name }), undo: () => bringBack.mutate(member) })
    },
    onError: toastRefusal,
  })
  return (
    <>
      {family.length === 0 && !adding && <p className="tx-quiet">{say('noFamily')}</p>}
      <ul className="mf-family">
        {family.map((member) => (
          <li key={member.id}>
            <FamilyLine member={member} />
            <IconButton icon="close" label={say('removeFamily', { name: member.name })} onClick={() => remove.mutate(member)} />
          </li>
        ))}
      </ul>
      {adding ? (
        <MyFamilyForm onSaved={refresh} onClose={() => add(false)} />
      ) : (
        <Button icon="plus" block onClick={() => add(true)}>
          {say('addFamily')}
        </Button>
      )}
    </>
  )
}

function FamilyLine({ member }: { member: FamilyMember }) {
  const { i18n } = useTranslation()
  return (
    <span className="mf-family-words">
      <strong>{member.name}</strong>
      <span className="tx-quiet">{[member.relationLabel, member.birthDate && plainDay(member.birthDate, i18n.language), member.note].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
