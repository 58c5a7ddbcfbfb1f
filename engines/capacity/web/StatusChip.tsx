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

const phaseTones: Record<OfferPhase, Tone> = { draft: 'neutral', soon: 'neutral', open: 'ok', closed: 'neutral', settled: 'neutral', cancelled: 'bad' }

export function PhaseChip({ phase }: { phase: OfferPhase }) {
  const say = useTexts(capacityTexts)
  return <Chip tone={phaseTones[phase]}>{say(`phase_${phase}`)}</Chip>
}
