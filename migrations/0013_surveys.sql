-- One question and one line. Of an anonymous survey nobody can tell who answered what: docs/security.md.

create table surveys (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null constraint surveys_kind check (kind in ('satisfaction')),
  -- What is asked about: a service, a practical project … of another module.
  subject_type text collate "C" not null,
  subject_id uuid not null,
  -- Whose officers see the results; null: those of the whole university.
  unit_id uuid,
  question_zh text not null,
  question_en text not null,
  -- [{key, label: {zh, en}, satisfied}], in the order shown.
  choices jsonb not null,
  anonymous boolean not null,
  state text not null constraint surveys_state check (state in ('open', 'closed')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  closed_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  -- What tokens and answers refer to: once there is one, the flag cannot change.
  constraint surveys_anonymity_key unique (tenant_id, id, anonymous),
  constraint surveys_order check (closes_at > opens_at),
  constraint surveys_closed check ((state = 'closed') = (closed_at is not null))
);
create index surveys_subject on surveys (tenant_id, subject_type, subject_id);
create index surveys_open on surveys (tenant_id, closes_at) where state = 'open';

-- Who may answer, and whether they have. No day: with few answers a day it would lead to the answer.
create table survey_tokens (
  tenant_id uuid not null,
  survey_id uuid not null,
  staff_id uuid not null,
  anonymous boolean not null,
  used boolean not null,
  primary key (tenant_id, survey_id, staff_id),
  constraint survey_tokens_survey foreign key (tenant_id, survey_id, anonymous) references surveys (tenant_id, id, anonymous)
);
create index survey_tokens_waiting on survey_tokens (tenant_id, staff_id, survey_id) where not used;

create table survey_answers (
  tenant_id uuid not null,
  -- Random: an id that grows with time would tell the order.
  id uuid not null,
  survey_id uuid not null,
  anonymous boolean not null,
  staff_id uuid,
  answered_on date,
  choice text not null,
  line text constraint survey_answers_line check (char_length(line) between 1 and 500),
  -- Written anew in random order together with others, so that neither place nor transaction tells whose it is.
  mixed boolean not null,
  primary key (tenant_id, id),
  constraint survey_answers_survey foreign key (tenant_id, survey_id, anonymous) references surveys (tenant_id, id, anonymous),
  constraint survey_answers_once unique (tenant_id, survey_id, staff_id),
  constraint survey_answers_unlinked check (anonymous = (staff_id is null) and anonymous = (answered_on is null))
);
create index survey_answers_unmixed on survey_answers (tenant_id, survey_id) where anonymous and not mixed;
