-- Working days of China: the years that a university loaded itself. Shipped years are a data file of the engine.

create table calendar_years (
  tenant_id uuid not null,
  year integer not null,
  document_no text,
  title text not null,
  source_url text,
  -- A removed year keeps its row, so that its version goes on counting.
  state text not null,
  version integer not null,
  loaded_at timestamptz not null,
  loaded_by uuid,
  primary key (tenant_id, year),
  constraint calendar_years_year check (year between 1949 and 2199),
  constraint calendar_years_state check (state in ('in_force', 'removed'))
);

create table calendar_days (
  tenant_id uuid not null,
  -- The year of the notice. A notice may set the last days of the December before it.
  year integer not null,
  day date not null,
  kind text not null,
  name text not null,
  primary key (tenant_id, year, day),
  constraint calendar_days_year_fk foreign key (tenant_id, year) references calendar_years (tenant_id, year),
  constraint calendar_days_kind check (kind in ('holiday', 'makeup')),
  constraint calendar_days_within check (day between make_date(year - 1, 12, 1) and make_date(year, 12, 31))
);
