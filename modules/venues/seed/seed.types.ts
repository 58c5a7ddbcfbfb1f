/** Who books in the demonstration. */
export interface VenueCast {
  /** The union of the whole university. */
  rootId: string
  /** Active members; the one whose account is shown stands first. */
  members: readonly { staffId: string; unitId: string }[]
}
