-- A term tells where its person stands in the order of names: a search that fits thousands sorts them from the index alone,
-- and fetches only those that it shows.
alter table staff_terms add column pinyin_key text collate "C";

do $$
declare
  university uuid;
begin
  for university in select id from tenants loop
    perform set_config('app.tenant', university::text, true);
    update staff_terms t set pinyin_key = s.pinyin_key
      from staff s
     where t.tenant_id = university and s.tenant_id = university and s.id = t.staff_id;
  end loop;
end
$$;

alter table staff_terms alter column pinyin_key set not null;
alter table staff_terms drop constraint staff_terms_pkey;
alter table staff_terms add constraint staff_terms_pkey primary key (tenant_id, term, staff_id) include (pinyin_key);
