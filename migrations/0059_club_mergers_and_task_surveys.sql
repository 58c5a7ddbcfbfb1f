-- A club that merges into another takes its people along: their episode there ends and says where they went.

alter table club_memberships drop constraint club_memberships_ended;
alter table club_memberships add constraint club_memberships_ended check (ended in ('left', 'removed', 'dissolved', 'moved'));
alter table club_memberships add column moved_to uuid;
alter table club_memberships add constraint club_memberships_moved_to check ((moved_to is not null) = (ended is not distinct from 'moved'));

-- Whoever served is asked how it was, once: when, and in which survey (null: nobody came).

alter table volunteer_tasks add column asked_at timestamptz;
alter table volunteer_tasks add column survey_id uuid;
