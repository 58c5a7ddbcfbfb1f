import { useNavigate, useSearch } from '@tanstack/react-router'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { deskTexts } from './desk.texts.ts'

const yearsBack = 5

/** The year that the address names, or this one. */
export function useYear(): { year: number; thisYear: number } {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const asked = Number(search['year'])
  return { year: Number.isInteger(asked) && asked >= 1949 && asked <= thisYear + 1 ? asked : thisYear, thisYear }
}

/** Chooses the year of a page; the address keeps it. */
export function YearSelect() {
  const say = useTexts(deskTexts)
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const { year, thisYear } = useYear()
  const years = [...new Set([thisYear + 1, ...Array.from({ length: yearsBack + 1 }, (_, back) => thisYear - back), year])].toSorted((a, b) => b - a)
  return (
    <span className="cl-year">
      <Select
        aria-label={say('year')}
        value={String(year)}
        options={years.map((one) => ({ value: String(one), label: say('yearOf', { year: one }) }))}
        onChange={(value) => void navigate({ to: '.', search: { ...search, year: Number(value) }, replace: true, resetScroll: false })}
      />
    </span>
  )
}
