import type { SessionSettings } from '../proposals.settings.ts'

/** A congress with its proposals as they stand, for the demonstration and for benches. Ids are made by whoever calls. */
export interface SeededCongress {
  term: { id: string; ordinal: number; title: string; fromDay: string }
  sessions: SeededSession[]
  delegations: { id: string; name: string; headId: string | null }[]
  delegates: { staffId: string; delegationId: string }[]
  cast: Cast
  proposals: SeededProposal[]
}

export interface SeededSession {
  id: string
  ordinal: number
  title: string
  heldOn: string
  collectFrom: Date
  collectUntil: Date
  settings: SessionSettings
  repliesPublishedAt: Date | null
  archivedAt: Date | null
}

/** Who acts for the offices. */
export interface Cast {
  secretary: Person
  committee: Person[]
  schoolOffice: Person
  leader: Person
  presidium: Person
  /** Whoever answers for a department, by unit. */
  units: ReadonlyMap<string, Person>
}

export interface Person {
  staffId: string
  name: string
}

export interface SeededProposal {
  id: string
  sessionId: string
  kind: 'individual' | 'collective'
  topic: string
  title: string
  reason: string
  suggestion: string
  /** The branch it comes from. */
  unitId: string
  delegationId: string
  proposers: Person[]
  seconders: Person[]
  leadUnitId: string
  supportUnitIds: string[]
  /** Where it stands. */
  end: string
  /** When it began, with so much slower a pace than the quickest; or else when the last step was taken. */
  time: { startedAt: Date; slower: number } | { endedAt: Date }
  replyClass: 'A' | 'B' | 'C' | 'D'
  isKey: boolean
  led: boolean
  satisfied: boolean
  mergedInto: string | null
}
