-- What was compared before something was bought or somebody entrusted: who sat on the panel, by which criteria of which weight,
-- what each member gave, and who was chosen. Append-only: a correction is a further panel for the same subject; the last counts.

create table panels (
  tenant_id uuid not null,
  id uuid not null,
  -- What it was held for, in the module's own terms: a round of gifts, a programme of trips.
  subject_type text collate "C" not null,
  subject_id uuid not null,
  no smallint not null constraint panels_no check (no >= 1),
  held_on date not null,
  -- The minutes, where they have a number.
  document_no text,
  -- [{ name, part, scores }]: `scores` says whether this member gave scores or only watched.
  members jsonb not null,
  -- [{ title, weight }], together 100; none: only totals were put on record.
  criteria jsonb not null,
  note text not null,
  account_id uuid,
  actor_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  constraint panels_no_key unique (tenant_id, subject_type, subject_id, no)
);
comment on table panels is 'append-only';

create table panel_candidates (
  tenant_id uuid not null,
  panel_id uuid not null,
  no smallint not null,
  name text not null,
  price_fen bigint constraint panel_candidates_price check (price_fen >= 0),
  -- What each scoring member gave for each criterion, in hundredths, in the panel's order: [[9000, 8550], …].
  given jsonb not null,
  -- The result: the mean of the members, each by the weights.
  total_hundredths integer constraint panel_candidates_total check (total_hundredths between 0 and 10000),
  chosen boolean not null,
  primary key (tenant_id, panel_id, no),
  constraint panel_candidates_of foreign key (tenant_id, panel_id) references panels (tenant_id, id)
);
comment on table panel_candidates is 'append-only';

-- What suppliers of gifts offered becomes the first panel of its round: who sat on it stands in the step, only totals were kept.
do $$
declare
  university uuid;
begin
  for university in select id from tenants loop
    perform set_config('app.tenant', university::text, true);

    insert into panels (tenant_id, id, subject_type, subject_id, no, held_on, document_no, members, criteria, note, account_id, actor_name, at)
    select s.tenant_id, gen_random_uuid(), 'gift', s.offer_id, 1, s.done_on, s.document_no,
           (select coalesce(jsonb_agg(m.member || '{"scores": false}' order by m.place), '[]') from jsonb_array_elements(s.people) with ordinality as m (member, place)),
           '[]', s.note, s.recorded_by, s.recorded_name, s.recorded_at
      from gift_steps s
     where s.tenant_id = university and s.step = 'panel'
       and exists (select from gift_bids b where b.tenant_id = s.tenant_id and b.offer_id = s.offer_id);

    insert into panel_candidates (tenant_id, panel_id, no, name, price_fen, given, total_hundredths, chosen)
    select b.tenant_id, p.id, b.no, b.supplier, b.price_fen, '[]', b.score_hundredths, b.chosen
      from gift_bids b
      join panels p on p.tenant_id = b.tenant_id and p.subject_type = 'gift' and p.subject_id = b.offer_id
     where b.tenant_id = university;
  end loop;
  perform set_config('app.tenant', '', true);
end
$$;

drop table gift_bids;
