-- Who may come in and what they may do: accounts, sessions, access tokens, second factors, lock-out, set-up codes, roles for a term.

create table accounts (
  tenant_id uuid not null,
  id uuid not null,
  username text collate "C" not null,
  name text collate "C" not null,
  staff_id uuid,
  state text not null constraint accounts_state check (state in ('active', 'disabled')),
  password_hash text not null,
  must_change_password boolean not null,
  totp_sealed text,
  totp_confirmed_at timestamptz,
  totp_used_step bigint,
  last_signed_in_at timestamptz,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint accounts_username_key unique (tenant_id, username),
  constraint accounts_totp_has_secret check (totp_confirmed_at is null or totp_sealed is not null)
);
create unique index accounts_staff_key on accounts (tenant_id, staff_id) where staff_id is not null;
create index accounts_name on accounts (tenant_id, name);

create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_minutes integer not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (tenant_id, id),
  constraint sessions_secret_key unique (tenant_id, secret_hash),
  constraint sessions_account foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create index sessions_of_account on sessions (tenant_id, account_id) where ended_at is null;
create index sessions_expired on sessions (tenant_id, expires_at);

create table access_tokens (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  secret_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  constraint access_tokens_secret_key unique (tenant_id, secret_hash),
  constraint access_tokens_account foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create unique index access_tokens_name_key on access_tokens (tenant_id, account_id, name) where revoked_at is null;

create table recovery_codes (
  tenant_id uuid not null,
  account_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (tenant_id, account_id, code_hash),
  constraint recovery_codes_account foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);

-- The subject is an account, or an id derived from a user name that no account has: both lock alike,
-- so that a lock-out tells nobody which names exist.
create table sign_in_failures (
  tenant_id uuid not null,
  subject_id uuid not null,
  failed_count integer not null,
  locked_until timestamptz,
  last_failed_at timestamptz not null,
  primary key (tenant_id, subject_id)
);
create index sign_in_failures_last on sign_in_failures (tenant_id, last_failed_at);

create table setup_codes (
  tenant_id uuid not null,
  id uuid not null,
  role text not null constraint setup_codes_role check (role in ('system_admin', 'security_admin', 'audit_admin')),
  code_hash text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  primary key (tenant_id, id),
  constraint setup_codes_code_key unique (tenant_id, code_hash)
);

-- A role at a node of the organisation (unit_id null: the whole university), from a day to a day, both included.
create table role_grants (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid,
  from_date date not null,
  until_date date,
  document_no text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  -- Set when a later administrator's role of the same account begins after this one's last day.
  superseded_at timestamptz,
  version integer not null,
  primary key (tenant_id, id),
  constraint role_grants_account foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  constraint role_grants_days check (until_date is null or until_date >= from_date - 1),
  constraint role_grants_administrators_everywhere check (role not in ('system_admin', 'security_admin', 'audit_admin') or unit_id is null),
  constraint role_grants_superseded_ends check (superseded_at is null or until_date is not null)
);
-- Nobody holds two of the three administrators' roles at once, whatever happens at the same time.
create unique index role_grants_one_administrator on role_grants (tenant_id, account_id)
  where role in ('system_admin', 'security_admin', 'audit_admin') and superseded_at is null;
create index role_grants_of_account on role_grants (tenant_id, account_id, from_date);
create index role_grants_of_unit on role_grants (tenant_id, unit_id, from_date);
