-- What a person keeps of their own view: saved views of tables.

create table saved_views (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  table_key text not null,
  name text not null,
  state jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint saved_views_name_key unique (tenant_id, account_id, table_key, name)
);
