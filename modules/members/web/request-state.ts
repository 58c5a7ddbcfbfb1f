import type { Tone } from '../../../kernel/ui/base/Chip.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import type { RequestState } from './members.types.ts'

/** How a request stands: its word in the common texts, and its look. */
export const requestStateWords = {
  waiting: { key: 'requestWaiting', tone: 'warn', icon: 'clock' },
  accepted: { key: 'requestAccepted', tone: 'ok', icon: 'ok' },
  declined: { key: 'requestDeclined', tone: 'bad', icon: 'error' },
  withdrawn: { key: 'requestWithdrawn', tone: 'neutral', icon: 'undo' },
} as const satisfies Record<RequestState, { key: string; tone: Tone; icon: IconName }>
