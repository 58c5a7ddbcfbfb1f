/** Days are `YYYY-MM-DD`; an end day is the first on which the row no longer holds. Codes are those of the member record. */

export interface DemoUnit {
  key: string
  parentKey: string | null
  kind: 'university' | 'branch' | 'group' | 'committee' | 'club' | 'department'
  /** Committees only. */
  committeeKind: 'specialised' | 'women' | 'youth' | 'audit' | null
  name: string
  shortName: string
  campus: string | null
  validFrom: string
  sort: number
}

interface DemoSuperior {
  kind: 'managing' | 'guiding'
  name: string
  validFrom: string
  validTo: string | null
}

interface DemoMembership {
  status: 'active' | 'retained' | 'none' | 'transferred_out' | 'withdrawn'
  joinedOn: string | null
  documentNo: string | null
  cardNo: string | null
}

export interface DemoRelative {
  relation: string
  name: string
  birthDate: string | null
}

export interface DemoStaff {
  key: string
  staffNo: string
  name: string
  idType: string
  idNo: string | null
  sex: '1' | '2' | '0' | '9'
  birthDate: string
  ethnicity: string | null
  nationality: string
  politicalStatus: string
  marital: string
  education: string
  degree: string | null
  professionalTitle: string | null
  employmentType: string
  hireDate: string
  retireDate: string | null
  leaveDate: string | null
  phone: string | null
  email: string | null
  unitKey: string
  groupKey: string | null
  duesBaseFen: bigint | null
  membership: DemoMembership
  family: DemoRelative[]
}

/** The term of a unit's committee, five years; its officers sit until they are succeeded. */
export interface DemoTerm {
  unitKey: string
  ordinal: number
  from: string
  to: string
}

export interface DemoOffice {
  unitKey: string
  staffKey: string
  office: string
  officeName: string
  from: string
  /** Null while the person holds the office. */
  to: string | null
  cadreKind: 'full_time' | 'seconded' | 'part_time'
}

export interface DemoAccount {
  username: string
  staffKey: string
  role: string
  unitKey: string
  roleZh: string
  roleEn: string
  blurbZh: string
  blurbEn: string
}

export interface DemoPlan {
  year: number
  title: string
  text: string
}

export interface DemoProposal {
  key: string
  /** 0: the session before; 1: the one that collects now. */
  session: 0 | 1
  kind: 'individual' | 'collective'
  topic: string
  title: string
  reason: string
  suggestion: string
  delegationKey: string
  proposerKeys: string[]
  seconderKeys: string[]
  leadUnitKey: string
  supportUnitKeys: string[]
  end: string
  /** Last year's: filed so many days ago. This year's: the last step so many days ago. */
  daysAgo: number
  replyClass: 'A' | 'B' | 'C' | 'D'
  isKey: boolean
  led: boolean
  satisfied: boolean
  mergedIntoKey: string | null
}

/** The congress of the demonstration: a term with the session of last year and the one of this year. */
export interface DemoCongress {
  ordinal: number
  title: string
  from: string
  sessions: [before: DemoSession, now: DemoSession]
  delegations: { key: string; name: string; unitKey: string; headKey: string | null }[]
  delegates: { staffKey: string; delegationKey: string }[]
  /** Who answers for each department, by its key. */
  unitPeople: { unitKey: string; staffKey: string }[]
  committeeKeys: string[]
  proposals: DemoProposal[]
}

export interface DemoSession {
  ordinal: number
  title: string
  heldOn: string
  collectFrom: string
  collectUntil: string
  finished: boolean
}

export interface DemoUniversity {
  name: string
  shortName: string
  units: DemoUnit[]
  superiors: DemoSuperior[]
  staff: DemoStaff[]
  terms: DemoTerm[]
  offices: DemoOffice[]
  accounts: DemoAccount[]
  congress: DemoCongress
  plan: DemoPlan
}
