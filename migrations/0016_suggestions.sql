-- Suggestions all year, consultations on a draft text, and the practical projects of a year.

create table suggestion_settings (
  tenant_id uuid not null,
  -- off: always named; team: the office of suggestions may see who it was; sealed: nobody may.
  anonymity text not null constraint suggestion_settings_anonymity check (anonymity in ('off', 'team', 'sealed')),
  supports_per_month integer not null constraint suggestion_settings_supports check (supports_per_month between 1 and 1000),
  first_look_working_days integer not null,
  answer_working_days integer not null,
  survey_days integer not null,
  version integer not null,
  primary key (tenant_id)
);

-- A suggestion is a case (same id); here is what is special to it.
create table suggestions (
  tenant_id uuid not null,
  id uuid not null,
  topic text not null,
  title text not null,
  body text not null,
  -- Of the text that stands: support is given to it and to no other.
  text_hash text not null,
  anonymity text not null constraint suggestions_anonymity check (anonymity in ('named', 'team', 'sealed')),
  author_staff_id uuid,
  -- Shown to all colleagues since the first look.
  public_at timestamptz,
  answer_outcome text constraint suggestions_answer_outcome check (answer_outcome in ('adopted', 'partly', 'kept', 'declined')),
  answer_text text,
  answer_promise_on date,
  -- What is public of the answer: only from here on may it be read.
  feedback_at timestamptz,
  outcome text constraint suggestions_outcome check (outcome in ('adopted', 'partly', 'kept', 'declined')),
  feedback text,
  promise_on date,
  done_at timestamptz,
  done_report text,
  award text,
  -- The proposal that was converted into it.
  from_proposal uuid,
  survey_id uuid,
  primary key (tenant_id, id),
  constraint suggestions_case foreign key (tenant_id, id) references cases (tenant_id, id),
  constraint suggestions_from_proposal_key unique (tenant_id, from_proposal),
  constraint suggestions_feedback check ((feedback_at is null) = (outcome is null))
);
create index suggestions_public on suggestions (tenant_id, public_at desc, id) where public_at is not null;
create index suggestions_of_author on suggestions (tenant_id, author_staff_id, id);

create table suggestion_texts (
  tenant_id uuid not null,
  suggestion_id uuid not null,
  sequence integer not null,
  title text not null,
  body text not null,
  hash text not null,
  reason text,
  at timestamptz not null,
  primary key (tenant_id, suggestion_id, sequence),
  constraint suggestion_texts_suggestion foreign key (tenant_id, suggestion_id) references suggestions (tenant_id, id)
);
comment on table suggestion_texts is 'append-only';

create table suggestion_supports (
  tenant_id uuid not null,
  id uuid not null,
  suggestion_id uuid not null,
  staff_id uuid not null,
  text_hash text not null,
  month text not null,
  at timestamptz not null,
  voided_at timestamptz,
  primary key (tenant_id, id),
  constraint suggestion_supports_suggestion foreign key (tenant_id, suggestion_id) references suggestions (tenant_id, id)
);
create unique index suggestion_supports_once on suggestion_supports (tenant_id, suggestion_id, staff_id) where voided_at is null;

-- What a person has given in a month: one row, so that two supports at once cannot both be the last one.
create table suggestion_support_months (
  tenant_id uuid not null,
  staff_id uuid not null,
  month text not null,
  used integer not null constraint suggestion_support_months_used check (used >= 0),
  primary key (tenant_id, staff_id, month)
);

create table suggestion_proposals (
  tenant_id uuid not null,
  suggestion_id uuid not null,
  proposal_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, suggestion_id, proposal_id),
  constraint suggestion_proposals_suggestion foreign key (tenant_id, suggestion_id) references suggestions (tenant_id, id)
);
comment on table suggestion_proposals is 'append-only';

create table consultations (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  intro text not null,
  -- Once published the text stands as it is: a changed text is a new round.
  round integer not null,
  previous_id uuid,
  anonymous boolean not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  published_at timestamptz,
  results_at timestamptz,
  results_intro text not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint consultations_order check (closes_at > opens_at),
  constraint consultations_previous foreign key (tenant_id, previous_id) references consultations (tenant_id, id)
);
create index consultations_by_close on consultations (tenant_id, closes_at desc, id);

create table consultation_paragraphs (
  tenant_id uuid not null,
  consultation_id uuid not null,
  number integer not null,
  text text not null,
  primary key (tenant_id, consultation_id, number),
  constraint consultation_paragraphs_consultation foreign key (tenant_id, consultation_id) references consultations (tenant_id, id)
);

create table consultation_kinds (
  tenant_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  position integer not null,
  title text not null,
  outcome text constraint consultation_kinds_outcome check (outcome in ('taken', 'partly', 'not_taken')),
  answer text not null,
  primary key (tenant_id, id),
  constraint consultation_kinds_consultation foreign key (tenant_id, consultation_id) references consultations (tenant_id, id)
);
create index consultation_kinds_of on consultation_kinds (tenant_id, consultation_id, position);

create table consultation_comments (
  tenant_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  -- Null: on the whole.
  paragraph integer,
  staff_id uuid not null,
  text text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  kind_id uuid,
  primary key (tenant_id, id),
  constraint consultation_comments_consultation foreign key (tenant_id, consultation_id) references consultations (tenant_id, id),
  constraint consultation_comments_paragraph foreign key (tenant_id, consultation_id, paragraph) references consultation_paragraphs (tenant_id, consultation_id, number)
);
create index consultation_comments_of on consultation_comments (tenant_id, consultation_id, at) where withdrawn_at is null;
create index consultation_comments_of_person on consultation_comments (tenant_id, staff_id, consultation_id);

create table practical_projects (
  tenant_id uuid not null,
  id uuid not null,
  year integer not null,
  position integer not null,
  title text not null,
  detail text not null,
  department_id uuid not null,
  leader_staff_id uuid,
  suggestion_id uuid,
  survey_id uuid,
  finished_at timestamptz,
  finish_report text,
  version integer not null,
  primary key (tenant_id, id),
  constraint practical_projects_suggestion_key unique (tenant_id, suggestion_id)
);
create index practical_projects_of_year on practical_projects (tenant_id, year, position, id);

create table practical_milestones (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  position integer not null,
  title text not null,
  due_on date not null,
  done_on date,
  report text,
  primary key (tenant_id, id),
  constraint practical_milestones_project foreign key (tenant_id, project_id) references practical_projects (tenant_id, id)
);
create index practical_milestones_of on practical_milestones (tenant_id, project_id, position);

create table practical_photos (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  file_id uuid not null,
  caption text not null,
  content_type text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  constraint practical_photos_project foreign key (tenant_id, project_id) references practical_projects (tenant_id, id)
);
create index practical_photos_of on practical_photos (tenant_id, project_id, at) where removed_at is null;
