-- What people come to. Title, window, rules, when, where and how many are the offer's and its options' (0029); here is what
-- is said of it, its pictures, and what those who came thought.

create table activities (
  tenant_id uuid not null,
  -- The offer that it is.
  offer_id uuid not null,
  kind text not null constraint activities_kind check (kind in ('sport', 'culture', 'lecture', 'outing', 'family', 'skill', 'other')),
  body text not null,
  contact text not null,
  -- When those who came were asked how it was; without a survey nobody was there to ask.
  asked_at timestamptz,
  survey_id uuid,
  primary key (tenant_id, offer_id),
  constraint activities_asked check (survey_id is null or asked_at is not null)
);

create table activity_pictures (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  file_id uuid not null,
  -- What announces it, and what was seen there.
  role text not null constraint activity_pictures_role check (role in ('cover', 'photo')),
  caption text not null,
  content_type text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index activity_pictures_of on activity_pictures (tenant_id, offer_id, at) where removed_at is null;

-- A person's calendar feed of what they signed up for. Whoever holds the address may read it, so only a hash of its secret is kept.
create table activity_feeds (
  tenant_id uuid not null,
  account_id uuid not null,
  secret_hash text collate "C" not null,
  created_at timestamptz not null,
  primary key (tenant_id, account_id)
);
create unique index activity_feeds_secret on activity_feeds (tenant_id, secret_hash);
