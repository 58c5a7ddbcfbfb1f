export interface SeedPerson {
  staffId: string
  name: string
  unitId: string
}

/** Who stands in the demonstration's suggestions, consultations and projects. */
export interface SeedCast {
  authors: readonly SeedPerson[]
  office: SeedPerson
  leader: SeedPerson
  departments: readonly { unitId: string; name: string; person: SeedPerson }[]
}
