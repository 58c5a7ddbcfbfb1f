import { classNames } from './class-names.ts'
import './meter.css'

/** How much of the whole, from 0 to 1. Decoration beside the figure that says it. */
export function Meter({ share, over = false }: { share: number; over?: boolean }) {
  return (
    <span className={classNames('tx-meter', over && 'tx-meter-over')} aria-hidden="true">
      <span style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </span>
  )
}
