import { sql } from 'kysely'
import { endOfDay } from '../../engines/calendar/working-days.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { cappedCount, countCap } from './capped-count.ts'

export interface AuditQuery {
  cursor?: string | undefined
  limit: number
  accountId?: string | undefined
  /** An action, or the beginning of one that ends in a dot. */
  action?: string | undefined
  entityType?: string | undefined
  entityId?: string | undefined
  /** Days in China, both included. */
  from?: string | undefined
  until?: string | undefined
}

/** The audit log, the latest first: two statements. */
export async function listAudit(db: Db, scope: Scope, query: AuditQuery) {
  const after = decodeCursor(query.cursor)
  const at = after && instantOf(after.key)
  const rows = await matching(db, scope, query)
    .selectAll('e')
    .$if(at !== null, (q) => q.where(sql<boolean>`(e.at, e.id) < (${at}, ${after?.id}::uuid)`))
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const counted = await db.q
    .selectFrom(
      matching(db, scope, query)
        .select('e.id')
        .limit(countCap + 1)
        .as('counted'),
    )
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst()
  const page = cutPage(rows, {
    limit: query.limit,
    positionOf: (row) => ({ key: row.at.toISOString(), id: row.id }),
    show: (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      accountId: row.account_id,
      actorName: row.actor_name,
      via: row.via,
      requestId: row.request_id,
      action: row.action,
      entityType: row.entity_type,
      entityId: row.entity_id,
      unitId: row.unit_id,
      // storeAudit writes an object, always.
      details: row.details as Record<string, unknown>,
    }),
  })
  return { ...page, ...cappedCount(counted?.count) }
}

function matching(db: Db, scope: Scope, query: AuditQuery) {
  const { accountId, action, entityType, entityId, from, until } = query
  return db.q
    .selectFrom('audit_entries as e')
    .where('e.tenant_id', '=', db.tenantId)
    .$if(!scope.all, (q) => q.where(sql<boolean>`e.unit_id = any(${scope.all ? [] : scope.unitIds}::uuid[])`))
    .$if(accountId !== undefined, (q) => q.where('e.account_id', '=', accountId ?? null))
    .$if(action !== undefined, (q) => (action?.endsWith('.') ? q.where('e.action', '>=', action).where('e.action', '<', `${action}~`) : q.where('e.action', '=', action ?? '')))
    .$if(entityType !== undefined, (q) => q.where('e.entity_type', '=', entityType ?? ''))
    .$if(entityId !== undefined, (q) => q.where('e.entity_id', '=', entityId ?? ''))
    .$if(from !== undefined, (q) => q.where('e.at', '>=', startOf(from ?? '')))
    .$if(until !== undefined, (q) => q.where('e.at', '<', endOfDay(until ?? '')))
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

function instantOf(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  return at
}
