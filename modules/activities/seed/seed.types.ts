export interface SeedMember {
  staffId: string
  unitId: string
}

/** Who stands in the demonstration's activities. */
export interface ActivityCast {
  /** The union of the whole university. */
  rootId: string
  /** Active members; the one whose account is shown stands first. */
  members: readonly SeedMember[]
}
