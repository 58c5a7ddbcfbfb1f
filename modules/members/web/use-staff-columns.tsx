import { useTranslation } from 'react-i18next'
import type { Column } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useCodeWords } from './code-sets.ts'
import type { StaffRow } from './members.types.ts'
import { membersTexts } from './members.texts.ts'
import { MembershipChip } from './MembershipChip.tsx'
import { plainDay } from './plain-day.ts'

export function useStaffColumns(): Column<StaffRow>[] {
  const say = useTexts(membersTexts)
  const { label } = useCodeWords()
  const { i18n } = useTranslation()
  const day = (value: string | null) => (value ? plainDay(value, i18n.language) : '—')
  return [
    { key: 'name', title: say('name'), render: (row) => row.name, sortable: true, width: 170 },
    { key: 'staffNo', title: say('staffNo'), render: (row) => row.staffNo, sortable: true, width: 110 },
    { key: 'unit', title: say('unit'), render: (row) => row.unitName, width: 220 },
    { key: 'group', title: say('group'), render: (row) => row.groupName ?? '—', width: 200, extra: true },
    { key: 'membership', title: say('membership'), render: (row) => <MembershipChip membership={row.membership} />, width: 120, onCard: 'aside' },
    { key: 'sex', title: say('sex'), render: (row) => label('sex', row.sex), width: 70 },
    { key: 'birthDate', title: say('birthDate'), render: (row) => day(row.birthDate), sortable: true, width: 170, onCard: 'none' },
    {
      key: 'employmentType',
      title: say('employmentType'),
      render: (row) => (row.employmentType ? label('employment_type', row.employmentType) : '—'),
      width: 110,
    },
    { key: 'phone', title: say('phone'), render: (row) => row.phone ?? '—', width: 130 },
    { key: 'memberSince', title: say('memberSince'), render: (row) => day(row.memberSince), width: 170, extra: true },
    {
      key: 'qualityLost',
      title: say('qualityLost'),
      render: (row) => (row.qualityLost > 0 ? say('points', { count: row.qualityLost }) : say('complete')),
      width: 100,
      extra: true,
      align: 'end',
    },
  ]
}
