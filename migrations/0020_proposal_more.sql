-- A text that was corrected after the window is seconded anew until then; null: until the window ends.
alter table proposals add column seconding_until timestamptz;

-- Lists over every session, newest change first.
create index cases_changed on cases (tenant_id, process, changed_at desc, id desc);
-- The proposal that a suggestion was taken up as, or the suggestion that one was converted to.
create index proposals_by_suggestion on proposals (tenant_id, suggestion_id) where suggestion_id is not null;
