-- Rooms, courts and things that people book by the hour, without two at the same time.

create table venues (
  tenant_id uuid not null,
  id uuid not null,
  -- Whose it is: how far a permission must reach to keep it.
  unit_id uuid not null,
  kind text not null constraint venues_kind check (kind in ('home', 'sport', 'room', 'equipment')),
  name text not null,
  name_key text collate "C" not null,
  place text not null,
  about text not null,
  rules text not null,
  contact text not null,
  -- Retired: kept for its records, booked no more.
  state text not null constraint venues_state check (state in ('open', 'retired')),
  -- Who may book: everybody, or the people of its own unit.
  audience text not null constraint venues_audience check (audience in ('all', 'unit')),
  -- When it is open, by weekday, in minutes of the day in China: parsed at the edge (venues.contract.ts).
  hours jsonb not null,
  closed_on_holidays boolean not null,
  -- How many of the same kind stand there: courts, tables, loudspeakers.
  units integer not null constraint venues_units check (units between 1 and 60),
  slot_minutes integer not null constraint venues_slot check (slot_minutes between 15 and 720 and slot_minutes % 15 = 0),
  -- Slots one after another that one booking may take.
  most_slots integer not null constraint venues_most_slots check (most_slots between 1 and 48),
  ahead_days integer not null constraint venues_ahead check (ahead_days between 0 and 180),
  -- Hours that one person may take in a week, Monday to Sunday; null: as many as are free.
  week_hours integer constraint venues_week_hours check (week_hours between 1 and 168),
  -- A booking is given back until so many hours before it begins.
  cancel_hours integer not null constraint venues_cancel check (cancel_hours between 0 and 336),
  approval boolean not null,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);
create index venues_by_name on venues (tenant_id, name_key, id);

create table venue_bookings (
  tenant_id uuid not null,
  id uuid not null,
  venue_id uuid not null,
  -- Which of the venue's units.
  unit_no integer not null,
  staff_id uuid not null,
  purpose text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- asked and booked hold their time; the others have let go of it.
  state text not null constraint venue_bookings_state check (state in ('asked', 'booked', 'declined', 'given_back', 'called_off', 'lapsed')),
  -- Why it was declined or called off.
  reason text,
  decided_by uuid,
  no_show_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint venue_bookings_venue foreign key (tenant_id, venue_id) references venues (tenant_id, id),
  constraint venue_bookings_span check (starts_at < ends_at),
  constraint venue_bookings_no_show check (no_show_at is null or state = 'booked')
);
create index venue_bookings_of_venue on venue_bookings (tenant_id, venue_id, starts_at, id);
create index venue_bookings_of_person on venue_bookings (tenant_id, staff_id, starts_at, id);
create index venue_bookings_by_time on venue_bookings (tenant_id, starts_at, id);
create index venue_bookings_asked on venue_bookings (tenant_id, starts_at) where state = 'asked';

-- The quarters of an hour that are taken. Its key is what two people at the same moment cannot both pass, and it holds when the
-- length of the slots is changed later.
create table venue_quarters (
  tenant_id uuid not null,
  venue_id uuid not null,
  unit_no integer not null,
  starts_at timestamptz not null,
  booking_id uuid not null,
  constraint venue_quarters_once primary key (tenant_id, venue_id, unit_no, starts_at),
  constraint venue_quarters_booking foreign key (tenant_id, booking_id) references venue_bookings (tenant_id, id),
  constraint venue_quarters_whole check (extract(epoch from starts_at)::bigint % 900 = 0)
);
create index venue_quarters_of on venue_quarters (tenant_id, booking_id);

-- Days and hours on which it is closed: repairs, a meeting, the holidays of the university.
create table venue_blocks (
  tenant_id uuid not null,
  id uuid not null,
  venue_id uuid not null,
  -- One of the units; null: the whole venue.
  unit_no integer,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  created_at timestamptz not null,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  constraint venue_blocks_venue foreign key (tenant_id, venue_id) references venues (tenant_id, id),
  constraint venue_blocks_span check (from_at < to_at)
);
create index venue_blocks_of on venue_blocks (tenant_id, venue_id, to_at) where lifted_at is null;
