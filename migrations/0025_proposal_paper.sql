-- A second that was given on paper: what the paper is, and the secretary who entered it.
alter table proposal_seconds add column paper_note text;
alter table proposal_seconds add column entered_by text;
alter table proposal_seconds add constraint proposal_seconds_paper check ((paper_note is null) = (entered_by is null));
