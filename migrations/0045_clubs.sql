-- Clubs: what the organisation's units of kind club are besides. Officers and terms stay with the organisation.

create table clubs (
  tenant_id uuid not null,
  unit_id uuid not null,
  kind text not null constraint clubs_kind check (kind in ('sport', 'arts', 'learning', 'other')),
  about text not null,
  -- When people come together, as one says it: every Wednesday, 18:00 to 20:00.
  meets text not null,
  place text not null,
  contact text not null,
  -- Takes new people now.
  recruiting boolean not null,
  -- An officer decides who joins.
  approval boolean not null,
  -- What a member pays for a year; null: nothing.
  fee_fen bigint constraint clubs_fee check (fee_fen > 0),
  version integer not null,
  primary key (tenant_id, unit_id),
  constraint clubs_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

-- Episodes: whoever comes back has another one.
create table club_memberships (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  -- How it ended; null while it lasts, or where two records of one person became one.
  ended text constraint club_memberships_ended check (ended in ('left', 'removed', 'dissolved')),
  reason text,
  primary key (tenant_id, id),
  constraint club_memberships_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint club_memberships_span check (joined_at <= left_at),
  constraint club_memberships_end check (ended is null or left_at is not null)
);
create unique index club_memberships_once on club_memberships (tenant_id, unit_id, staff_id) where left_at is null;
create index club_memberships_of_unit on club_memberships (tenant_id, unit_id, joined_at, id);
create index club_memberships_of_person on club_memberships (tenant_id, staff_id, joined_at);

create table club_requests (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  message text not null,
  asked_at timestamptz not null,
  decided_at timestamptz,
  -- Null while it waits, or where two records of one person became one.
  outcome text constraint club_requests_outcome check (outcome in ('admitted', 'declined', 'withdrawn', 'dissolved')),
  reason text,
  decided_by uuid,
  primary key (tenant_id, id),
  constraint club_requests_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint club_requests_decided check (outcome is null or decided_at is not null)
);
create unique index club_requests_once on club_requests (tenant_id, unit_id, staff_id) where decided_at is null;
create index club_requests_of_unit on club_requests (tenant_id, unit_id, asked_at, id);
create index club_requests_of_person on club_requests (tenant_id, staff_id);

-- What a member owes for a year, and what was paid.
create table club_fees (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  year integer not null constraint club_fees_year check (year between 1949 and 2199),
  due_fen bigint not null constraint club_fees_due check (due_fen >= 0),
  paid_fen bigint constraint club_fees_paid check (paid_fen > 0),
  paid_on date,
  note text not null,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint club_fees_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint club_fees_once unique (tenant_id, unit_id, year, staff_id),
  constraint club_fees_paid_on check ((paid_fen is null) = (paid_on is null))
);
create index club_fees_of_person on club_fees (tenant_id, staff_id);

create table club_plan_lines (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  year integer not null constraint club_plan_lines_year check (year between 1949 and 2199),
  -- Null: the whole year.
  month integer constraint club_plan_lines_month check (month between 1 and 12),
  title text not null,
  note text not null,
  state text not null constraint club_plan_lines_state check (state in ('planned', 'done', 'dropped')),
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint club_plan_lines_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);
create index club_plan_lines_of on club_plan_lines (tenant_id, unit_id, year, month, id);

create table club_pictures (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  file_id uuid not null,
  caption text not null,
  content_type text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  constraint club_pictures_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);
create index club_pictures_of on club_pictures (tenant_id, unit_id, at) where removed_at is null;
