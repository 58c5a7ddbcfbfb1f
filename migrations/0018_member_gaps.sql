-- Records that may be one person are found once, when they change, and not on every view of the list.

-- The version that was last compared with everybody else's; another or none: still to be compared.
alter table staff add column paired_version integer;
create index staff_unpaired on staff (tenant_id, id) where merged_into is null and paired_version is distinct from version;

create table staff_pairs (
  tenant_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  score smallint not null,
  primary key (tenant_id, first_id, second_id),
  constraint staff_pairs_order check (first_id < second_id)
);
create index staff_pairs_best on staff_pairs (tenant_id, score desc, first_id, second_id);
create index staff_pairs_second on staff_pairs (tenant_id, second_id);

-- One row a tenant: whoever compares holds it. Everybody is compared anew after much has changed, and once a day.
create table staff_pairings (
  tenant_id uuid not null,
  compared_at timestamptz,
  primary key (tenant_id)
);
