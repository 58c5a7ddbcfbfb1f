-- The union's year: a published plan, its points and items, who does what by when, and the proof that it was done.

create table plans (
  tenant_id uuid not null,
  id uuid not null,
  year integer not null,
  title text not null,
  organisation text,
  document_no text,
  -- The document as it was read: places of points and items are counted in it.
  source_text text not null,
  source_name text,
  -- What was not understood stays visible until somebody settles it.
  unread jsonb not null,
  state text not null constraint plans_state check (state in ('review', 'accepted', 'discarded')),
  accepted_at timestamptz,
  accepted_by uuid,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);
create unique index plans_one_a_year on plans (tenant_id, year) where state = 'accepted';

create table plan_points (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  ordinal integer not null,
  section text,
  no integer,
  title text not null,
  text text not null,
  work_system text,
  sub_items jsonb not null,
  span_start integer not null,
  span_end integer not null,
  primary key (tenant_id, id),
  constraint plan_points_plan foreign key (tenant_id, plan_id) references plans (tenant_id, id)
);
create index plan_points_of_plan on plan_points (tenant_id, plan_id, ordinal);

create table plan_items (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  ordinal integer not null,
  section text,
  no integer not null,
  title text not null,
  months smallint[] not null,
  all_year boolean not null,
  month_note text,
  work_system text constraint plan_items_work_system check (work_system in ('ideology', 'organisation', 'rights', 'relief', 'contests', 'culture')),
  lead_unit_id uuid,
  support_unit_ids uuid[] not null,
  -- Staff who answer for it.
  person_ids uuid[] not null,
  state text not null constraint plan_items_state check (state in ('open', 'done', 'dropped', 'carried_over')),
  summary text,
  settled_at timestamptz,
  carried_from uuid,
  span_start integer,
  span_end integer,
  version integer not null,
  primary key (tenant_id, id),
  constraint plan_items_plan foreign key (tenant_id, plan_id) references plans (tenant_id, id)
);
create index plan_items_of_plan on plan_items (tenant_id, plan_id, ordinal);

create table plan_milestones (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  ordinal integer not null,
  title text not null,
  due_on date,
  done_on date,
  version integer not null,
  primary key (tenant_id, id),
  constraint plan_milestones_item foreign key (tenant_id, item_id) references plan_items (tenant_id, id)
);
create index plan_milestones_of_item on plan_milestones (tenant_id, item_id, ordinal);

create table plan_evidence (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  file_id uuid,
  file_name text,
  note text not null,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint plan_evidence_item foreign key (tenant_id, item_id) references plan_items (tenant_id, id)
);
create index plan_evidence_of_item on plan_evidence (tenant_id, item_id, at);

create table plan_item_changes (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  reason text,
  -- {field: [before, after]}
  fields jsonb not null,
  primary key (tenant_id, id)
);
comment on table plan_item_changes is 'append-only';
create index plan_item_changes_of_item on plan_item_changes (tenant_id, item_id, at desc);

-- A person's calendar feed. Whoever holds the address may read it, so only a hash of its secret is kept.
create table plan_feeds (
  tenant_id uuid not null,
  account_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null,
  primary key (tenant_id, account_id)
);
create unique index plan_feeds_secret on plan_feeds (tenant_id, secret_hash);
