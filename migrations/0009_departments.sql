-- The school's own departments stand beside the union, which is where roles such as "handling unit" are held.

alter table units drop constraint units_kind;
alter table units add constraint units_kind check (kind in ('university', 'branch', 'group', 'committee', 'club', 'department'));
