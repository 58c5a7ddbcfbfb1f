export interface SeedParent {
  staffId: string
  name: string
  unitId: string
  since: string
}

export interface SeedChild {
  name: string
  sex: '1' | '2'
  birthDate: string
  idNo: string
}

/** Who applies in the demonstration. */
export interface PlacementCast {
  /** The one whose account is shown stands first. */
  parents: readonly SeedParent[]
  makeChild(parentName: string, born: { from: string; until: string }): SeedChild
}
