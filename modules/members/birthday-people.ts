import { sql } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { memberStatuses } from './membership.rules.ts'

/** What a birthday treat asks of a member's record. Days are `YYYY-MM-DD`. */
export interface BirthdayPerson {
  staffId: string
  unitId: string
  name: string
  staffNo: string
  birthDate: string | null
  memberSince: string | null
  retireDate: string | null
  leaveDate: string | null
}

interface Asked {
  /** Who has left by then is not among them. */
  day: string
  /** Branches; null: all. */
  unitIds: readonly string[] | null
  /** Only these people. */
  staffIds?: readonly string[] | undefined
  /** Only those whose birth date is not known. */
  undated?: boolean
}

/** Members (active and retained) who are alive and have not left, in the order of their names. */
export async function birthdayPeople(db: Db, { day, unitIds, staffIds, undated = false }: Asked): Promise<BirthdayPerson[]> {
  const rows = await db.q
    .selectFrom('staff')
    .select(['id', 'unit_id', 'name', 'staff_no', 'birth_date', 'member_since', 'retire_date', 'leave_date'])
    .where('tenant_id', '=', db.tenantId)
    .where('merged_into', 'is', null)
    .where('membership', 'in', memberStatuses)
    .where('death_date', 'is', null)
    .where((eb) => eb.or([eb('leave_date', 'is', null), eb('leave_date', '>', day)]))
    .$if(unitIds !== null, (q) => q.where(sql<boolean>`unit_id = any(${[...(unitIds ?? [])]}::uuid[])`))
    .$if(staffIds !== undefined, (q) => q.where(sql<boolean>`id = any(${[...(staffIds ?? [])]}::uuid[])`))
    .$if(undated, (q) => q.where('birth_date', 'is', null))
    .orderBy('pinyin_key')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    staffId: row.id,
    unitId: row.unit_id,
    name: row.name,
    staffNo: row.staff_no,
    birthDate: row.birth_date,
    memberSince: row.member_since,
    retireDate: row.retire_date,
    leaveDate: row.leave_date,
  }))
}
