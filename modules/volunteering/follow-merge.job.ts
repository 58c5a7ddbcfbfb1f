import { sql } from 'kysely'
import { z } from 'zod'
import type { Services } from '../../kernel/context.ts'
import { followMergeJobs } from '../../kernel/db/follow-merge.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import type { JobDefinition } from '../../kernel/module.ts'
import { insertHours } from './hours/hours.store.ts'

const mergedShape = z.object({ keptId: z.string(), mergedId: z.string() })
type Merged = z.infer<typeof mergedShape>

/** Two staff records become one: whoever stays is in the teams of both, once in each, and leads those of both. */
const standings = followMergeJobs({
  noun: 'volunteer_team',
  columns: [
    { table: 'volunteer_team_members', column: 'staff_id', key: ['id'], openWhileEmpty: 'ended_at', once: ['team_id'], secondEnds: true },
    { table: 'volunteer_teams', column: 'leader_id', key: ['id'] },
  ],
})

export const followJobs: Record<string, JobDefinition> = {
  ...standings,
  'volunteer_hours.follow_merge': { on: ['staff.merged'], retryLimit: 3, run: (services, db, payload) => hoursGoOver(services, db, mergedShape.parse(payload)) },
  'volunteer_hours.follow_merge_back': { on: ['staff.merge_undone'], retryLimit: 3, run: (services, db, payload) => hoursGoBack(services, db, mergedShape.parse(payload)) },
}

// The ledger is only ever added to: what goes over is taken from the one and given to the other, task by task.
const wentOver = '档案合并：转到保留的档案'
const cameOver = '档案合并：由被合并的档案转来'
const wentBack = '撤销合并：退回原档案'
const cameBack = '撤销合并：由保留的档案退回'

interface Served {
  offerId: string
  teamId: string
  unitId: string
  servedOn: string
  quarters: number
}

async function hoursGoOver({ clock }: Services, db: Db, { keptId, mergedId }: Merged): Promise<void> {
  if ((await servedBy(db, mergedId)).length === 0) return
  await write(asSystem({ clock }, db), async (trx) => {
    const served = await servedBy(trx, mergedId)
    await postMoved(trx, served, { from: { staffId: mergedId, reason: wentOver }, to: { staffId: keptId, reason: cameOver } })
    trx.audit({ action: 'volunteer_hours.follow_merge', entity: { type: 'staff', id: mergedId }, details: { keptId, tasks: served.length } })
  })
}

/** What had gone over and has not come back. */
async function hoursGoBack({ clock }: Services, db: Db, { keptId, mergedId }: Merged): Promise<void> {
  if ((await outstanding(db, mergedId)).length === 0) return
  await write(asSystem({ clock }, db), async (trx) => {
    const served = await outstanding(trx, mergedId)
    await postMoved(trx, served, { from: { staffId: keptId, reason: wentBack }, to: { staffId: mergedId, reason: cameBack } })
    trx.audit({ action: 'volunteer_hours.follow_merge_back', entity: { type: 'staff', id: mergedId }, details: { keptId, tasks: served.length } })
  })
}

/** What a record has of each task; a job that runs twice finds nothing left the second time. */
async function servedBy(db: Db, staffId: string): Promise<Served[]> {
  const { rows } = await sql<Served>`
    select offer_id as "offerId", team_id as "teamId", (array_agg(unit_id order by id))[1] as "unitId", max(served_on) as "servedOn", sum(quarters)::int as quarters
    from volunteer_hours where tenant_id = ${db.tenantId} and staff_id = ${staffId} group by offer_id, team_id having sum(quarters) <> 0`.execute(db.q)
  return rows
}

async function outstanding(db: Db, mergedId: string): Promise<Served[]> {
  const { rows } = await sql<Served>`
    select offer_id as "offerId", team_id as "teamId", (array_agg(unit_id order by id))[1] as "unitId", max(served_on) as "servedOn", -sum(quarters)::int as quarters
    from volunteer_hours where tenant_id = ${db.tenantId} and staff_id = ${mergedId} and kind = 'merge' and reason in (${wentOver}, ${cameBack})
    group by offer_id, team_id having sum(quarters) <> 0`.execute(db.q)
  return rows
}

interface Side {
  staffId: string
  reason: string
}

async function postMoved(trx: Trx, served: readonly Served[], { from, to }: { from: Side; to: Side }): Promise<void> {
  const entries = served.flatMap(({ quarters, ...task }) =>
    [
      { ...from, quarters: -quarters },
      { ...to, quarters },
    ].map((side) => ({ ...task, ...side, kind: 'merge' as const, by: '系统' })),
  )
  await insertHours(trx, entries)
}
