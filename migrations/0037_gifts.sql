-- Gifts to all who are entitled: festivals, summer coolness, Children's Day, Teachers' Day. Title, window, who is entitled and
-- what each chose are the offer's (0029), what was received its check-ins; here is what a gift is besides, and how it came about.

create table gift_rounds (
  tenant_id uuid not null,
  -- The offer that it is.
  offer_id uuid not null,
  kind text not null constraint gift_rounds_kind check (kind in ('festival', 'summer', 'children', 'teachers')),
  -- Which festival, as the rule names it.
  festival text,
  -- The year to whose standard it counts.
  year smallint not null,
  body text not null,
  contact text not null,
  -- When those who received it were asked how it was.
  asked_at timestamptz,
  primary key (tenant_id, offer_id),
  constraint gift_rounds_festival check ((kind = 'festival') = (festival is not null))
);
create index gift_rounds_of_year on gift_rounds (tenant_id, year, kind);

-- One of the options to choose from, with what it costs for one person.
create table gift_packages (
  tenant_id uuid not null,
  option_id uuid not null,
  offer_id uuid not null,
  contents text not null,
  supplier text not null,
  price_fen bigint not null constraint gift_packages_price check (price_fen > 0),
  survey_id uuid,
  primary key (tenant_id, option_id)
);
create index gift_packages_of on gift_packages (tenant_id, offer_id);

-- How a purchase came about: each step with its day, people and paper. What has no row was not recorded.
create table gift_steps (
  tenant_id uuid not null,
  offer_id uuid not null,
  step text not null constraint gift_steps_step check (step in ('needs', 'budget', 'panel', 'notice', 'contract', 'inspection')),
  done_on date not null,
  -- Of a public notice: its last day.
  until_on date,
  document_no text,
  amount_fen bigint constraint gift_steps_amount check (amount_fen >= 0),
  -- Who took part, each with the part: [{ name, part }].
  people jsonb not null,
  note text not null,
  version integer not null,
  recorded_by uuid,
  recorded_name text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, offer_id, step),
  constraint gift_steps_until check (until_on >= done_on),
  constraint gift_steps_notice check (step <> 'notice' or until_on is not null)
);

-- What suppliers offered, and what the panel thought of it.
create table gift_bids (
  tenant_id uuid not null,
  offer_id uuid not null,
  no smallint not null,
  supplier text not null,
  price_fen bigint not null constraint gift_bids_price check (price_fen > 0),
  score_hundredths integer constraint gift_bids_score check (score_hundredths between 0 and 10000),
  chosen boolean not null,
  primary key (tenant_id, offer_id, no)
);

-- Scanned minutes, contracts, signed lists. A signed list belongs to a branch and goes with the voucher.
create table gift_papers (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  step text not null constraint gift_papers_step check (step in ('needs', 'budget', 'panel', 'notice', 'contract', 'inspection', 'receipt')),
  unit_id uuid,
  file_id uuid not null,
  name text not null,
  content_type text not null,
  uploaded_by text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  constraint gift_papers_branch check ((step = 'receipt') = (unit_id is not null))
);
create index gift_papers_of on gift_papers (tenant_id, offer_id, at) where removed_at is null;
