-- A roster of 100,000 is drawn up within a transaction that holds its offer: looking the offer up again for each line
-- took a third of the time and more. What is written (eligibility/roster.ts) and thrown away with a draft
-- (offers.actions.ts) stays in two places, both behind the lock of the offer.
alter table offer_people drop constraint offer_people_offer;
