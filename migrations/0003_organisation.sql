-- The union's organisation: units by date, their history, who leads them, and who stands above.
-- Dates are calendar days in China; every `valid_to` is the first day on which the row no longer holds.

create table campuses (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  pinyin_key text collate "C" not null,
  sort integer not null,
  active boolean not null,
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint campuses_name_key unique (tenant_id, name)
);

create table units (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null constraint units_kind check (kind in ('university', 'branch', 'group', 'committee', 'club')),
  committee_kind text constraint units_committee_kind check (committee_kind in ('specialised', 'women', 'youth', 'audit')),
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint units_committee_has_kind check ((kind = 'committee') = (committee_kind is not null))
);
-- The university's row is also the lock that every change of the organisation takes.
create unique index units_one_university on units (tenant_id) where kind = 'university';

-- A unit's versions follow one another without gap or overlap because each names the end of the one before:
-- `follows` equals its own first day and must be an existing `valid_to`, which no two versions share.
create table unit_versions (
  tenant_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  follows date,
  name text not null,
  short_name text,
  pinyin_key text collate "C" not null,
  parent_id uuid,
  campus_id uuid,
  sort integer not null,
  primary key (tenant_id, unit_id, valid_from),
  constraint unit_versions_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint unit_versions_parent foreign key (tenant_id, parent_id) references units (tenant_id, id),
  constraint unit_versions_campus foreign key (tenant_id, campus_id) references campuses (tenant_id, id),
  constraint unit_versions_end_key unique nulls not distinct (tenant_id, unit_id, valid_to),
  constraint unit_versions_first_key unique nulls not distinct (tenant_id, unit_id, follows),
  constraint unit_versions_follows foreign key (tenant_id, unit_id, follows) references unit_versions (tenant_id, unit_id, valid_to),
  constraint unit_versions_follows_at_once check (follows = valid_from),
  -- Equal only where a unit was closed on its first day, or withdrawn before it came: it never lived.
  constraint unit_versions_order check (valid_to >= valid_from),
  constraint unit_versions_not_own_parent check (parent_id <> unit_id)
);
create index unit_versions_parents on unit_versions (tenant_id, parent_id) where valid_to is null;

create table unit_changes (
  tenant_id uuid not null,
  id uuid not null,
  -- One decision may change many units: their rows share it.
  operation_id uuid not null,
  unit_id uuid not null,
  kind text not null constraint unit_changes_kind check (kind in
    ('create', 'rename', 'relocate', 'move', 'merge', 'split', 'close', 'withdraw')),
  effective_on date not null,
  before jsonb,
  after jsonb,
  document_no text,
  reason text,
  account_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint unit_changes_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);
comment on table unit_changes is 'append-only';
create index unit_changes_of_unit on unit_changes (tenant_id, unit_id, at desc, id desc);

create table unit_successions (
  tenant_id uuid not null,
  operation_id uuid not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  on_date date not null,
  kind text not null constraint unit_successions_kind check (kind in ('merge', 'split')),
  primary key (tenant_id, operation_id, from_unit_id, to_unit_id),
  constraint unit_successions_from foreign key (tenant_id, from_unit_id) references units (tenant_id, id),
  constraint unit_successions_to foreign key (tenant_id, to_unit_id) references units (tenant_id, id),
  constraint unit_successions_two check (from_unit_id <> to_unit_id)
);
comment on table unit_successions is 'append-only';
create index unit_successions_before on unit_successions (tenant_id, to_unit_id);
create index unit_successions_after on unit_successions (tenant_id, from_unit_id);

create table unit_terms (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  -- 第几届
  ordinal integer not null constraint unit_terms_ordinal check (ordinal > 0),
  valid_from date not null,
  valid_to date not null,
  document_no text,
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint unit_terms_ordinal_key unique (tenant_id, unit_id, ordinal),
  constraint unit_terms_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint unit_terms_order check (valid_to >= valid_from)
);

create table unit_offices (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  office text not null,
  title text not null,
  cadre_kind text not null constraint unit_offices_cadre_kind check (cadre_kind in ('full_time', 'seconded', 'part_time')),
  term_id uuid,
  valid_from date not null,
  valid_to date,
  document_no text,
  end_reason text constraint unit_offices_end_reason check (end_reason in
    ('term_end', 'transfer', 'resignation', 'retirement', 'removal', 'death', 'reorganisation', 'mistake')),
  end_document_no text,
  -- The next higher union's consent to moving a chair or vice-chair before the term is over.
  consent_no text,
  consent_on date,
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint unit_offices_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint unit_offices_term foreign key (tenant_id, term_id) references unit_terms (tenant_id, id),
  constraint unit_offices_order check (valid_to >= valid_from),
  constraint unit_offices_ended check ((valid_to is null) = (end_reason is null))
);
create unique index unit_offices_one_chair on unit_offices (tenant_id, unit_id) where office = 'chair' and valid_to is null;
create index unit_offices_of_unit on unit_offices (tenant_id, unit_id, valid_from desc);
create index unit_offices_of_staff on unit_offices (tenant_id, staff_id);
create index unit_offices_now on unit_offices (tenant_id, cadre_kind, unit_id) where valid_to is null;

create table superiors (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null constraint superiors_kind check (kind in ('managing', 'guiding')),
  name text not null,
  -- Where the superior works on this installation too.
  superior_tenant_id uuid,
  document_no text,
  valid_from date not null,
  valid_to date,
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint superiors_from_key unique (tenant_id, kind, valid_from),
  constraint superiors_end_key unique nulls not distinct (tenant_id, kind, valid_to),
  constraint superiors_tenant foreign key (superior_tenant_id) references tenants (id),
  constraint superiors_order check (valid_to > valid_from)
);
