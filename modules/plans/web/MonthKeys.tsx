import { useTranslation } from 'react-i18next'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { monthName } from './months.ts'
import { plansTexts } from './plans.texts.ts'
import { toggleMonth } from './review-draft.ts'
import './plans.css'

interface Time {
  months: number[]
  allYear: boolean
}

/** Twelve keys and one for the whole year: quicker than two date fields, and it cannot be wrong. */
export function MonthKeys({ item, onChange }: { item: Time; onChange: (change: Time) => void }) {
  const say = useTexts(plansTexts)
  const { i18n } = useTranslation()
  return (
    <div className="pl-edit-row" role="group" aria-label={say('months')}>
      <button type="button" className="pl-month-key" aria-pressed={item.allYear} onClick={() => onChange({ allYear: !item.allYear, months: [] })}>
        {say('allYear')}
      </button>
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <button
          key={month}
          type="button"
          className="pl-month-key"
          aria-pressed={item.months.includes(month)}
          onClick={() => onChange({ allYear: false, months: toggleMonth(item.months, month) })}
        >
          {monthName(month, i18n.language)}
        </button>
      ))}
    </div>
  )
}
