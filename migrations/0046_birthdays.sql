-- Birthday treats: what a union gives its people in a year, one coupon per person and year, the shops that hand it out, and what
-- is owed to them.

create table birthday_shops (
  tenant_id uuid not null,
  id uuid not null,
  -- Whose contract it is: how far a permission must reach to keep it.
  unit_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  address text not null,
  contact text not null,
  contract_no text not null,
  -- Closed: it stays for its settlements and takes no coupons.
  state text not null constraint birthday_shops_state check (state in ('open', 'closed')),
  -- SHA-256 of the secret in the shop's address; null: it has none, or it was taken back.
  secret_hash text,
  secret_at timestamptz,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint birthday_shops_secret check ((secret_hash is null) = (secret_at is null))
);
create unique index birthday_shops_secret_key on birthday_shops (tenant_id, secret_hash) where secret_hash is not null;

create table birthday_programmes (
  tenant_id uuid not null,
  id uuid not null,
  -- For the people of this unit and all below it that have no programme of their own.
  unit_id uuid not null,
  year integer not null constraint birthday_programmes_year check (year between 2000 and 2200),
  -- What is given: a cake voucher, a cinema ticket.
  treat text not null,
  amount_fen bigint not null constraint birthday_programmes_amount check (amount_fen > 0),
  -- The coupon is there so many days before the birthday, and good for so many days from then, or from the birthday where that is later.
  days_ahead integer not null constraint birthday_programmes_ahead check (days_ahead between 0 and 30),
  valid_days integer not null constraint birthday_programmes_valid check (valid_days between 1 and 730),
  -- Birthdays from this day on.
  from_day date not null,
  include_retired boolean not null,
  -- Whether those who join in the year after their birthday get it when they join.
  late_joiners boolean not null,
  -- When those born on 29 February have their birthday in a year without it.
  leap_day text not null constraint birthday_programmes_leap_day check (leap_day in ('02-28', '03-01')),
  greeting text not null,
  contact text not null,
  state text not null constraint birthday_programmes_state check (state in ('draft', 'running', 'ended')),
  -- The last day on which everybody due was given theirs.
  issued_through date,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  constraint birthday_programmes_year_key unique (tenant_id, unit_id, year)
);

create table birthday_programme_shops (
  tenant_id uuid not null,
  programme_id uuid not null,
  shop_id uuid not null,
  primary key (tenant_id, programme_id, shop_id),
  constraint birthday_programme_shops_programme foreign key (tenant_id, programme_id) references birthday_programmes (tenant_id, id),
  constraint birthday_programme_shops_shop foreign key (tenant_id, shop_id) references birthday_shops (tenant_id, id)
);

-- Who wishes to keep their birthday otherwise than by the solar calendar.
create table birthday_wishes (
  tenant_id uuid not null,
  staff_id uuid not null,
  calendar text not null constraint birthday_wishes_calendar check (calendar in ('solar', 'lunar')),
  changed_at timestamptz not null,
  primary key (tenant_id, staff_id)
);

create table birthday_settlements (
  tenant_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  -- `YYYY-MM`: coupons used up to its end and not settled before.
  month text not null constraint birthday_settlements_month check (month ~ '^\d{4}-\d{2}$'),
  shop_name text not null,
  contract_no text not null,
  coupons integer not null constraint birthday_settlements_coupons check (coupons > 0),
  amount_fen bigint not null constraint birthday_settlements_amount check (amount_fen > 0),
  made_by text not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  constraint birthday_settlements_month_key unique (tenant_id, shop_id, month),
  constraint birthday_settlements_shop foreign key (tenant_id, shop_id) references birthday_shops (tenant_id, id)
);
comment on table birthday_settlements is 'append-only';

create table birthday_coupons (
  tenant_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  staff_id uuid not null,
  -- The branch in which the person stood when it was issued.
  unit_id uuid not null,
  year integer not null,
  -- As the person keeps it; null where the record has no birth date and an officer issued it by hand.
  birthday date,
  treat text not null,
  amount_fen bigint not null constraint birthday_coupons_amount check (amount_fen > 0),
  code text collate "C" not null,
  issued_on date not null,
  valid_until date not null,
  -- Open beyond its last day is lapsed.
  state text not null constraint birthday_coupons_state check (state in ('open', 'used', 'revoked')),
  -- Why an officer issued it by hand; null: it was issued by itself.
  issue_reason text,
  revoke_reason text,
  shop_id uuid,
  used_on date,
  -- When the use was entered, and by which press: the same press sent again is no second use.
  used_at timestamptz,
  used_press text,
  settlement_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint birthday_coupons_code_key unique (tenant_id, code),
  constraint birthday_coupons_programme foreign key (tenant_id, programme_id) references birthday_programmes (tenant_id, id),
  constraint birthday_coupons_shop foreign key (tenant_id, shop_id) references birthday_shops (tenant_id, id),
  constraint birthday_coupons_settlement foreign key (tenant_id, settlement_id) references birthday_settlements (tenant_id, id),
  constraint birthday_coupons_span check (issued_on <= valid_until),
  constraint birthday_coupons_used check ((state = 'used') = (used_on is not null) and (state = 'used') = (shop_id is not null) and (state = 'used') = (used_at is not null)),
  constraint birthday_coupons_settled check (settlement_id is null or state = 'used'),
  constraint birthday_coupons_revoked check ((state = 'revoked') = (revoke_reason is not null))
);
-- At most once per person and year, however many servers issue at the same moment.
create unique index birthday_coupons_once on birthday_coupons (tenant_id, staff_id, year) where state <> 'revoked';
create index birthday_coupons_by_year on birthday_coupons (tenant_id, year, issued_on, id);
create index birthday_coupons_of_person on birthday_coupons (tenant_id, staff_id, year);
create index birthday_coupons_to_settle on birthday_coupons (tenant_id, shop_id, used_on) where state = 'used' and settlement_id is null;
create index birthday_coupons_settled_by on birthday_coupons (tenant_id, settlement_id) where settlement_id is not null;
create index birthday_coupons_of_shop on birthday_coupons (tenant_id, shop_id, used_at) where shop_id is not null;

-- What is owed to somebody outside until the ledger posts it. A row is made once per source and never changed.
create table payables (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  payee text not null,
  amount_fen bigint not null constraint payables_amount check (amount_fen > 0),
  source_kind text not null,
  source_id uuid not null,
  about text not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  constraint payables_source_key unique (tenant_id, source_kind, source_id)
);
comment on table payables is 'append-only';
