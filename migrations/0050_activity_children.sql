-- Classes for children: a parent signs up, the child has the place. What is told of a child is sealed as one text: its name
-- and age, whom to ring, who collects, what to mind.

alter table activity_series add column for_children boolean not null default false;
alter table activity_series alter column for_children drop default;

create table activity_children (
  tenant_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  -- The parent who signs up.
  staff_id uuid not null,
  sealed text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint activity_children_one_key unique (tenant_id, offer_id, staff_id),
  constraint activity_children_series foreign key (tenant_id, offer_id) references activity_series (tenant_id, offer_id)
);
