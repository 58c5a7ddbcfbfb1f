-- Matters that people file and others handle: where each stands, who stands where in it, what happened, and who is waited for.
-- "Overdue" is nowhere a state: it is read from due_at at the moment of asking.

create table cases (
  tenant_id uuid not null,
  id uuid not null,
  process text not null,
  state text not null,
  -- Counts the events: every change is one event, and the event's sequence is the version that it made.
  version integer not null,
  title text not null,
  -- Given by the process when it is due: 提案〔2026〕12号.
  number text,
  -- The collection that the matter belongs to: a session of the congress, say.
  round_id uuid,
  -- The branch from which it comes: how far a permission must reach to see it.
  unit_id uuid,
  filed_by uuid,
  state_since timestamptz not null,
  -- The earliest open deadline of its tasks: lists sort by it.
  due_at timestamptz,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  constraint cases_number_key unique (tenant_id, process, round_id, number),
  constraint cases_version check (version >= 1)
);
create index cases_list on cases (tenant_id, process, round_id, state, changed_at desc, id);
create index cases_by_unit on cases (tenant_id, process, unit_id, changed_at desc, id);
create index cases_by_due on cases (tenant_id, process, due_at, id) where due_at is not null;

-- Append-only: what happened, by whom, for whom, and what was said.
create table case_events (
  tenant_id uuid not null,
  case_id uuid not null,
  sequence integer not null,
  action text not null,
  from_state text,
  to_state text not null,
  account_id uuid,
  staff_id uuid,
  actor_name text not null,
  -- The hat under which it was done: a relation to the case, or a permission at a unit; and the absent colleague, if any.
  relation text,
  permission text,
  unit_id uuid,
  acting_for uuid,
  input jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, case_id, sequence),
  constraint case_events_case foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
comment on table case_events is 'append-only';
create index case_events_by_actor on case_events (tenant_id, staff_id, at desc);

-- Who stands where in a case: persons and units, each for as long as it holds.
create table case_parties (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  relation text not null,
  staff_id uuid,
  unit_id uuid,
  -- What a party was needed for is done: a supporting unit has answered.
  done_at timestamptz,
  since timestamptz not null,
  until timestamptz,
  primary key (tenant_id, id),
  constraint case_parties_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint case_parties_one check ((staff_id is null) <> (unit_id is null))
);
create unique index case_parties_person_key on case_parties (tenant_id, case_id, relation, staff_id) where until is null and staff_id is not null;
create unique index case_parties_unit_key on case_parties (tenant_id, case_id, relation, unit_id) where until is null and unit_id is not null;
create index case_parties_by_staff on case_parties (tenant_id, staff_id, relation) where until is null;
create index case_parties_by_unit on case_parties (tenant_id, unit_id, relation) where until is null;

-- Who is waited for: a person, or whoever holds a permission at a unit (unit null: in the whole university).
create table case_tasks (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  process text not null,
  action text not null,
  staff_id uuid,
  permission text,
  unit_id uuid,
  -- The colleague who took it or was given it.
  taken_by uuid,
  due_at timestamptz,
  -- How the deadline was counted; kept where the calendar of a year was missing, to count again when it is there.
  due_rule jsonb,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  primary key (tenant_id, id),
  constraint case_tasks_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint case_tasks_one check ((staff_id is null) <> (permission is null))
);
create index case_tasks_of_case on case_tasks (tenant_id, case_id) where closed_at is null;
create index case_tasks_of_person on case_tasks (tenant_id, staff_id, due_at) where closed_at is null and staff_id is not null;
create index case_tasks_of_holders on case_tasks (tenant_id, permission, unit_id, due_at) where closed_at is null and permission is not null;
create index case_tasks_due on case_tasks (tenant_id, due_at) where closed_at is null and due_at is not null;
create index case_tasks_uncounted on case_tasks (tenant_id, id) where closed_at is null and due_at is null and due_rule is not null;
create index case_tasks_closed on case_tasks (tenant_id, closed_by, closed_at desc) where closed_at is not null;

-- Append-only: what is said beside the actions. An inner comment is read by whoever holds the same permission at the same unit.
create table case_comments (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  audience text not null constraint case_comments_audience check (audience in ('parties', 'inner')),
  permission text,
  unit_id uuid,
  account_id uuid not null,
  staff_id uuid,
  author_name text not null,
  text text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint case_comments_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint case_comments_inner check ((audience = 'inner') = (permission is not null))
);
comment on table case_comments is 'append-only';
create index case_comments_of_case on case_comments (tenant_id, case_id, at);

create table case_files (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  file_id uuid not null,
  audience text not null constraint case_files_audience check (audience in ('parties', 'inner')),
  permission text,
  unit_id uuid,
  account_id uuid not null,
  author_name text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  constraint case_files_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint case_files_inner check ((audience = 'inner') = (permission is not null))
);
create index case_files_of_case on case_files (tenant_id, case_id, at);

create table case_follows (
  tenant_id uuid not null,
  case_id uuid not null,
  staff_id uuid not null,
  since timestamptz not null,
  primary key (tenant_id, case_id, staff_id),
  constraint case_follows_case foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
create index case_follows_of_person on case_follows (tenant_id, staff_id, since desc);

-- What a person has typed and not yet sent, for a new case or for an action of one.
create table case_drafts (
  tenant_id uuid not null,
  account_id uuid not null,
  process text not null,
  action text not null,
  -- The case, or its process's own name for a new one.
  subject text not null,
  content jsonb not null,
  version integer not null,
  changed_at timestamptz not null,
  primary key (tenant_id, account_id, process, action, subject)
);

create table case_templates (
  tenant_id uuid not null,
  id uuid not null,
  process text not null,
  action text not null,
  title text not null,
  content jsonb not null,
  -- Whose it is: a unit's, or everybody's.
  unit_id uuid,
  version integer not null,
  changed_by text not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index case_templates_of_action on case_templates (tenant_id, process, action) where removed_at is null;

-- While away, what waits for the one is done by the other.
create table case_delegations (
  tenant_id uuid not null,
  id uuid not null,
  from_staff uuid not null,
  to_staff uuid not null,
  -- Null: everything.
  process text,
  first_day date not null,
  last_day date not null,
  reason text not null,
  version integer not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint case_delegations_two check (from_staff <> to_staff),
  constraint case_delegations_order check (last_day >= first_day)
);
create index case_delegations_to on case_delegations (tenant_id, to_staff, last_day) where ended_at is null;
create index case_delegations_from on case_delegations (tenant_id, from_staff, last_day) where ended_at is null;

-- Append-only: each reminder of a task goes out once, and stays on the record.
create table case_reminders (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  task_id uuid not null,
  -- 't-10', 't-3', 't', 't+3', 't+7', or 'by_hand'.
  step text not null,
  told jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint case_reminders_task foreign key (tenant_id, task_id) references case_tasks (tenant_id, id)
);
comment on table case_reminders is 'append-only';
create unique index case_reminders_once on case_reminders (tenant_id, task_id, step) where step <> 'by_hand';
create index case_reminders_of_case on case_reminders (tenant_id, case_id, at);

-- The next number of a series: 提案〔2026〕.
create table case_numbers (
  tenant_id uuid not null,
  series text not null,
  next integer not null,
  primary key (tenant_id, series)
);
