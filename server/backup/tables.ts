import type pg from 'pg'
import { listTables } from '../../kernel/db/protect.ts'

export interface TableShape {
  name: string
  columns: string[]
  hasTenant: boolean
}

/** Bookkeeping of the migrator: restored by migrating, not by copying. */
const notCopied = new Set(['schema_migrations'])

/** Every table there is, parents before children: a table that a later version adds is in its backups by itself. */
export async function tablesInOrder(client: pg.Client): Promise<TableShape[]> {
  const tables = (await listTables(client)).filter((table) => !notCopied.has(table.name))
  const { rows: columns } = await client.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns
      where table_schema = 'public' and is_generated = 'NEVER' order by table_name, ordinal_position`,
  )
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
       from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid`,
  )
  const shapes = tables.map((table) => ({
    name: table.name,
    hasTenant: table.has_tenant,
    columns: columns.filter((column) => column.table_name === table.name).map((column) => column.column_name),
  }))
  return parentsFirst(shapes, references)
}

function parentsFirst(shapes: TableShape[], references: { child: string; parent: string }[]): TableShape[] {
  const sorted: TableShape[] = []
  const visited = new Set<string>()
  const visit = (shape: TableShape) => {
    if (visited.has(shape.name)) return
    visited.add(shape.name)
    for (const { child, parent } of references) {
      const its = child === shape.name ? shapes.find((candidate) => candidate.name === parent) : undefined
      if (its) visit(its)
    }
    sorted.push(shape)
  }
  for (const shape of shapes) visit(shape)
  return sorted
}
