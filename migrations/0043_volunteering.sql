-- Volunteering: teams that people join, tasks with places (each of them an offer, 0029), and what was served, in a ledger.

create table volunteer_teams (
  tenant_id uuid not null,
  id uuid not null,
  -- Whose it is: how far a permission must reach to keep it.
  unit_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  about text not null,
  -- The staff record of whoever leads it: publishes its tasks and certifies their hours.
  leader_id uuid not null,
  -- Whether one is in at once, or asks.
  joining text not null constraint volunteer_teams_joining check (joining in ('open', 'approval')),
  -- Disbanded: kept for its hours; nobody joins and no task is begun.
  state text not null constraint volunteer_teams_state check (state in ('active', 'disbanded')),
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);
create index volunteer_teams_by_name on volunteer_teams (tenant_id, name_key, id);
create index volunteer_teams_of_leader on volunteer_teams (tenant_id, leader_id);

create table volunteer_team_members (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  -- Holds while `ended_at` is empty: asked, or in.
  state text not null constraint volunteer_team_members_state check (state in ('asked', 'in', 'declined', 'left')),
  -- Why somebody was declined or taken off.
  reason text,
  asked_at timestamptz not null,
  joined_at timestamptz,
  ended_at timestamptz,
  decided_by uuid,
  primary key (tenant_id, id),
  constraint volunteer_team_members_team foreign key (tenant_id, team_id) references volunteer_teams (tenant_id, id),
  constraint volunteer_team_members_in check (state <> 'in' or joined_at is not null),
  constraint volunteer_team_members_ended check (ended_at is not null or state in ('asked', 'in'))
);
create unique index volunteer_team_members_once_key on volunteer_team_members (tenant_id, team_id, staff_id) where ended_at is null;
create index volunteer_team_members_of_staff on volunteer_team_members (tenant_id, staff_id) where ended_at is null;

-- Title, window, places, when and where are the offer's and its option's; here is whose task it is and what it counts.
create table volunteer_tasks (
  tenant_id uuid not null,
  offer_id uuid not null,
  team_id uuid not null,
  body text not null,
  contact text not null,
  -- What it counts for whoever comes, in quarters of an hour.
  quarters integer not null constraint volunteer_tasks_quarters check (quarters between 1 and 400),
  audience text not null constraint volunteer_tasks_audience check (audience in ('team', 'all')),
  -- Hours are certified once.
  certified_at timestamptz,
  certified_by uuid,
  certified_name text,
  primary key (tenant_id, offer_id),
  constraint volunteer_tasks_team foreign key (tenant_id, team_id) references volunteer_teams (tenant_id, id),
  constraint volunteer_tasks_certified check ((certified_at is null) = (certified_by is null) and (certified_at is null) = (certified_name is null))
);
create index volunteer_tasks_of_team on volunteer_tasks (tenant_id, team_id, offer_id);

-- Append-only: hours are certified once for each person and task; whatever changes later is a further row with its reason.
create table volunteer_hours (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  -- The branch for which the person signed up.
  unit_id uuid not null,
  team_id uuid not null,
  offer_id uuid not null,
  -- merge: went over with a merged staff record.
  kind text not null constraint volunteer_hours_kind check (kind in ('certified', 'correction', 'merge')),
  quarters integer not null,
  -- The day in China on which the task took place: its year is the year of these hours.
  served_on date not null,
  reason text,
  account_id uuid,
  account_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint volunteer_hours_task foreign key (tenant_id, offer_id) references volunteer_tasks (tenant_id, offer_id),
  constraint volunteer_hours_amount check (case kind when 'certified' then quarters >= 0 else quarters <> 0 end),
  constraint volunteer_hours_reason check (kind = 'certified' or reason is not null)
);
comment on table volunteer_hours is 'append-only';
create unique index volunteer_hours_once_key on volunteer_hours (tenant_id, offer_id, staff_id) where kind = 'certified';
create index volunteer_hours_of_task on volunteer_hours (tenant_id, offer_id, staff_id);
create index volunteer_hours_of_staff on volunteer_hours (tenant_id, staff_id, served_on);
create index volunteer_hours_by_day on volunteer_hours (tenant_id, served_on);
