import { sql } from 'kysely'
import type { CaseRow } from '../../../engines/cases/process.ts'
import { reaches, type Actor } from '../../../kernel/auth/actor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { MembershipStatus } from '../membership.rules.ts'

/** What the guards of a matter of membership look at: the person as they stand today. */
export interface MemberFacts {
  /** Of a record that was merged away, the one that was kept. */
  staffId: string
  name: string
  unitId: string
  membership: MembershipStatus
  leaveDate: string | null
  deathDate: string | null
}

/** One statement, however many cases. A case is its person's, under whichever record it was filed. */
export async function loadMemberFacts(db: Db, cases: readonly CaseRow[]): Promise<ReadonlyMap<string, MemberFacts>> {
  const filers = [...new Set(cases.flatMap((row) => row.filedBy ?? []))]
  if (filers.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('staff as asked')
    .innerJoin('staff as s', (join) => join.onRef('s.tenant_id', '=', 'asked.tenant_id').on(sql<boolean>`s.id = coalesce(asked.merged_into, asked.id)`))
    .select(['asked.id as askedId', 's.id as staffId', 's.name', 's.unit_id as unitId', 's.membership', 's.leave_date as leaveDate', 's.death_date as deathDate'])
    .where('asked.tenant_id', '=', db.tenantId)
    .where(sql<boolean>`asked.id = any(${filers}::uuid[])`)
    .execute()
  const people = new Map(rows.map(({ askedId, membership, ...person }): [string, MemberFacts] => [askedId, { ...person, membership: membership as MembershipStatus }])) // The check constraint staff_membership admits these values only.
  return new Map(
    cases.flatMap((row): [string, MemberFacts][] => {
      const person = row.filedBy === null ? undefined : people.get(row.filedBy)
      return person ? [[row.id, person]] : []
    }),
  )
}

/** Whether somebody's permission reaches the branch where the person stands today, wherever the case began. */
export function reachesToday(facts: MemberFacts, actor: Actor, permission: string): boolean {
  const scope = actor.permissions.get(permission)
  return scope !== undefined && reaches(scope, facts.unitId)
}
