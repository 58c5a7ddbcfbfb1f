-- What every service stands on: tenants, the audit log and its seals, events to send, requests already answered, files, keys.

create table tenants (
  id uuid primary key,
  kind text not null constraint tenants_kind check (kind in ('university', 'superior')),
  name text not null,
  short_name text not null,
  demo boolean not null default false,
  created_at timestamptz not null
);
comment on table tenants is 'shared';

create table tenant_hosts (
  host text primary key,
  tenant_id uuid not null references tenants (id)
);
comment on table tenant_hosts is 'shared';

create table audit_entries (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  via text not null constraint audit_entries_via check (via in ('session', 'token', 'system', 'cli')),
  request_id text not null,
  action text not null,
  entity_type text not null,
  entity_id text not null,
  unit_id uuid,
  details jsonb not null,
  primary key (tenant_id, id)
);
comment on table audit_entries is 'append-only';
create index audit_entries_at on audit_entries (tenant_id, at desc, id desc);
create index audit_entries_entity on audit_entries (tenant_id, entity_type, entity_id, at desc);

create table audit_seals (
  tenant_id uuid not null,
  no bigint not null,
  sealed_at timestamptz not null,
  entries integer not null,
  previous_hash text not null,
  hash text not null,
  primary key (tenant_id, no)
);
comment on table audit_seals is 'append-only';

create table audit_sealed_entries (
  tenant_id uuid not null,
  entry_id uuid not null,
  seal_no bigint not null,
  position integer not null,
  primary key (tenant_id, entry_id)
);
comment on table audit_sealed_entries is 'append-only';
create index audit_sealed_entries_seal on audit_sealed_entries (tenant_id, seal_no, position);

create table outbox_events (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  topic text not null,
  payload jsonb not null,
  dispatched_at timestamptz,
  primary key (tenant_id, id)
);
create index outbox_events_waiting on outbox_events (tenant_id, id) where dispatched_at is null;

create table idempotency_keys (
  tenant_id uuid not null,
  account_id uuid not null,
  key text not null,
  request_hash text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (tenant_id, account_id, key)
);

create table data_keys (
  tenant_id uuid not null,
  purpose text not null,
  version integer not null,
  wrapped text not null,
  created_at timestamptz not null,
  primary key (tenant_id, purpose, version)
);

create table files (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  content_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  purpose text not null,
  owner_account_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (tenant_id, id)
);
create index files_expiring on files (tenant_id, expires_at) where expires_at is not null;

create table settings (
  tenant_id uuid not null,
  key text not null,
  value jsonb not null,
  version integer not null,
  changed_at timestamptz not null,
  primary key (tenant_id, key)
);
