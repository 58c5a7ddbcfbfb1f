import { reaches } from '../../kernel/auth/actor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { isInvolved, type Reading } from './reading.ts'
import { handlers, standingFor } from './standing.ts'

// Who reads what is said and attached beside the actions.

export type Audience = 'parties' | 'inner'

/** An office: a permission at a unit; null: at the university. */
export interface Office {
  permission: string | null
  unitId: string | null
}

export function commentsOf(db: Db, caseId: string) {
  return db.q
    .selectFrom('case_comments')
    .select(['id', 'audience', 'permission', 'unit_id as unitId', 'author_name as by', 'text', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export function filesOf(db: Db, caseId: string) {
  return db.q
    .selectFrom('case_files as c')
    .innerJoin('files as f', (join) => join.onRef('f.tenant_id', '=', 'c.tenant_id').onRef('f.id', '=', 'c.file_id'))
    .select(['c.id', 'c.file_id as fileId', 'f.name', 'f.size_bytes as sizeBytes', 'f.content_type as contentType'])
    .select(['c.audience', 'c.permission', 'c.unit_id as unitId', 'c.account_id as accountId', 'c.author_name as by', 'c.at'])
    .where('c.tenant_id', '=', db.tenantId)
    .where('f.tenant_id', '=', db.tenantId)
    .where('c.case_id', '=', caseId)
    .where('c.removed_at', 'is', null)
    .orderBy('c.at')
    .orderBy('c.id')
    .execute()
}

/** The office in whose name a reader speaks to colleagues; null: they handle nothing here. */
export function officeOf({ process, hats, situation }: Reading): { permission: string; unitId: string | null } | null {
  const standing = standingFor(handlers(process), hats, situation)
  return standing && 'permission' in standing.who ? { permission: standing.who.permission, unitId: standing.unitId } : null
}

/** Whether this was said to the reader: to the parties and handlers, or to colleagues of the same office. */
export function isFor(reading: Reading, said: Office & { audience: string }): boolean {
  if (said.audience === 'parties') return isInvolved(reading)
  if (reading.ground !== 'office' || said.permission === null) return false
  const { permission, unitId } = said
  return reading.hats.some(({ actor }) => {
    const scope = actor.permissions.get(permission)
    return scope !== undefined && reaches(scope, unitId)
  })
}

export function audienceOf(value: string): Audience {
  return value === 'inner' ? 'inner' : 'parties'
}
