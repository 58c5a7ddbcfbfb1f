-- Numbers that regulations set: what they are, from when, and which document says so.

create table standards (
  tenant_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  region text not null,
  title text not null,
  article text,
  document_no text,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  -- Whether somebody compared the value with the document itself.
  verified boolean not null,
  note text,
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  constraint standards_from_key unique (tenant_id, key, valid_from),
  constraint standards_end_key unique nulls not distinct (tenant_id, key, valid_to),
  constraint standards_order check (valid_to > valid_from)
);
