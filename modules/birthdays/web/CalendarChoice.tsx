import { useMutation } from '@tanstack/react-query'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { birthdaysTexts } from './birthdays.texts.ts'
import type { Calendar } from './birthdays.types.ts'
import { useBirthdaysChanged } from './use-birthdays-changed.ts'

const calendars = ['solar', 'lunar'] as const

/** By which calendar I keep my birthday; it counts from the next morning on. */
export function CalendarChoice({ calendar, lunar }: { calendar: Calendar; lunar: string }) {
  const say = useTexts(birthdaysTexts)
  const changed = useBirthdaysChanged()
  const wish = useMutation({
    mutationFn: (next: Calendar) => api.birthdays.wish({ calendar: next }),
    onSuccess: (answer) => toast(say('wishKept', { calendar: say(`calendar_${answer.calendar}`) })),
    onError: toastRefusal,
    onSettled: changed,
  })
  return (
    <div className="bd-tight">
      <div className="tx-actions">
        <span>{say('byCalendar')}</span>
        <Choice
          label={say('byCalendar')}
          value={wish.isPending ? wish.variables : calendar}
          options={calendars.map((value) => ({ value, label: say(`calendar_${value}`) }))}
          onChange={(next) => wish.mutate(next)}
        />
      </div>
      <p className="tx-note">{say('lunarIs', { words: lunar })}</p>
      {calendar === 'lunar' && <p className="tx-note">{say('lunarRule')}</p>}
    </div>
  )
}
