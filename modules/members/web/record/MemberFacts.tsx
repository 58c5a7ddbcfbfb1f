import { useTranslation } from 'react-i18next'
import { Facts } from '../../../../kernel/ui/desk/RecordPage.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useMay } from '../../../../web/session.tsx'
import type { SealedKey, ShownField, StaffRecord } from '../members.types.ts'
import { recordTexts } from './record.texts.ts'
import { SealedValue } from './SealedValue.tsx'
import { plainDay } from '../plain-day.ts'

const groups = [
  { label: 'person', keys: ['staffNo', 'name', 'formerName', 'sex', 'birthDate', 'idType', 'idNo', 'nationality', 'ethnicity', 'politicalStatus', 'marital'] },
  {
    label: 'work',
    keys: ['unitId', 'groupId', 'employmentType', 'hireDate', 'leaveDate', 'retireDate', 'deathDate', 'education', 'degree', 'professionalTitle'],
  },
  { label: 'contact', keys: ['phone', 'email', 'bankAccount', 'duesBase', 'cardNo'] },
] as const

/** Left out while nothing is known: for most people they never will be. */
const rare = new Set(['formerName', 'leaveDate', 'retireDate', 'deathDate'])

/** Every field in its group; protected values are masks until somebody says what for. */
export function MemberFacts({ record }: { record: StaffRecord }) {
  const say = useTexts(recordTexts)
  return groups.map(({ label, keys }) => {
    const shown = keys.flatMap((key) => record.fields.find((field) => field.key === key) ?? []).filter((field) => field.value !== null || !rare.has(field.key))
    return (
      <section key={label} className="mr-group">
        <h2>{say(label)}</h2>
        <Facts facts={shown.map((field) => ({ label: field.label, value: <Value field={field} staffId={record.id} /> }))} />
      </section>
    )
  })
}

function Value({ field, staffId }: { field: ShownField; staffId: string }) {
  const { i18n } = useTranslation()
  const mayReveal = useMay('members.reveal')
  if (field.value === null) return '—'
  if (isSealedKey(field.key) && mayReveal) return <SealedValue staffId={staffId} field={field.key} label={field.label} mask={field.shown} />
  if (field.key.endsWith('Date')) return plainDay(field.value, i18n.language)
  return field.key === 'duesBase' ? `¥ ${field.shown}` : field.shown
}

function isSealedKey(key: string): key is SealedKey {
  return key === 'idNo' || key === 'phone' || key === 'bankAccount'
}
