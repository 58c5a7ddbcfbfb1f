import type pg from 'pg'

/**
 * Locks every table by what it is, so that no migration can forget to:
 * - a table with `tenant_id` gets forced row level security by tenant;
 * - its comment starts with `append-only`: the serving role may read and insert, nothing else;
 * - its comment starts with `shared` (no tenant: reference tables): everybody reads all of it, the serving role writes nothing;
 * - `shared; own row: name, …` is a table of the tenants themselves: each may change these columns of its own row;
 * - a table that is neither is refused.
 */
export async function protectTables(client: pg.Client, appRole: string): Promise<void> {
  const tables = await listTables(client)
  const role = client.escapeIdentifier(appRole)
  await client.query(`grant usage on schema public to ${role}`)
  for (const table of tables) await client.query(protectionOf(table, client.escapeIdentifier(table.name), role))
}

interface TableFacts {
  name: string
  has_tenant: boolean
  comment: string | null
  protected: boolean
  secured: boolean
}

export async function listTables(client: pg.Client): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(`
    select c.relname as name,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant,
           obj_description(c.oid, 'pg_class') as comment,
           c.relforcerowsecurity as protected,
           c.relrowsecurity as secured
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by c.relname`)
  return rows
}

function protectionOf(table: TableFacts, name: string, role: string): string {
  const appendOnly = table.comment?.startsWith('append-only') ?? false
  const shared = table.comment?.startsWith('shared') ?? false
  if (shared) return `revoke all on ${name} from ${role}; grant select on ${name} to ${role}; ${ownRowOf(table, name, role)}`
  if (!table.has_tenant) throw new TypeError(`table ${table.name} has no tenant_id and is not marked shared`)
  const rights = appendOnly ? 'select, insert' : 'select, insert, update, delete'
  const grants = `revoke all on ${name} from ${role}; grant ${rights} on ${name} to ${role};`
  if (table.protected) return grants
  return `${grants}
    alter table ${name} enable row level security;
    alter table ${name} force row level security;
    create policy tenant_only on ${name} using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)`
}

/** The owner, who installs tenants, is not bound: the security is not forced. */
function ownRowOf(table: TableFacts, name: string, role: string): string {
  const columns = /^shared; own row: (\w+(?:, \w+)*)$/.exec(table.comment ?? '')?.[1]
  if (columns === undefined) return ''
  const grants = `grant update (${columns}) on ${name} to ${role};`
  if (table.secured) return grants
  return `${grants}
    alter table ${name} enable row level security;
    create policy everybody_reads on ${name} for select using (true);
    create policy own_row on ${name} for update using (id = nullif(current_setting('app.tenant', true), '')::uuid)`
}
