import type { Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { DeskEnrolment } from '../offer.types.ts'
import { StatusChip } from '../StatusChip.tsx'
import { useTimes } from '../use-times.ts'
import { deskTexts } from './desk.texts.ts'

export function useEnrolmentColumns(): Column<DeskEnrolment>[] {
  const say = useTexts(deskTexts)
  const times = useTimes()
  return [
    {
      key: 'person',
      title: say('colPerson'),
      width: 200,
      render: ({ name, staffNo, enrolledBy }) => (
        <span className="cp-lines">
          <span>{name}</span>
          <span className="tx-note">{[staffNo, enrolledBy && say('enrolledBy', { name: enrolledBy })].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    { key: 'status', title: say('status'), width: 130, onCard: 'aside', render: ({ status }) => <StatusChip status={status} /> },
    { key: 'option', title: say('option'), render: ({ optionTitle, byDefault }) => [optionTitle ?? say('noOption'), byDefault && say('byDefault')].filter(Boolean).join(' · ') },
    { key: 'unit', title: say('branch'), width: 180, render: ({ unitName }) => unitName },
    { key: 'party', title: say('colParty'), width: 70, align: 'end', render: ({ party }) => party },
    { key: 'place', title: say('colPlace'), width: 90, align: 'end', onCard: 'none', render: ({ placeInLine }) => placeInLine ?? '' },
    { key: 'at', title: say('colAt'), width: 210, render: ({ createdAt }) => times.at(createdAt) },
    { key: 'reason', title: say('colReason'), extra: true, render: ({ reason }) => reason ?? '' },
  ]
}
