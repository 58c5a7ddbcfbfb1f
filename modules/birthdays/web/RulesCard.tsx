import { AmountWords } from '../../../engines/standards/web/AmountWords.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { birthdaysTexts } from './birthdays.texts.ts'
import type { MyProgramme } from './birthdays.types.ts'
import { Shops } from './CouponCard.tsx'

type RuleFacts = Pick<MyProgramme, 'treat' | 'amount' | 'daysAhead' | 'validDays' | 'fromDay' | 'includeRetired' | 'lateJoiners' | 'leapDay' | 'year'>

/** Every rule in a sentence: nobody has to ask why a colleague got theirs earlier. */
export function RulesCard({ programme, showsShops }: { programme: MyProgramme; showsShops: boolean }) {
  const say = useTexts(birthdaysTexts)
  return (
    <Card title={say('rules')}>
      <div className="tx-stack">
        <p className="tx-note">{say('rulesOf', { unit: programme.unitName, year: programme.year })}</p>
        <RuleLines programme={programme} />
        <div className="bd-tight">
          <h3>{say('rule_standard')}</h3>
          <p className="tx-note">
            <AmountWords standard={programme.standard} />
          </p>
        </div>
        {showsShops && <Shops shops={programme.shops} />}
        {programme.contact && <p className="tx-note">{say('contact', { contact: programme.contact })}</p>}
      </div>
    </Card>
  )
}

export function RuleLines({ programme }: { programme: RuleFacts }) {
  const say = useTexts(birthdaysTexts)
  const times = useTimes()
  return (
    <ul className="bd-lines">
      {rulesOf(programme, say, times.day).map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  )
}

function rulesOf(
  { treat, amount, daysAhead, validDays, fromDay, includeRetired, lateJoiners, leapDay, year }: RuleFacts,
  say: SayOf<typeof birthdaysTexts>,
  write: (day: string) => string,
): string[] {
  return [
    say('rule_treat', { treat, amount }),
    ...(fromDay === `${year}-01-01` ? [] : [say('rule_from', { day: write(fromDay) })]),
    daysAhead === 0 ? say('rule_today') : say('rule_ahead', { count: daysAhead }),
    say('rule_valid', { count: validDays }),
    say(includeRetired ? 'rule_retired_yes' : 'rule_retired_no'),
    say(lateJoiners ? 'rule_late_yes' : 'rule_late_no'),
    say(leapDay === '02-28' ? 'rule_leap_0228' : 'rule_leap_0301'),
    say('rule_member'),
  ]
}
