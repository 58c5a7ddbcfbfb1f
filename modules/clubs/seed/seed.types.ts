interface SeedMember {
  staffId: string
  unitId: string
  /** `YYYY-MM-DD`: nobody was in a club before working here. */
  hiredOn: string
}

/** Who is in the demonstration's clubs. */
export interface ClubCast {
  /** Clubs of the organisation by their short names, each with its officers and the first day of its unit. */
  clubs: readonly { id: string; shortName: string; foundedOn: string; officerIds: readonly string[] }[]
  /** Active members; the one whose account is shown stands first. */
  members: readonly SeedMember[]
}
