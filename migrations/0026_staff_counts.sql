-- How many people stand where, kept with every change: a list of everybody, or of a branch, is not counted anew for each page.

-- Signed: a transaction adds what it changes, and nobody waits for anybody. The sum of a place is how many stand there;
-- a sweep folds the rows of a place into one.
create table staff_counts (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  group_id uuid,
  membership text not null,
  people integer not null,
  primary key (tenant_id, id)
);
create index staff_counts_place on staff_counts (tenant_id, unit_id, membership, group_id) include (people);

do $$
declare
  university uuid;
begin
  for university in select id from tenants loop
    perform set_config('app.tenant', university::text, true);
    insert into staff_counts (tenant_id, id, unit_id, group_id, membership, people)
    select university, gen_random_uuid(), s.unit_id, s.group_id, s.membership, count(*)::int
      from staff s
     where s.tenant_id = university and s.merged_into is null
     group by s.unit_id, s.group_id, s.membership;
  end loop;
end
$$;
