import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followedColumns } from '../kernel/db/follow-merge.ts'
import { openWorld, type World } from '../kernel/testing/harness.ts'
import './modules.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Followed by a job of its own: an account closes, a ledger is only ever added to, the record's own rows go with the merge itself. */
const byItself = [
  'accounts.staff_id',
  'entitlement_entries.staff_id',
  'entitlement_heads.staff_id',
  'volunteer_hours.staff_id',
  'staff_family.staff_id',
  'staff_change_requests.staff_id',
]

/** Stays as it was written: history, votes and answers as they were given, papers that were settled, rows of an import. */
const stays = [
  'case_comments.staff_id',
  'case_events.staff_id',
  'consultation_comments.staff_id',
  'member_import_rows.staff_id',
  'membership_episodes.staff_id',
  'proposal_ratings.staff_id',
  'proposal_round_votes.staff_id',
  'proposal_texts.by_staff',
  'proposal_votes.staff_id',
  'recuperation_settlement_lines.staff_id',
  'staff_changes.staff_id',
  'staff_terms.staff_id',
  'survey_answers.staff_id',
]

test('every column that names a person by the staff record follows a merge of records, or is known to stay', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname ~ '(^|_)(staff|staff_id|leader_id|person_id|person_ids)$'`.execute(world.db.q)
  const known = new Set([...followedColumns(), ...byItself, ...stays])
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
})

test('nothing is said to follow or to stay that is not there', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`.execute(world.db.q)
  const there = new Set(rows.map(({ name }) => name))
  expect([...followedColumns(), ...byItself, ...stays].filter((name) => !there.has(name))).toEqual([])
})
