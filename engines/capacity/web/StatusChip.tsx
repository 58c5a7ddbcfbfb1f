import type { ReactNode } from 'react'
import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { capacityTexts } from './capacity.texts.ts'
import type { EnrolmentStatus, OfferPhase } from './offer.types.ts'

export const statusLooks: Record<EnrolmentStatus, { tone: Exclude<Tone, 'brand'>; icon: IconName }> = {
  confirmed: { tone: 'ok', icon: 'ok' },
  waiting: { tone: 'warn', icon: 'clock' },
  offered: { tone: 'warn', icon: 'bell' },
  pending: { tone: 'neutral', icon: 'clock' },
  declined: { tone: 'bad', icon: 'error' },
  cancelled: { tone: 'neutral', icon: 'leave' },
  expired: { tone: 'neutral', icon: 'clock' },
}

interface OfferChipProps {
  mine: EnrolmentStatus | null
  onRoster: boolean
  phase: OfferPhase
  outside?: ReactNode
}

/** Where somebody's sign-up stands. */
export function StatusChip({ status }: { status: EnrolmentStatus }) {
  const say = useTexts(capacityTexts)
  const { tone, icon } = statusLooks[status]
  return (
    <Chip tone={tone} icon={icon}>
      {say(`status_${status}`)}
    </Chip>
  )
}

/** Where I stand with an offer; where I do not, how it stands itself. `outside` is said to whom it is not for. */
export function OfferChip({ mine, onRoster, phase, outside }: OfferChipProps) {
  const say = useTexts(capacityTexts)
  if (mine && mine !== 'cancelled') return <StatusChip status={mine} />
  if (!onRoster && (phase === 'open' || phase === 'soon')) return outside ?? <Chip>{say('notForYou')}</Chip>
  return <PhaseChip phase={phase} />
}

const phaseTones: Record<OfferPhase, Tone> = { draft: 'neutral', soon: 'neutral', open: 'ok', closed: 'neutral', settled: 'neutral', cancelled: 'bad' }

export function PhaseChip({ phase }: { phase: OfferPhase }) {
  const say = useTexts(capacityTexts)
  return <Chip tone={phaseTones[phase]}>{say(`phase_${phase}`)}</Chip>
}
