import { sql } from 'kysely'
import { z } from 'zod'
import type { Services } from '../../kernel/context.ts'
import { followMergeJobs } from '../../kernel/db/follow-merge.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobDefinition } from '../../kernel/module.ts'
import { activeStatuses } from './moves/hall.ts'

const mergedShape = z.object({ keptId: z.string(), mergedId: z.string() })
type Merged = z.infer<typeof mergedShape>

/**
 * Two staff records become one: sign-ups, the lists of who may come and what keeps somebody away go over to the record that
 * stays. Where both hold or await a place in one offer, the second stays where it is: the organiser sees both and decides.
 */
const rows = followMergeJobs({
  noun: 'enrolment',
  columns: [
    { table: 'offer_people', column: 'staff_id', key: ['offer_id'], once: ['offer_id'] },
    { table: 'enrolments', column: 'staff_id', key: ['id'], once: ['offer_id'], onceAmong: { column: 'status', values: activeStatuses } },
    { table: 'sanctions', column: 'staff_id', key: ['id'] },
  ],
})

export const followJobs: Record<string, JobDefinition> = {
  ...rows,
  'entitlement.follow_merge': { on: ['staff.merged'], retryLimit: 3, run: (services, db, payload) => usesGoOver(services, db, mergedShape.parse(payload)) },
  'entitlement.follow_merge_back': { on: ['staff.merge_undone'], retryLimit: 3, run: (services, db, payload) => usesGoBack(services, db, mergedShape.parse(payload)) },
}

// The ledger is only ever added to: what goes over is given back by the one and used by the other, on the day of its use.
const wentOver = '档案合并：转到保留的档案'
const cameOver = '档案合并：由被合并的档案转来'
const wentBack = '撤销合并：退回原档案'
const cameBack = '撤销合并：由保留的档案退回'

interface Uses {
  programme: string
  usedOn: string
  enrolmentId: string | null
  times: number
}

async function usesGoOver({ clock }: Services, db: Db, { keptId, mergedId }: Merged): Promise<void> {
  if ((await usesOf(db, mergedId)).length === 0) return
  await write(asSystem({ clock }, db), async (trx) => {
    await lockHeads(trx, [keptId, mergedId])
    const uses = await usesOf(trx, mergedId)
    await postMoved(trx, uses, { from: { staffId: mergedId, note: wentOver }, to: { staffId: keptId, note: cameOver } })
    trx.audit({ action: 'entitlement.follow_merge', entity: { type: 'staff', id: mergedId }, details: { keptId, uses: uses.length } })
  })
}

/** What had gone over, as far as the one that stayed still has it. */
async function usesGoBack({ clock }: Services, db: Db, { keptId, mergedId }: Merged): Promise<void> {
  if ((await outstanding(db, mergedId)).length === 0) return
  await write(asSystem({ clock }, db), async (trx) => {
    await lockHeads(trx, [keptId, mergedId])
    const has = new Map((await usesOf(trx, keptId)).map((use) => [keyOf(use), use.times]))
    const uses = (await outstanding(trx, mergedId)).map((use) => ({ ...use, times: Math.min(use.times, has.get(keyOf(use)) ?? 0) })).filter(({ times }) => times > 0)
    await postMoved(trx, uses, { from: { staffId: keptId, note: wentBack }, to: { staffId: mergedId, note: cameBack } })
    trx.audit({ action: 'entitlement.follow_merge_back', entity: { type: 'staff', id: mergedId }, details: { keptId, uses: uses.length } })
  })
}

/** Nobody uses anything of theirs while it goes over. */
async function lockHeads(trx: Trx, staffIds: readonly string[]): Promise<void> {
  await sql`select 1 from entitlement_heads where tenant_id = ${trx.tenantId} and staff_id = any(${[...staffIds]}::uuid[])
    order by staff_id, programme for update`.execute(trx.q)
}

const keyOf = ({ programme, usedOn, enrolmentId }: Uses) => `${programme} ${usedOn} ${enrolmentId ?? ''}`

async function usesOf(db: Db, staffId: string): Promise<Uses[]> {
  const { rows: found } = await sql<Uses>`
    select programme, used_on as "usedOn", enrolment_id as "enrolmentId", sum(amount)::int as times from entitlement_entries
    where tenant_id = ${db.tenantId} and staff_id = ${staffId} group by programme, used_on, enrolment_id having sum(amount) > 0`.execute(db.q)
  return found
}

/** What went over from this record and has not come back. */
async function outstanding(db: Db, mergedId: string): Promise<Uses[]> {
  const { rows: found } = await sql<Uses>`
    select programme, used_on as "usedOn", enrolment_id as "enrolmentId", -sum(amount)::int as times from entitlement_entries
    where tenant_id = ${db.tenantId} and staff_id = ${mergedId} and note in (${wentOver}, ${cameBack})
    group by programme, used_on, enrolment_id having sum(amount) < 0`.execute(db.q)
  return found
}

interface Side {
  staffId: string
  note: string
}

async function postMoved(trx: Trx, uses: readonly Uses[], { from, to }: { from: Side; to: Side }): Promise<void> {
  const lines = uses.flatMap(({ times, programme, usedOn, enrolmentId }) =>
    Array.from({ length: times }).flatMap(() =>
      [
        { ...from, amount: -1 },
        { ...to, amount: 1 },
      ].map((side) => ({ ...side, programme, usedOn, enrolmentId })),
    ),
  )
  if (lines.length === 0) return
  const values = lines.map(({ staffId, note, amount, programme, usedOn, enrolmentId }) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    staff_id: staffId,
    programme,
    used_on: usedOn,
    amount,
    source: enrolmentId === null ? 'correction' : 'enrolment',
    enrolment_id: enrolmentId,
    note,
    account_id: null,
    at: trx.at,
  }))
  await trx.q.insertInto('entitlement_entries').values(values).execute()
}
