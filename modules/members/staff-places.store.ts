import { sql } from 'kysely'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { countPeople, stepBetween } from './staff-counts.store.ts'

export interface StaffPlace {
  staffId: string
  unitId: string
  groupId: string | null
}

/** Puts people where they stand from now on, each with a line in their own history. Four statements, however many they are. */
export async function placeStaff(trx: Trx, places: StaffPlace[], actorName: string): Promise<void> {
  if (places.length === 0) return
  const wanted = sql`unnest(${places.map((place) => place.staffId)}::uuid[], ${places.map((place) => place.unitId)}::uuid[], ${places.map((place) => place.groupId)}::uuid[], ${places.map(() => newId())}::uuid[]) as w (staff_id, unit_id, group_id, change_id)`
  const people = await trx.q
    .selectFrom('staff')
    .select(['id', 'unit_id', 'group_id', 'membership', 'merged_into'])
    .where('tenant_id', '=', trx.tenantId)
    .where(sql<boolean>`id = any(${places.map((place) => place.staffId)}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  await sql`
    insert into staff_changes (tenant_id, id, staff_id, at, account_id, actor_name, reason, batch_id, fields)
    select ${trx.tenantId}::uuid, w.change_id, s.id, ${trx.at}, ${trx.actorId}::uuid, ${actorName}, 'moved', null,
           (case when s.unit_id <> w.unit_id then jsonb_build_object('unit_id', jsonb_build_array(s.unit_id, w.unit_id)) else '{}' end)
           || (case when s.group_id is distinct from w.group_id then jsonb_build_object('group_id', jsonb_build_array(s.group_id, w.group_id)) else '{}' end)
      from ${wanted} join staff s on s.tenant_id = ${trx.tenantId} and s.id = w.staff_id`.execute(trx.q)
  await sql`
    update staff s set unit_id = w.unit_id, group_id = w.group_id, version = s.version + 1, updated_at = ${trx.at}
      from ${wanted}
     where s.tenant_id = ${trx.tenantId} and s.id = w.staff_id`.execute(trx.q)
  const placeOf = new Map(places.map(({ staffId, unitId, groupId }) => [staffId, { unit_id: unitId, group_id: groupId }]))
  await countPeople(
    trx,
    people.flatMap((person) => stepBetween(person, { ...person, ...placeOf.get(person.id) })),
  )
}
