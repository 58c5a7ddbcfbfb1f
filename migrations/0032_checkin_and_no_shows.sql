-- Coming and not coming: how a point may be used, when it was closed, who had a place and did not come.

-- What the public number looks like, said beforehand: what is typed in at the draw must look the same.
alter table draws
  add column public_example text,
  add constraint draws_public_named check ((public_source is null) = (public_example is null)),
  add constraint draws_public_value check (public_value is null or public_source is not null);

-- Of so many meetings one must have come to, to be certified.
alter table offers add column certificate_least smallint constraint offers_certificate_least check (certificate_least >= 1);

-- Whether members check themselves in: not at all, from a screen whose code changes, or from a printed code.
alter table checkin_points
  add column self_scan text not null default 'screen' constraint checkin_points_self_scan check (self_scan in ('none', 'screen', 'printed')),
  add column version integer not null default 1,
  add column closed_at timestamptz,
  add column closed_by uuid;
alter table checkin_points alter column self_scan drop default, alter column version drop default;

-- How far the scanning device's clock was ahead of the server's, in seconds.
alter table checkins add column clock_ahead_s integer not null default 0;
alter table checkins alter column clock_ahead_s drop default;

-- Had a place, and came to nothing. Excused: it costs nothing.
create table no_shows (
  tenant_id uuid not null,
  enrolment_id uuid not null,
  offer_id uuid not null,
  -- The last of the points at which this person was missed.
  point_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  excused_at timestamptz,
  excused_by uuid,
  excuse text,
  primary key (tenant_id, enrolment_id),
  constraint no_shows_enrolment foreign key (tenant_id, enrolment_id) references enrolments (tenant_id, id),
  constraint no_shows_point foreign key (tenant_id, point_id) references checkin_points (tenant_id, id),
  constraint no_shows_excused check ((excused_at is null) = (excuse is null))
);
create index no_shows_of_offer on no_shows (tenant_id, offer_id, at);
