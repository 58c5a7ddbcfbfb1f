-- School placement of members' children: the year's round with its rules, the schools with their places, applications, objections.
-- Each application is a case of the process 'placement' under the same id. What is said about a child stands in one sealed column.

create table placement_settings (
  tenant_id uuid not null,
  -- So many years after a round has closed nothing tells any more which child it was.
  erase_years integer not null constraint placement_settings_years check (erase_years between 1 and 10),
  version integer not null,
  primary key (tenant_id)
);

create table placement_rounds (
  tenant_id uuid not null,
  id uuid not null,
  year integer not null,
  title text not null,
  state text not null constraint placement_rounds_state check (state in ('draft', 'published', 'noticed', 'told', 'closed')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- The day on which ages and years of service are counted.
  counted_on date not null,
  body text not null,
  papers text[] not null,
  contact text not null,
  -- Who may apply: groups, each with its words and its conditions over the record.
  groups jsonb not null,
  -- The ages that each grade asks for.
  grades jsonb not null,
  -- What gives points, and how many.
  criteria jsonb not null,
  check_days integer not null constraint placement_rounds_check_days check (check_days between 1 and 60),
  accept_days integer not null constraint placement_rounds_accept_days check (accept_days between 1 and 60),
  notice_days integer not null constraint placement_rounds_notice_days check (notice_days between 1 and 60),
  notice_names text not null constraint placement_rounds_notice_names check (notice_names in ('parent', 'masked', 'number')),
  noticed_at timestamptz,
  notice_until timestamptz,
  told_at timestamptz,
  closed_at timestamptz,
  erased_at timestamptz,
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint placement_rounds_window check (closes_at > opens_at),
  constraint placement_rounds_noticed check ((state in ('noticed', 'told')) <= (noticed_at is not null and notice_until is not null))
);
create index placement_rounds_by_year on placement_rounds (tenant_id, year desc, id desc);

-- The places of one grade at one school or kindergarten.
create table placement_schools (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  sort integer not null,
  name text not null,
  grade text not null,
  places integer not null,
  taken integer not null,
  rules text not null,
  primary key (tenant_id, id),
  constraint placement_schools_round foreign key (tenant_id, round_id) references placement_rounds (tenant_id, id),
  constraint placement_schools_never_over check (taken between 0 and places)
);
create index placement_schools_of_round on placement_schools (tenant_id, round_id, sort);

create table placement_applications (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  staff_id uuid not null,
  -- What is said about the child and the parents, sealed as one; nothing once it was erased.
  content_sealed text,
  -- For lists: 王**. Nothing before it was submitted and after it was erased.
  child_masked text,
  -- Finds the same child again without reading its number.
  child_index text,
  -- Stands in the round: one such for each child.
  live boolean not null,
  grade text,
  wishes uuid[] not null,
  claims uuid[] not null,
  points integer,
  points_lines jsonb not null,
  service_since date,
  submitted_at timestamptz,
  -- How long the office gave for what is missing.
  more_days integer,
  school_id uuid,
  placed_how text constraint placement_applications_how check (placed_how in ('rule', 'hand', 'moved_up')),
  placed_why text,
  erased_at timestamptz,
  version integer not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint placement_applications_round foreign key (tenant_id, round_id) references placement_rounds (tenant_id, id),
  constraint placement_applications_school foreign key (tenant_id, school_id) references placement_schools (tenant_id, id),
  constraint placement_applications_live check (not live or (child_index is not null and submitted_at is not null))
);
create unique index placement_applications_child_key on placement_applications (tenant_id, round_id, child_index) where live;
create index placement_applications_of_round on placement_applications (tenant_id, round_id, grade);
create index placement_applications_of_person on placement_applications (tenant_id, staff_id, id desc);

create table placement_objections (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  staff_id uuid not null,
  text text not null,
  at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  primary key (tenant_id, id),
  constraint placement_objections_round foreign key (tenant_id, round_id) references placement_rounds (tenant_id, id),
  constraint placement_objections_answered check ((answer is null) = (answered_at is null))
);
create index placement_objections_of_round on placement_objections (tenant_id, round_id, at);
create index placement_objections_of_person on placement_objections (tenant_id, staff_id);
