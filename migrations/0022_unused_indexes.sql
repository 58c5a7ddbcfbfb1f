-- Nothing looks people or their changes up by import: undo goes through the import's own rows. Each import paid for both indexes.
drop index staff_by_batch;
drop index staff_changes_batch;
