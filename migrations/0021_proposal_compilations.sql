-- Compilations of a session's proposals as one document, made by a job that can be watched and that says how it ended.

create table proposal_compilations (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  state text not null constraint proposal_compilations_state check (state in ('waiting', 'running', 'done', 'failed')),
  -- Proposals written so far, and how many there are once that is known.
  done integer not null,
  total integer,
  problem_zh text,
  problem_en text,
  -- The bytes exist, and the row in files, only once it is done.
  file_id uuid not null,
  -- Who works on it now, and when that process last said so: another takes over when it falls silent, but not for ever.
  runner uuid,
  runner_at timestamptz,
  attempts integer not null,
  account_id uuid not null,
  actor_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint proposal_compilations_session foreign key (tenant_id, session_id) references congress_sessions (tenant_id, id),
  constraint proposal_compilations_problem check ((state = 'failed') = (problem_zh is not null and problem_en is not null)),
  constraint proposal_compilations_ended check ((state in ('done', 'failed')) = (ended_at is not null))
);
create unique index proposal_compilations_one_running on proposal_compilations (tenant_id, session_id) where state in ('waiting', 'running');
create index proposal_compilations_recent on proposal_compilations (tenant_id, session_id, started_at desc, id desc);
