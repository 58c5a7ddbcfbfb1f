-- What a university is called, as its own people say it: asked at the set-up, changed later in the settings.
-- Version 0 is the name that the installation gave, which nobody has confirmed.

alter table tenants add column version integer not null default 0 constraint tenants_version check (version >= 0);
comment on table tenants is 'shared; own row: name, short_name, version';
