-- Lists of proposals: texts that were never sent stay their authors', and those that stand are counted without reading the rows.
create index proposals_unsent on proposals (tenant_id, id) where text_hash is null;
create index proposal_seconds_standing on proposal_seconds (tenant_id, proposal_id) where voided_at is null;
