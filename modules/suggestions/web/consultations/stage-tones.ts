import type { Tone } from '../../../../kernel/ui/base/Chip.tsx'
import type { ConsultationItem } from '../suggestions.types.ts'

export const stageTones: Record<ConsultationItem['stage'], Tone> = { draft: 'neutral', before: 'neutral', open: 'brand', closed: 'warn', answered: 'ok' }
