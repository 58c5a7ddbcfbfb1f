/** Days are `YYYY-MM-DD`; an end day is the first on which the row no longer holds. Codes are those of the member record. */

export interface DemoUnit {
  key: string
  parentKey: string | null
  kind: 'university' | 'branch' | 'group' | 'committee' | 'club'
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

export interface DemoUniversity {
  name: string
  shortName: string
  units: DemoUnit[]
  superiors: DemoSuperior[]
  staff: DemoStaff[]
  terms: DemoTerm[]
  offices: DemoOffice[]
  accounts: DemoAccount[]
  plan: DemoPlan
}
