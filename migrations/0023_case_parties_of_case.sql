-- Everybody of a case, as every page and every action reads them: the unique indexes hold either persons or units, and serve neither.
create index case_parties_of_case on case_parties (tenant_id, case_id) where until is null;
