import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.generated.ts'

/** A handle for reading, bound to one tenant. Store functions take it first and name its tenant in every statement. */
export interface Db {
  readonly tenantId: string
  readonly q: Kysely<Tables>
}

export interface AuditRecord {
  /** What was done, as `noun.verb`: `member.admit`. */
  action: string
  entity: { type: string; id: string }
  unitId?: string | null
  /** What changed, for a person to read later. Sensitive values never stand here in clear. */
  details?: Record<string, unknown>
}

export interface DomainEvent {
  topic: string
  payload: Record<string, unknown>
}

/** A handle inside a transaction. What it records and emits commits with the change, or not at all. */
export interface Trx extends Db {
  readonly q: Transaction<Tables>
  /** The instant of this transaction: every row that it writes carries the same. */
  readonly at: Date
  /** The account that acts, or null where the system acts by itself. */
  readonly actorId: string | null
  audit(record: AuditRecord): void
  emit(event: DomainEvent): void
}
