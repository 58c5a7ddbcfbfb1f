-- Membership runs through cases: admission, transfer, retention, withdrawal, retirement, and changes of the own record.

-- One matter of membership at a time: nobody applies twice, or leaves while joining.
create unique index cases_one_membership on cases (tenant_id, filed_by)
  where closed_at is null and process in ('admission', 'transfer_out', 'transfer_in', 'retention', 'withdrawal', 'retirement');
create index cases_filed_by on cases (tenant_id, filed_by, process, opened_at desc) where filed_by is not null;
create index staff_by_card on staff (tenant_id, card_no) where card_no is not null;

-- Requests made before become cases under their own ids. What was asked stays sealed where it is; no case holds a copy.
do $$
declare
  university uuid;
begin
  for university in select id from tenants loop
    perform set_config('app.tenant', university::text, true);

    insert into cases (tenant_id, id, process, state, version, title, number, round_id, unit_id, filed_by, state_since, due_at, opened_at, changed_at, closed_at)
    select r.tenant_id, r.id, 'record_change', r.state, case r.state when 'waiting' then 1 else 2 end, s.name || '申请修改档案', null, null,
           case r.state when 'waiting' then s.unit_id else r.unit_id end, r.staff_id, coalesce(r.decided_at, r.requested_at), null,
           r.requested_at, coalesce(r.decided_at, r.requested_at), case r.state when 'waiting' then null else coalesce(r.decided_at, r.requested_at) end
      from staff_change_requests r
      join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
     where r.tenant_id = university;

    insert into case_parties (tenant_id, id, case_id, relation, staff_id, unit_id, done_at, since, until)
    select r.tenant_id, gen_random_uuid(), r.id, 'applicant', r.staff_id, null, null, r.requested_at, null
      from staff_change_requests r
     where r.tenant_id = university;

    insert into case_events (tenant_id, case_id, sequence, action, from_state, to_state, account_id, staff_id, actor_name, relation, permission, unit_id, acting_for, input, at)
    select r.tenant_id, r.id, 1, 'open', null, 'waiting', r.requested_by, r.staff_id, s.name, 'applicant', null, null, null, '{}', r.requested_at
      from staff_change_requests r
      join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
     where r.tenant_id = university;

    insert into case_events (tenant_id, case_id, sequence, action, from_state, to_state, account_id, staff_id, actor_name, relation, permission, unit_id, acting_for, input, at)
    select r.tenant_id, r.id, 2, case r.state when 'accepted' then 'accept' when 'declined' then 'decline' else 'takeBack' end, 'waiting', r.state,
           coalesce(r.decided_by, r.requested_by), case r.state when 'withdrawn' then r.staff_id else a.staff_id end,
           case r.state when 'withdrawn' then s.name else coalesce(a.name, '') end,
           case r.state when 'withdrawn' then 'applicant' end, case r.state when 'withdrawn' then null else 'members.review' end,
           case r.state when 'withdrawn' then null else r.unit_id end, null,
           case when r.answer is null then '{}'::jsonb else jsonb_build_object('answer', r.answer) end, coalesce(r.decided_at, r.requested_at)
      from staff_change_requests r
      join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
      left join accounts a on a.tenant_id = r.tenant_id and a.id = r.decided_by
     where r.tenant_id = university and r.state <> 'waiting';

    insert into case_tasks (tenant_id, id, case_id, process, action, staff_id, permission, unit_id, taken_by, due_at, due_rule, opened_at, closed_at, closed_by)
    select r.tenant_id, gen_random_uuid(), r.id, 'record_change', 'accept', null, 'members.review', s.unit_id, null, null, null, r.requested_at, null, null
      from staff_change_requests r
      join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
     where r.tenant_id = university and r.state = 'waiting';
  end loop;
  perform set_config('app.tenant', '', true);
end
$$;
