import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { people } from '../capacity.ports.ts'
import type { Condition } from '../offer-rules.ts'
import { allOf } from './compile.ts'

/** Which of these people meet all conditions by their records as they are now. */
export async function stillMeet(db: Db, conditions: readonly Condition[], staffIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (staffIds.length === 0) return new Set()
  const { rows } = await sql<{ staff_id: string }>`
    select p.staff_id from ${people().relation(db)} as p where p.staff_id = any(${[...staffIds]}::uuid[]) and ${allOf(conditions)}`.execute(db.q)
  return new Set(rows.map((row) => row.staff_id))
}
