-- One sign-up may be for brothers and sisters: how many children are told of in the sealed text, so that a sign-up can be held to it
-- without opening it. A server of the version before tells of one.

alter table activity_children add column children smallint not null default 1 constraint activity_children_children check (children between 1 and 20);
