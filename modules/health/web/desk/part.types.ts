import type { EditedRound } from '../health.types.ts'
import type { RoundDraft } from './round-draft.ts'

/** What each part of the form works on. */
export interface PartProps {
  draft: RoundDraft
  set: (change: Partial<RoundDraft>) => void
  stored: EditedRound | null
  /** What the engine holds fast, by its own names. */
  frozen: ReadonlySet<string>
  /** It has begun, or was called off: only its words change. */
  over: boolean
}
