-- Staff and members. The HR sheet makes staff; membership is an episode with an approval of its own.
-- Sealed columns hold ciphertext bound to the row; index columns hold keyed hashes for finding by equality.

create table staff (
  tenant_id uuid not null,
  id uuid not null,
  staff_no text collate "C" not null,
  name text not null,
  former_name text,
  pinyin_key text collate "C" not null,
  id_type text,
  id_no_sealed text,
  id_no_index text,
  id_no_masked text,
  sex text not null,
  birth_date date,
  ethnicity text,
  nationality text,
  political_status text,
  marital text,
  education text,
  degree text,
  professional_title text,
  employment_type text,
  hire_date date,
  leave_date date,
  retire_date date,
  death_date date,
  phone_sealed text,
  phone_index text,
  phone_last4_index text,
  phone_masked text,
  email text,
  bank_account_sealed text,
  bank_account_masked text,
  dues_base_fen bigint,
  card_no text,
  -- The branch, and the group within it where there is one: where this person stands today.
  unit_id uuid not null,
  group_id uuid,
  -- The state of the latest membership episode, kept with it in one transaction, for lists and filters.
  membership text not null constraint staff_membership check (membership in
    ('none', 'applied', 'active', 'retained', 'transferred_out', 'withdrawn', 'deemed_withdrawn', 'expelled', 'deceased')),
  member_since date,
  consents jsonb not null,
  -- Points lost by the rules of data quality, and which rules.
  quality_lost smallint not null,
  quality_rules text[] not null,
  merged_into uuid,
  -- The import batch that last wrote this row, so that its undo can tell what was edited later.
  batch_id uuid,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index staff_no_key on staff (tenant_id, staff_no) where merged_into is null;
create unique index staff_id_no_key on staff (tenant_id, id_no_index) where id_no_index is not null and merged_into is null;
create index staff_by_name on staff (tenant_id, pinyin_key, id) where merged_into is null;
create index staff_by_unit on staff (tenant_id, unit_id, pinyin_key, id) where merged_into is null;
create index staff_by_membership on staff (tenant_id, membership, pinyin_key, id) where merged_into is null;
create index staff_by_phone on staff (tenant_id, phone_index) where phone_index is not null;
create index staff_by_phone_last4 on staff (tenant_id, phone_last4_index) where phone_last4_index is not null;
create index staff_by_merge on staff (tenant_id, merged_into) where merged_into is not null;
create index staff_by_batch on staff (tenant_id, batch_id) where batch_id is not null;
create index staff_by_birth on staff (tenant_id, birth_date, pinyin_key) where birth_date is not null;

-- What a person is found by: parts of the name, pinyin, initials. Range scans on it work under row level security.
create table staff_terms (
  tenant_id uuid not null,
  term text collate "C" not null,
  staff_id uuid not null,
  primary key (tenant_id, term, staff_id)
);

create table membership_episodes (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  -- The episode's place in the person's life: 1, 2, 3 …
  no integer not null,
  status text not null constraint membership_episodes_status check (status in
    ('applied', 'active', 'retained', 'transferred_out', 'withdrawn', 'deemed_withdrawn', 'expelled', 'deceased')),
  unit_id uuid not null,
  from_date date not null,
  decided_by text,
  document_no text,
  decided_on date,
  note text,
  account_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint membership_episodes_no_key unique (tenant_id, staff_id, no)
);
comment on table membership_episodes is 'append-only: an episode lasts until the next one begins';

create table staff_family (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  relation text not null,
  -- Names of children under 14 are sensitive: PIPL art. 28.
  name_sealed text not null,
  birth_date_sealed text,
  note_sealed text,
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index staff_family_staff on staff_family (tenant_id, staff_id);

create table staff_changes (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  reason text not null constraint staff_changes_reason check (reason in ('created', 'edited', 'imported', 'import_undone', 'requested', 'merged', 'merge_undone', 'moved', 'membership')),
  batch_id uuid,
  -- {field: [before, after]}; sealed values stay sealed.
  fields jsonb not null,
  primary key (tenant_id, id)
);
comment on table staff_changes is 'append-only';
create index staff_changes_staff on staff_changes (tenant_id, staff_id, at desc, id desc);
create index staff_changes_batch on staff_changes (tenant_id, batch_id) where batch_id is not null;

create table staff_change_requests (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  unit_id uuid not null,
  state text not null constraint staff_change_requests_state check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  -- {field: wanted}, sealed as a whole.
  wanted_sealed text not null,
  field_names text[] not null,
  note text,
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  answer text,
  version integer not null,
  primary key (tenant_id, id)
);
create index staff_change_requests_waiting on staff_change_requests (tenant_id, unit_id, requested_at) where state = 'waiting';
create index staff_change_requests_staff on staff_change_requests (tenant_id, staff_id, requested_at desc);

create table staff_merges (
  tenant_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  -- Which rows were re-pointed and what the kept record held before: all that an undo needs.
  moved jsonb not null,
  before jsonb not null,
  after_version integer not null,
  account_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (tenant_id, id)
);
create index staff_merges_kept on staff_merges (tenant_id, kept_id);

-- Pairs that an officer has looked at and found to be two people.
create table staff_not_duplicates (
  tenant_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, first_id, second_id)
);
