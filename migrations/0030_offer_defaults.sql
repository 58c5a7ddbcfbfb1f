-- Gifts chosen from: when those who chose nothing were given the default, once and for all.
alter table offers add column defaults_at timestamptz;

-- All sign-ups of an offer in the order of arrival, page by page: the desk's list, the default for the silent.
create index enrolments_of_offer on enrolments (tenant_id, offer_id, seq);
