import { useNavigate, useSearch } from '@tanstack/react-router'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { deskTexts } from './desk.texts.ts'

const yearsShown = 6

/** The year that the address names, or this one, with the choice of another. */
export function useYear() {
  const say = useTexts(deskTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const years = Array.from({ length: yearsShown }, (_, back) => thisYear - back)
  const year = years.find((one) => one === Number(search['year'])) ?? thisYear
  const choice = (
    <Field label={say('year')}>
      {(control) => (
        <Select
          {...control}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: say('ofYear', { year: one }) }))}
          onChange={(value) => void navigate({ to: '.', search: Number(value) === thisYear ? {} : { year: Number(value) }, replace: true })}
        />
      )}
    </Field>
  )
  return { year, years, choice }
}
