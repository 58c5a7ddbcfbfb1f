-- What people are told: the inbox inside the application, and what left it by mail, WeCom, DingTalk or WeChat.

-- The inbox itself. A row commits with the change that it tells of, so it is never lost.
create table notifications (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  body_zh text not null,
  body_en text not null,
  path text not null,
  subject_type text,
  subject_id text,
  urgency text not null constraint notifications_urgency check (urgency in ('now', 'normal', 'digest')),
  -- At most one message with this key per person, ever. Without one every message stands by itself.
  dedupe_key text,
  at timestamptz not null,
  read_at timestamptz,
  -- When its deliveries to outside channels were made; null: still to do.
  routed_at timestamptz,
  primary key (tenant_id, id),
  constraint notifications_key unique (tenant_id, staff_id, dedupe_key),
  constraint notifications_subject check ((subject_type is null) = (subject_id is null))
);
create index notifications_inbox on notifications (tenant_id, staff_id, id desc);
create index notifications_unread on notifications (tenant_id, staff_id) where read_at is null;
create index notifications_unrouted on notifications (tenant_id, id) where routed_at is null;
create index notifications_subject on notifications (tenant_id, subject_type, subject_id, id desc) where subject_type is not null;

-- One message on its way to one person through one outside channel.
create table notification_deliveries (
  tenant_id uuid not null,
  id uuid not null,
  notification_id uuid not null,
  staff_id uuid not null,
  channel text not null constraint notification_deliveries_channel check (channel in ('email', 'wecom', 'dingtalk', 'wechat')),
  -- waiting: due at next_attempt_at. sending: claimed. unknown: claimed, and nobody knows whether it left.
  -- failed: the channel says that it never will arrive. given_up: tried too often. superseded: no longer wanted.
  state text not null constraint notification_deliveries_state check (state in
    ('waiting', 'sending', 'sent', 'unknown', 'failed', 'given_up', 'superseded')),
  urgent boolean not null,
  attempts integer not null,
  next_attempt_at timestamptz not null,
  -- All deliveries that left as one message share their claim.
  claim_id uuid,
  claimed_at timestamptz,
  last_error text,
  last_error_zh text,
  last_error_en text,
  sent_at timestamptz,
  provider_id text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint notification_deliveries_once unique (tenant_id, notification_id, channel),
  constraint notification_deliveries_notification foreign key (tenant_id, notification_id) references notifications (tenant_id, id),
  constraint notification_deliveries_claimed check (state <> 'sending' or (claim_id is not null and claimed_at is not null)),
  constraint notification_deliveries_sent check ((state = 'sent') = (sent_at is not null))
);
create index notification_deliveries_due on notification_deliveries (tenant_id, next_attempt_at, id) where state = 'waiting';
create index notification_deliveries_of_person on notification_deliveries (tenant_id, staff_id, channel) where state = 'waiting';
create index notification_deliveries_claimed on notification_deliveries (tenant_id, claimed_at) where state = 'sending';
create index notification_deliveries_of_claim on notification_deliveries (tenant_id, claim_id) where claim_id is not null;
create index notification_deliveries_stuck on notification_deliveries (tenant_id, id desc) where state in ('unknown', 'failed', 'given_up');

-- What a person chose. Without a row the defaults of the program apply.
create table notification_preferences (
  tenant_id uuid not null,
  staff_id uuid not null,
  channels_off text[] not null,
  -- Minutes after midnight in China; equal: no quiet hours. From later than until: over midnight.
  quiet_from_minute smallint not null constraint notification_preferences_from check (quiet_from_minute between 0 and 1439),
  quiet_until_minute smallint not null constraint notification_preferences_until check (quiet_until_minute between 0 and 1439),
  digest_hour smallint not null constraint notification_preferences_digest check (digest_hour between 0 and 23),
  muted_kinds text[] not null,
  language text not null constraint notification_preferences_language check (language in ('zh', 'en')),
  version integer not null,
  changed_at timestamptz not null,
  primary key (tenant_id, staff_id)
);

-- Where a person is reached outside. Sealed: an address is personal. Used only after its owner confirmed it by a code.
create table notification_addresses (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  channel text not null constraint notification_addresses_channel check (channel in ('email', 'wecom', 'dingtalk', 'wechat')),
  address_sealed text not null,
  address_masked text not null,
  verified_at timestamptz,
  code_hash text,
  code_expires_at timestamptz,
  code_tries smallint not null,
  -- The channel refused this address for good: shown to the person until it is changed or confirmed anew.
  failed_at timestamptz,
  failed_zh text,
  failed_en text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint notification_addresses_one unique (tenant_id, staff_id, channel)
);

-- How this university reaches each channel. The secret is sealed and never leaves the server again.
create table channel_settings (
  tenant_id uuid not null,
  channel text not null constraint channel_settings_channel check (channel in ('email', 'wecom', 'dingtalk', 'wechat')),
  enabled boolean not null,
  config jsonb not null,
  secret_sealed text,
  last_ok_at timestamptz,
  last_error_at timestamptz,
  last_error_zh text,
  last_error_en text,
  version integer not null,
  changed_at timestamptz not null,
  primary key (tenant_id, channel)
);
