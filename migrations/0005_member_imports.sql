-- Imports of HR sheets: a batch with its mapping and counts, and one staged row for each row of the sheet.
-- Staged rows hold protected values as ciphertext only, and expire with the batch.

create table member_imports (
  tenant_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  sheet text not null,
  -- Rows above the data; the last of them names the columns.
  header_rows integer not null,
  -- [{column, header, field|null}]
  mapping jsonb not null,
  -- Names of units in the sheet → ids, as the officer settled them.
  unit_names jsonb not null,
  state text not null constraint member_imports_state check (state in ('uploaded', 'checking', 'checked', 'applying', 'applied', 'undone', 'failed', 'cancelled')),
  rows_done integer not null,
  rows_total integer,
  counts jsonb not null,
  problem text,
  -- Who works on it now, and when that process last said so: another takes over when it falls silent.
  runner text,
  runner_at timestamptz,
  account_id uuid not null,
  actor_name text not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  expires_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);
create index member_imports_recent on member_imports (tenant_id, created_at desc, id desc);

create table member_import_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  row_no integer not null,
  outcome text not null constraint member_import_rows_outcome check (outcome in ('create', 'update', 'unchanged', 'conflict', 'error')),
  -- The person that the row makes or changes.
  staff_id uuid,
  staff_version integer,
  label text not null,
  -- Columns of staff to write; for a change also what they held before, and the fields for the history.
  columns jsonb,
  before jsonb,
  changes jsonb,
  change_id uuid,
  -- What a new person is found by, one term a line.
  terms text,
  -- A unit's name that nobody knows, for the officer to settle once for all rows that carry it.
  unknown_unit text,
  -- [{field, zh, en}]
  problems jsonb,
  -- The cells as they stood in the sheet, sealed: only where somebody must mend them.
  cells_sealed text,
  primary key (tenant_id, import_id, row_no)
);
-- Staged rows are younger than the planner's statistics: without this index “who is missing” compares everybody with every row.
create index member_import_rows_staff on member_import_rows (tenant_id, import_id, staff_id);
create index member_import_rows_outcome on member_import_rows (tenant_id, import_id, outcome, row_no);

create table member_import_mappings (
  tenant_id uuid not null,
  -- The header's words, in order: the same sheet next year maps itself.
  fingerprint text not null,
  mapping jsonb not null,
  changed_at timestamptz not null,
  primary key (tenant_id, fingerprint)
);
