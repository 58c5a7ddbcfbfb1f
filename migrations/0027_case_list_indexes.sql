-- Lists of a process's cases by number and by deadline: a page is walked along an index, whatever the number of cases.
create index cases_numbered on cases (tenant_id, process, (coalesce(number, '~') collate "C"), id);
create index cases_pressing on cases (tenant_id, process, (case when closed_at is null then coalesce(due_at, 'infinity'::timestamptz) else 'infinity'::timestamptz end), id);
