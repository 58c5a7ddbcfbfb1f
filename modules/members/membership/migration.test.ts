import { inject, expect, onTestFinished, test } from 'vitest'
import { migrate, readMigrations } from '../../../kernel/db/migrate.ts'
import { newId } from '../../../kernel/ids.ts'
import { createEmptyDatabase } from '../../../kernel/testing/cluster.ts'
import { openOwner } from '../../../kernel/testing/owner.ts'

const itself = '0017_membership_cases.sql'

test('requests made before become cases under their own ids, open ones still wait, and what was asked stays sealed', async () => {
  const database = await createEmptyDatabase()
  onTestFinished(() => database.drop())
  const all = await readMigrations()
  const run = (migrations: typeof all) => migrate({ ownerUrl: database.ownerUrl, appRole: inject('appUser'), migrations })
  await run(all.filter(({ name }) => name < itself))
  const [tenant, unit, staff, reviewer] = [newId(), newId(), newId(), newId()]
  const requests = { waiting: newId(), accepted: newId(), declined: newId(), withdrawn: newId() }
  await openOwner(database.ownerUrl, async (client) => {
    await client.query(`insert into tenants (id, kind, name, short_name, demo, created_at) values ($1, 'university', '旧大学', '旧', false, now())`, [tenant])
    await client.query(`select set_config('app.tenant', $1, false)`, [tenant])
    await client.query(
      `insert into staff (tenant_id, id, staff_no, name, pinyin_key, sex, unit_id, membership, consents, quality_lost, quality_rules, version, created_at, updated_at)
       values ($1, $2, '1', '老申', 'x', '0', $3, 'none', '{}', 0, '{}', 1, now(), now())`,
      [tenant, staff, unit],
    )
    for (const [state, id] of Object.entries(requests)) {
      const settled = state === 'waiting' ? null : '2026-02-02T02:00:00Z'
      await client.query(
        `insert into staff_change_requests (tenant_id, id, staff_id, unit_id, state, wanted_sealed, field_names, note, requested_by, requested_at, decided_by, decided_at, answer, version)
         values ($1, $2, $3, $4, $5, 'sealed-words', '{phone}', null, $6, '2026-02-01T02:00:00Z', $7, $8, $9, $10)`,
        [tenant, id, staff, unit, state, newId(), settled && state !== 'withdrawn' ? reviewer : null, settled, state === 'declined' ? '请附证明' : null, settled ? 2 : 1],
      )
    }
  })
  await run(all)
  await openOwner(database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenant])
    const { rows: cases } = await client.query<{ id: string; state: string; version: number; closed: boolean; title: string }>(
      `select id, state, version, closed_at is not null as closed, title from cases where process = 'record_change' order by state`,
    )
    expect(cases).toEqual(
      Object.entries(requests)
        .map(([state, id]) => ({ id, state, version: state === 'waiting' ? 1 : 2, closed: state !== 'waiting', title: '老申申请修改档案' }))
        .toSorted((a, b) => (a.state < b.state ? -1 : 1)),
    )
    const { rows: tasks } = await client.query(`select case_id, action, permission, unit_id from case_tasks where closed_at is null`)
    expect(tasks).toEqual([{ case_id: requests.waiting, action: 'accept', permission: 'members.review', unit_id: unit }])
    const { rows: events } = await client.query<{ action: string; input: unknown }>(`select * from case_events order by case_id, sequence`)
    expect(events.map(({ action }) => action).toSorted()).toEqual(['accept', 'decline', 'open', 'open', 'open', 'open', 'takeBack'])
    expect(JSON.stringify(events)).not.toContain('sealed-words')
    expect(events.find(({ action }) => action === 'decline')?.input).toEqual({ answer: '请附证明' })
    const { rows: parties } = await client.query(`select distinct relation, staff_id from case_parties`)
    expect(parties).toEqual([{ relation: 'applicant', staff_id: staff }])
  })
})
