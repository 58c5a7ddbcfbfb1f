import { useTexts } from '../../../kernel/ui/texts.ts'
import { capacityTexts } from './capacity.texts.ts'
import { countdownOf, milestoneOf } from './offer-now.ts'

interface CountdownProps {
  label: string
  until: string
  /** Server time in milliseconds. */
  now: number
  /** Said when it is over. */
  over: string
}

/** Time that is left, to the second; said aloud at ten, five and one minute and at the end only. */
export function Countdown({ label, until, now, over }: CountdownProps) {
  const say = useTexts(capacityTexts)
  const ms = Date.parse(until) - now
  const { days, clock } = countdownOf(ms)
  const milestone = milestoneOf(ms)
  return (
    <span className="cp-countdown">
      <span role="timer">
        {label} <b>{days > 0 ? say('daysAnd', { days, clock }) : clock}</b>
      </span>
      <span className="tx-hidden" role="status">
        {milestone !== null && (milestone === 0 ? over : say('minutesLeft', { count: milestone }))}
      </span>
    </span>
  )
}
