-- A programme for model workers and the advanced: branches nominate, the school checks, nobody signs up alone.

alter table recuperation_programmes add column nominated boolean not null default false;
-- Whether a place here counts as a use of the ordinary programme. Of an ordinary programme it always does.
alter table recuperation_programmes add column uses_ordinary boolean not null default true;
alter table recuperation_programmes alter column nominated drop default;
alter table recuperation_programmes alter column uses_ordinary drop default;

-- Append-only: for which honour a branch nominated somebody. Person, branch and trip are those of the sign-up.
create table recuperation_nominations (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  offer_id uuid not null,
  honour text not null,
  -- The document that conferred it, where it is known.
  honour_no text,
  deeds text not null,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null,
  primary key (tenant_id, enrolment_id)
);
comment on table recuperation_nominations is 'append-only';
create index recuperation_nominations_of on recuperation_nominations (tenant_id, offer_id);

-- The year's rule stands beside the superior's notice, each with its paper.
alter table recuperation_steps drop constraint recuperation_steps_kind;
alter table recuperation_steps add constraint recuperation_steps_kind
  check (kind in ('notice', 'rule', 'plan', 'agencies', 'choice', 'public_notice', 'contract', 'filing'));

-- Before the year's gifts are planned, members are asked what they need: one question, one line.
alter table surveys drop constraint surveys_kind;
alter table surveys add constraint surveys_kind check (kind in ('satisfaction', 'needs'));

create table gift_needs (
  tenant_id uuid not null,
  survey_id uuid not null,
  -- Who plans by it.
  unit_id uuid not null,
  year smallint not null constraint gift_needs_year check (year between 2000 and 2100),
  asked_by text not null,
  at timestamptz not null,
  primary key (tenant_id, survey_id)
);
create index gift_needs_of_year on gift_needs (tenant_id, year);
