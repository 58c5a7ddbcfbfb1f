-- Classes: one sign-up, several meetings. What the officer laid them out by, and each meeting as it now stands.

create table activity_series (
  tenant_id uuid not null,
  offer_id uuid not null,
  first_day date not null,
  -- ISO weekdays as digits, Monday is 1: 24 is Tuesday and Thursday.
  weekdays text collate "C" not null constraint activity_series_weekdays check (weekdays ~ '^[1-7]{1,7}$'),
  -- Hours in China, HH:mm.
  from_time text collate "C" not null,
  to_time text collate "C" not null,
  -- Either so many times, or until this day.
  times smallint,
  last_day date,
  -- The share of the meetings that earns a certificate, as it was set: 8 of 10.
  attend_least smallint not null,
  attend_of smallint not null,
  primary key (tenant_id, offer_id),
  constraint activity_series_activity foreign key (tenant_id, offer_id) references activities (tenant_id, offer_id),
  constraint activity_series_hours check (from_time < to_time),
  constraint activity_series_end check ((times is null) <> (last_day is null)),
  constraint activity_series_share check (attend_least between 1 and attend_of)
);

create table activity_meetings (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  -- Its number among the meetings; one that is moved keeps it.
  no smallint not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Elsewhere than the others; null: where all of them are.
  place text,
  -- Where people are checked in for it; what was called off has none.
  point_id uuid,
  called_off_reason text,
  changed_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint activity_meetings_no_key unique (tenant_id, offer_id, no),
  constraint activity_meetings_series foreign key (tenant_id, offer_id) references activity_series (tenant_id, offer_id),
  constraint activity_meetings_time check (starts_at < ends_at),
  constraint activity_meetings_held check ((point_id is null) = (called_off_reason is not null))
);
create index activity_meetings_of on activity_meetings (tenant_id, offer_id, starts_at);
