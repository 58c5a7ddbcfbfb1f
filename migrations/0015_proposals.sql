-- Proposals of the staff congress. Terms, sessions and delegates are kept here until the congress module takes them over, ids and all.

create table congress_terms (
  tenant_id uuid not null,
  id uuid not null,
  -- 第七届
  ordinal integer not null,
  title text not null,
  from_day date not null,
  until_day date,
  version integer not null,
  primary key (tenant_id, id),
  constraint congress_terms_ordinal_key unique (tenant_id, ordinal)
);

create table congress_sessions (
  tenant_id uuid not null,
  id uuid not null,
  term_id uuid not null,
  -- 第三次
  ordinal integer not null,
  title text not null,
  held_on date,
  collect_from timestamptz not null,
  collect_until timestamptz not null,
  -- Every number of this session's rules, with its source: proposals.settings.ts.
  settings jsonb not null,
  replies_published_at timestamptz,
  archived_at timestamptz,
  version integer not null,
  primary key (tenant_id, id),
  constraint congress_sessions_ordinal_key unique (tenant_id, term_id, ordinal),
  constraint congress_sessions_term foreign key (tenant_id, term_id) references congress_terms (tenant_id, id),
  constraint congress_sessions_window check (collect_until > collect_from)
);

create table congress_delegations (
  tenant_id uuid not null,
  id uuid not null,
  term_id uuid not null,
  name text not null,
  pinyin_key text collate "C" not null,
  head_staff_id uuid,
  version integer not null,
  primary key (tenant_id, id),
  constraint congress_delegations_name_key unique (tenant_id, term_id, name),
  constraint congress_delegations_term foreign key (tenant_id, term_id) references congress_terms (tenant_id, id)
);

create table congress_delegates (
  tenant_id uuid not null,
  id uuid not null,
  term_id uuid not null,
  staff_id uuid not null,
  delegation_id uuid not null,
  kind text not null constraint congress_delegates_kind check (kind in ('delegate', 'non_voting', 'invited')),
  from_day date not null,
  -- The first day on which it no longer holds.
  until_day date,
  version integer not null,
  primary key (tenant_id, id),
  constraint congress_delegates_delegation foreign key (tenant_id, delegation_id) references congress_delegations (tenant_id, id)
);
create unique index congress_delegates_person_key on congress_delegates (tenant_id, term_id, staff_id) where until_day is null;
create index congress_delegates_of_delegation on congress_delegates (tenant_id, delegation_id);
create index congress_delegates_of_person on congress_delegates (tenant_id, staff_id);

-- A proposal is a case (same id); here is what is special to it.
create table proposals (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  kind text not null constraint proposals_kind check (kind in ('individual', 'collective')),
  topic text not null,
  title text not null,
  reason text not null,
  suggestion text not null,
  delegation_id uuid,
  -- Of the text that seconders read; null while it is being written.
  text_hash text,
  is_key boolean not null,
  led_by_leader boolean not null,
  merged_into uuid,
  suggestion_id uuid,
  outcome_reason text,
  appeals integer not null,
  -- 1: first handling, 2: second handling, 3: escalated.
  handling_round integer not null,
  accepted_at timestamptz,
  assigned_at timestamptz,
  reply_due_on date,
  extended boolean not null,
  replied_at timestamptz,
  reply_class text constraint proposals_reply_class check (reply_class in ('A', 'B', 'C', 'D')),
  promise_due_on date,
  published_at timestamptz,
  primary key (tenant_id, id),
  constraint proposals_case foreign key (tenant_id, id) references cases (tenant_id, id),
  constraint proposals_session foreign key (tenant_id, session_id) references congress_sessions (tenant_id, id),
  constraint proposals_merged_into foreign key (tenant_id, merged_into) references proposals (tenant_id, id),
  constraint proposals_not_into_itself check (merged_into <> id)
);
create index proposals_of_session on proposals (tenant_id, session_id, id);
create index proposals_merged on proposals (tenant_id, merged_into) where merged_into is not null;

create table proposal_texts (
  tenant_id uuid not null,
  proposal_id uuid not null,
  sequence integer not null,
  title text not null,
  reason text not null,
  suggestion text not null,
  hash text not null,
  by_staff uuid,
  at timestamptz not null,
  primary key (tenant_id, proposal_id, sequence),
  constraint proposal_texts_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
comment on table proposal_texts is 'append-only';

-- A second binds to the hash of the text that was read; an edit voids it.
create table proposal_seconds (
  tenant_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  staff_id uuid not null,
  text_hash text not null,
  at timestamptz not null,
  voided_at timestamptz,
  primary key (tenant_id, id),
  constraint proposal_seconds_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
create unique index proposal_seconds_once on proposal_seconds (tenant_id, proposal_id, staff_id) where voided_at is null;

create table proposal_votes (
  tenant_id uuid not null,
  proposal_id uuid not null,
  -- Which review: 1, and 2 after an appeal that was upheld.
  review integer not null,
  staff_id uuid not null,
  outcome text not null constraint proposal_votes_outcome check (outcome in ('accept', 'merge', 'convert', 'not_accept', 'abstain')),
  note text not null,
  at timestamptz not null,
  primary key (tenant_id, proposal_id, review, staff_id),
  constraint proposal_votes_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);

create table proposal_opinions (
  tenant_id uuid not null,
  proposal_id uuid not null,
  handling_round integer not null,
  unit_id uuid not null,
  text text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, proposal_id, handling_round, unit_id),
  constraint proposal_opinions_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);

create table proposal_meetings (
  tenant_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  handling_round integer not null,
  held_on date not null,
  how text not null constraint proposal_meetings_how check (how in ('in_person', 'by_phone', 'in_writing')),
  place text not null,
  attended text not null,
  record text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint proposal_meetings_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
comment on table proposal_meetings is 'append-only';

create table proposal_replies (
  tenant_id uuid not null,
  proposal_id uuid not null,
  handling_round integer not null,
  reply_class text not null constraint proposal_replies_class check (reply_class in ('A', 'B', 'C', 'D')),
  progress text not null constraint proposal_replies_progress check (progress in ('done', 'under_way', 'not_done')),
  text text not null,
  promise_due_on date,
  drafted_by text not null,
  drafted_at timestamptz not null,
  signed_by text,
  signed_at timestamptz,
  -- Null while it is held to be published together with the others.
  published_at timestamptz,
  primary key (tenant_id, proposal_id, handling_round),
  constraint proposal_replies_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id),
  constraint proposal_replies_promise check (reply_class <> 'B' or promise_due_on is not null)
);

create table proposal_ratings (
  tenant_id uuid not null,
  proposal_id uuid not null,
  handling_round integer not null,
  staff_id uuid not null,
  attitude text not null constraint proposal_ratings_attitude check (attitude in ('satisfied', 'mostly', 'unsatisfied')),
  result text not null constraint proposal_ratings_result check (result in ('satisfied', 'mostly', 'unsatisfied')),
  words text not null,
  at timestamptz not null,
  primary key (tenant_id, proposal_id, handling_round, staff_id),
  constraint proposal_ratings_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);

create table proposal_milestones (
  tenant_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  what text not null,
  due_on date not null,
  report text,
  reported_by text,
  reported_at timestamptz,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (tenant_id, id),
  constraint proposal_milestones_proposal foreign key (tenant_id, proposal_id) references proposals (tenant_id, id)
);
create index proposal_milestones_of_proposal on proposal_milestones (tenant_id, proposal_id);

create table proposal_deliveries (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  held_on date not null,
  place text not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint proposal_deliveries_session foreign key (tenant_id, session_id) references congress_sessions (tenant_id, id)
);

-- Look-back over earlier sessions' key proposals, and awards: rounds of their own, each with its own calendar.
create table proposal_rounds (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null constraint proposal_rounds_kind check (kind in ('look_back', 'awards')),
  title text not null,
  session_ids uuid[] not null,
  opens_on date not null,
  closes_on date not null,
  closed_at timestamptz,
  version integer not null,
  primary key (tenant_id, id),
  constraint proposal_rounds_order check (closes_on >= opens_on)
);

create table proposal_round_entries (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  -- A proposal, or for units' awards a unit.
  proposal_id uuid,
  unit_id uuid,
  award text constraint proposal_round_entries_award check (award in ('excellent_proposal', 'handling_unit', 'organising_unit')),
  finding text constraint proposal_round_entries_finding check (finding in ('carried_out', 'partly', 'not')),
  note text not null,
  decided_by text,
  decided_at timestamptz,
  awarded boolean not null,
  primary key (tenant_id, id),
  constraint proposal_round_entries_round foreign key (tenant_id, round_id) references proposal_rounds (tenant_id, id),
  constraint proposal_round_entries_one check ((proposal_id is null) <> (unit_id is null)),
  constraint proposal_round_entries_key unique nulls not distinct (tenant_id, round_id, award, proposal_id, unit_id)
);

create table proposal_round_votes (
  tenant_id uuid not null,
  entry_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, entry_id, staff_id),
  constraint proposal_round_votes_entry foreign key (tenant_id, entry_id) references proposal_round_entries (tenant_id, id)
);
