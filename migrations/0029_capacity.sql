-- Limited places: what is offered, how many places there are, who has one, who waits, and by which rules.
-- Every change of an offer's places holds the lock on its gate: arrivals are decided one batch after another.

create table offers (
  tenant_id uuid not null,
  id uuid not null,
  -- The service that it belongs to: activity, class, trip …
  service text not null,
  title text not null,
  -- Who holds it: how far a permission must reach to manage it.
  unit_id uuid not null,
  mode text not null constraint offers_mode check (mode in ('first_come', 'lottery', 'choice', 'approval')),
  state text not null constraint offers_state check (state in ('draft', 'published', 'cancelled')),
  opens_at timestamptz,
  closes_at timestamptz,
  -- Until then a member gives a place back without consequences.
  cancel_until timestamptz,
  -- From then on the list stands: nobody moves up any more.
  final_at timestamptz,
  -- Who may come, how people wait, what a missed place costs: parsed at the edge (offer-rules.ts).
  rules jsonb not null,
  -- What those get who choose nothing.
  default_option_id uuid,
  -- When the list of those who may come was drawn up, and how many they are.
  roster_at timestamptz,
  roster_size integer,
  cancelled_reason text,
  version integer not null,
  created_by uuid not null,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (tenant_id, id),
  constraint offers_window check (opens_at < closes_at and cancel_until <= final_at and closes_at <= final_at),
  constraint offers_published check (state = 'draft' or (opens_at is not null and closes_at is not null and final_at is not null and published_at is not null))
);
create index offers_list on offers (tenant_id, service, state, opens_at desc, id);

-- The lock of an offer, small because every batch rewrites it.
create table offer_gates (
  tenant_id uuid not null,
  offer_id uuid not null,
  -- The next arrival's number.
  next_seq bigint not null,
  -- How many parties wait, by option.
  waiting jsonb not null,
  primary key (tenant_id, offer_id),
  constraint offer_gates_offer foreign key (tenant_id, offer_id) references offers (tenant_id, id)
) with (fillfactor = 20);

create table offer_options (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  sort integer not null,
  title text not null,
  note text,
  place text,
  -- Options that share a limit bear the same tag: out_of_province.
  tag text,
  starts_at timestamptz,
  ends_at timestamptz,
  state text not null constraint offer_options_state check (state in ('open', 'withdrawn')),
  primary key (tenant_id, id),
  constraint offer_options_offer foreign key (tenant_id, offer_id) references offers (tenant_id, id),
  constraint offer_options_time check (starts_at <= ends_at)
);
create index offer_options_of_offer on offer_options (tenant_id, offer_id, sort);

-- A limit: on everything, an option, a tag, a branch, or a branch within an option. Null means any.
create table offer_counters (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  option_id uuid,
  tag text,
  unit_id uuid,
  cap integer not null,
  taken integer not null,
  -- Of those who wait, how many parties lack room just here: under the rule "hold" nobody passes them.
  held integer not null,
  primary key (tenant_id, id),
  constraint offer_counters_scope_key unique nulls not distinct (tenant_id, offer_id, option_id, tag, unit_id),
  constraint offer_counters_offer foreign key (tenant_id, offer_id) references offers (tenant_id, id),
  constraint offer_counters_taken check (taken >= 0 and taken <= cap),
  constraint offer_counters_held check (held >= 0),
  constraint offer_counters_scope check (option_id is null or tag is null)
) with (fillfactor = 20);

-- Who may come, drawn up before the rush: a claim looks here and counts no years of service.
create table offer_people (
  tenant_id uuid not null,
  offer_id uuid not null,
  staff_id uuid not null,
  unit_id uuid not null,
  primary key (tenant_id, offer_id, staff_id),
  constraint offer_people_offer foreign key (tenant_id, offer_id) references offers (tenant_id, id)
);

create table enrolments (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  option_id uuid,
  staff_id uuid not null,
  -- The branch at that time: its quota counts.
  unit_id uuid not null,
  party smallint not null constraint enrolments_party check (party >= 1),
  -- confirmed and offered hold places; waiting and pending do not.
  status text not null constraint enrolments_status check (status in
    ('confirmed', 'waiting', 'offered', 'pending', 'declined', 'cancelled', 'expired')),
  -- The order of arrival within the offer.
  seq bigint not null,
  -- The request's own key and what it asked: the row is the record of its answer.
  key text collate "C" not null,
  asked text collate "C" not null,
  -- The place in the waiting list that was answered, if any.
  place integer,
  -- In order of preference, where a draw decides.
  choices uuid[],
  answers jsonb,
  -- Given by rule to somebody who chose nothing.
  by_default boolean not null,
  account_id uuid,
  -- A place that was offered lapses then.
  lapses_at timestamptz,
  reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint enrolments_offer foreign key (tenant_id, offer_id) references offers (tenant_id, id),
  constraint enrolments_lapse check ((status = 'offered') = (lapses_at is not null))
);
create unique index enrolments_active_key on enrolments (tenant_id, offer_id, staff_id) where status in ('confirmed', 'waiting', 'offered', 'pending');
create index enrolments_of_staff on enrolments (tenant_id, staff_id, offer_id);
create index enrolments_in_line on enrolments (tenant_id, offer_id, seq) where status = 'waiting';
create index enrolments_lapsing on enrolments (tenant_id, lapses_at) where status = 'offered';

-- Append-only: what became of an enrolment after it was answered.
create table enrolment_events (
  tenant_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  what text not null,
  reason text,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint enrolment_events_enrolment foreign key (tenant_id, enrolment_id) references enrolments (tenant_id, id)
);
comment on table enrolment_events is 'append-only';
create index enrolment_events_of on enrolment_events (tenant_id, enrolment_id, at);

create table enrolment_companions (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  no smallint not null,
  name_sealed text not null,
  relation text not null,
  id_no_sealed text,
  primary key (tenant_id, enrolment_id, no),
  constraint enrolment_companions_enrolment foreign key (tenant_id, enrolment_id) references enrolments (tenant_id, id)
);

-- The lock on what one person may still use of a programme.
create table entitlement_heads (
  tenant_id uuid not null,
  staff_id uuid not null,
  programme text collate "C" not null,
  primary key (tenant_id, staff_id, programme)
);

-- Append-only: used (+1) and given back (-1), each with where it comes from.
create table entitlement_entries (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  programme text collate "C" not null,
  used_on date not null,
  amount smallint not null constraint entitlement_entries_amount check (amount in (1, -1)),
  source text not null constraint entitlement_entries_source check (source in ('enrolment', 'record', 'correction')),
  enrolment_id uuid,
  note text,
  account_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table entitlement_entries is 'append-only';
create index entitlement_entries_of on entitlement_entries (tenant_id, staff_id, programme, used_on);

create table sanctions (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  service text not null,
  cause text not null constraint sanctions_cause check (cause in ('late_cancel', 'no_show')),
  enrolment_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text,
  primary key (tenant_id, id),
  constraint sanctions_once_key unique (tenant_id, enrolment_id, cause),
  constraint sanctions_order check (until_at > from_at)
);
create index sanctions_of on sanctions (tenant_id, staff_id, service, until_at) where lifted_at is null;

-- A draw binds itself before anybody signs up: the seed's hash first, the seed only with the result.
create table draws (
  tenant_id uuid not null,
  offer_id uuid not null,
  commitment text not null,
  seed_sealed text not null,
  -- A number that nobody here can choose, named beforehand: the winning number of a public lottery.
  public_source text,
  public_value text,
  committed_at timestamptz not null,
  drawn_at timestamptz,
  -- All that anybody needs to draw again.
  record jsonb,
  account_id uuid not null,
  primary key (tenant_id, offer_id),
  constraint draws_offer foreign key (tenant_id, offer_id) references offers (tenant_id, id),
  constraint draws_drawn check ((drawn_at is null) = (record is null))
);

-- Where and when people are checked in: a meeting of a class, the gate of an event, a pick-up point.
create table checkin_points (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  option_id uuid,
  title text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  primary key (tenant_id, id),
  constraint checkin_points_offer foreign key (tenant_id, offer_id) references offers (tenant_id, id),
  constraint checkin_points_time check (opens_at < closes_at)
);
create index checkin_points_of on checkin_points (tenant_id, offer_id, opens_at);

-- Append-only: once per enrolment and point, whoever scans and however late it arrives.
create table checkins (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  point_id uuid not null,
  via text not null constraint checkins_via check (via in ('officer', 'member', 'list', 'offline')),
  -- What the scanning device says of the moment; `at` is when the server heard of it.
  scanned_at timestamptz not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, enrolment_id, point_id),
  constraint checkins_enrolment foreign key (tenant_id, enrolment_id) references enrolments (tenant_id, id),
  constraint checkins_point foreign key (tenant_id, point_id) references checkin_points (tenant_id, id)
);
comment on table checkins is 'append-only';
create index checkins_of_point on checkins (tenant_id, point_id, at);
