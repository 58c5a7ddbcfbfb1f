import type { z } from 'zod'
import type { Bilingual } from '../../kernel/errors.ts'
import type { changeKind, committeeKind, reorganisation, successionKind, unitKind } from './units.contract.ts'

export type UnitKind = z.infer<typeof unitKind>
export type CommitteeKind = z.infer<typeof committeeKind>
export type ChangeKind = z.infer<typeof changeKind>
type SuccessionKind = z.infer<typeof successionKind>
export type Reorganisation = z.infer<typeof reorganisation>

/** What a unit is from one day on. `validTo` is the first day on which it is that no longer. */
export interface UnitVersion {
  validFrom: string
  validTo: string | null
  name: string
  shortName: string | null
  /** Follows from the name: `pinyinSortKey`. */
  pinyinKey: string
  parentId: string | null
  campusId: string | null
  sort: number
}

/** A unit through time; versions from the oldest to the newest, each beginning where the one before ends. */
export interface UnitHistory {
  id: string
  kind: UnitKind
  committeeKind: CommitteeKind | null
  /** For optimistic locking: counts the changes. */
  version: number
  versions: UnitVersion[]
}

export type Histories = ReadonlyMap<string, UnitHistory>

export interface Succession {
  fromUnitId: string
  toUnitId: string
  onDate: string
  kind: SuccessionKind
}

export const kindNames: Record<UnitKind, Bilingual> = {
  university: { zh: '校工会', en: 'university union' },
  branch: { zh: '分工会', en: 'branch' },
  group: { zh: '工会小组', en: 'group' },
  committee: { zh: '专门委员会', en: 'committee' },
  club: { zh: '文体协会', en: 'club' },
  department: { zh: '学校部门', en: 'school department' },
}
