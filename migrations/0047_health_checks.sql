-- Health checks for all and special checks for some. Title, window, who may come, the time slots and who chose which are the
-- offer's (0029), who came its check-ins; here is what is said of a round and by which rule its slots were laid out. Results of
-- a check are nowhere: no table has a place for them.

create table health_rounds (
  tenant_id uuid not null,
  -- The offer that it is.
  offer_id uuid not null,
  -- For everybody, or a special check for some of them.
  kind text not null constraint health_rounds_kind check (kind in ('general', 'special')),
  body text not null,
  -- What to bring and to mind, said again the working day before.
  bring text not null,
  contact text not null,
  -- Days, hours, places: the rule from which the slots were made, parsed at the edge.
  layouts jsonb not null,
  -- When those who came were asked how it was; without a survey nobody was there to ask.
  asked_at timestamptz,
  survey_id uuid,
  primary key (tenant_id, offer_id),
  constraint health_rounds_asked check (survey_id is null or asked_at is not null)
);

-- Append-only: whose slot was called to mind, once for each slot.
create table health_reminders (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  option_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, enrolment_id, option_id)
);
comment on table health_reminders is 'append-only';
