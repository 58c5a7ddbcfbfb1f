import type pg from 'pg'
import { listTables } from '../../kernel/db/protect.ts'

export interface TableShape {
  name: string
  columns: string[]
  hasTenant: boolean
}

/** Bookkeeping of the migrator: restored by migrating, not by copying. */
const notCopied = new Set(['schema_migrations'])

/** Every table there is: a table that a later version adds is in its backups by itself. */
export async function listTableShapes(client: pg.Client): Promise<TableShape[]> {
  const tables = (await listTables(client)).filter((table) => !notCopied.has(table.name))
  const { rows: columns } = await client.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns
      where table_schema = 'public' and is_generated = 'NEVER' order by table_name, ordinal_position`,
  )
  return tables.map((table) => ({
    name: table.name,
    hasTenant: table.has_tenant,
    columns: columns.filter((column) => column.table_name === table.name).map((column) => column.column_name),
  }))
}
