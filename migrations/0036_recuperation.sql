-- Recuperation trips (疗休养). A year's programme is an offer, its routes × dates are the offer's options (0029): title, window,
-- rules, places and sign-ups stand there. Here is what the programme rests on, what a trip costs and who leads it, what became of
-- its group, and who paid.

create table recuperation_programmes (
  tenant_id uuid not null,
  -- The offer that it is.
  offer_id uuid not null,
  year smallint not null constraint recuperation_programmes_year check (year between 2000 and 2100),
  -- The rule that it goes by: its name and, where it was published, its document number.
  basis_title text not null,
  basis_no text,
  -- Once in so many years, after so many years of service, counted on this day.
  every_years smallint not null constraint recuperation_programmes_every check (every_years between 1 and 20),
  service_years smallint not null constraint recuperation_programmes_service check (service_years between 0 and 40),
  counts_on date not null,
  no_show_uses boolean not null,
  -- How many may come along at their own cost.
  companions smallint not null constraint recuperation_programmes_companions check (companions between 0 and 5),
  -- Out of the province at most one place in so many, and each person once in so many years; null: the rule says nothing of it.
  out_share_of smallint constraint recuperation_programmes_share check (out_share_of between 1 and 100),
  out_every_years smallint constraint recuperation_programmes_out_every check (out_every_years between 1 and 20),
  body text not null,
  contact text not null,
  -- What everybody confirms before leaving.
  safety_letter text not null,
  primary key (tenant_id, offer_id)
);

create table recuperation_trips (
  tenant_id uuid not null,
  -- The option that it is.
  option_id uuid not null,
  offer_id uuid not null,
  out_of_province boolean not null,
  -- For one person; what neither union nor administration pays, the member does.
  price_fen bigint not null,
  union_fen bigint not null,
  administration_fen bigint not null,
  -- The group leaves with no fewer.
  least smallint not null constraint recuperation_trips_least check (least >= 1),
  leader_id uuid,
  safety_id uuid,
  meeting text not null,
  plan text not null,
  state text not null constraint recuperation_trips_state check (state in ('open', 'formed', 'merged', 'cancelled')),
  decided_at timestamptz,
  merged_into uuid,
  reason text,
  -- When those who travelled were asked how it was.
  asked_at timestamptz,
  survey_id uuid,
  primary key (tenant_id, option_id),
  constraint recuperation_trips_payers check (union_fen >= 0 and administration_fen >= 0 and union_fen + administration_fen <= price_fen),
  constraint recuperation_trips_led check (state <> 'formed' or (leader_id is not null and safety_id is not null)),
  constraint recuperation_trips_decided check ((state = 'open') = (decided_at is null)),
  constraint recuperation_trips_merged check ((state = 'merged') = (merged_into is not null))
);
create index recuperation_trips_of on recuperation_trips (tenant_id, offer_id);

-- Append-only: what the branch said of a sign-up, once.
create table recuperation_checks (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  offer_id uuid not null,
  passed boolean not null,
  reason text,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null,
  primary key (tenant_id, enrolment_id),
  constraint recuperation_checks_reason check (passed or reason is not null)
);
comment on table recuperation_checks is 'append-only';
create index recuperation_checks_of on recuperation_checks (tenant_id, offer_id);

-- Who was moved to another date with the whole group, and what they said to it.
create table recuperation_transfers (
  tenant_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  from_option_id uuid not null,
  to_option_id uuid not null,
  at timestamptz not null,
  answer text constraint recuperation_transfers_answer check (answer in ('accepted', 'left', 'overtaken')),
  answered_at timestamptz,
  primary key (tenant_id, id),
  constraint recuperation_transfers_answered check ((answer is null) = (answered_at is null))
);
create unique index recuperation_transfers_open on recuperation_transfers (tenant_id, enrolment_id) where answer is null;
create index recuperation_transfers_of on recuperation_transfers (tenant_id, enrolment_id, at);

-- Append-only: the safety letter as this person confirmed it.
create table recuperation_letters (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  option_id uuid not null,
  letter text not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, enrolment_id, option_id)
);
comment on table recuperation_letters is 'append-only';

-- Append-only: what a trip cost and who paid. A correction is a further settlement; the last one counts.
create table recuperation_settlements (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  option_id uuid not null,
  no smallint not null,
  paper text not null,
  note text not null,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint recuperation_settlements_no_key unique (tenant_id, option_id, no)
);
comment on table recuperation_settlements is 'append-only';
create index recuperation_settlements_of on recuperation_settlements (tenant_id, offer_id);

create table recuperation_settlement_lines (
  tenant_id uuid not null,
  settlement_id uuid not null,
  enrolment_id uuid not null,
  kind text not null constraint recuperation_settlement_lines_kind check (kind in ('member', 'companions', 'no_show')),
  staff_id uuid not null,
  unit_id uuid not null,
  people smallint not null constraint recuperation_settlement_lines_people check (people >= 1),
  cost_fen bigint not null,
  union_fen bigint not null,
  administration_fen bigint not null,
  member_fen bigint not null,
  primary key (tenant_id, settlement_id, enrolment_id, kind),
  constraint recuperation_settlement_lines_of foreign key (tenant_id, settlement_id) references recuperation_settlements (tenant_id, id),
  constraint recuperation_settlement_lines_sum check (
    cost_fen = union_fen + administration_fen + member_fen and union_fen >= 0 and administration_fen >= 0 and member_fen >= 0)
);
comment on table recuperation_settlement_lines is 'append-only';

-- How it came about, each step with its day, people and papers: notice, agencies compared, minutes, public notice, contract, filing.
create table recuperation_steps (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  kind text not null constraint recuperation_steps_kind check (kind in ('notice', 'plan', 'agencies', 'choice', 'public_notice', 'contract', 'filing')),
  title text not null,
  document_no text not null,
  from_day date not null,
  until_day date,
  people text not null,
  note text not null,
  file_id uuid,
  file_name text,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  constraint recuperation_steps_file check ((file_id is null) = (file_name is null)),
  constraint recuperation_steps_days check (until_day >= from_day)
);
create index recuperation_steps_of on recuperation_steps (tenant_id, offer_id, from_day) where removed_at is null;
