import { mustReach } from '../../kernel/auth/actor.ts'
import { dayOf, today } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { lockLivingUnits, readTree } from '../organisation/organisation.api.ts'
import type { RowResult } from './membership.actions.ts'
import { lockReachable } from './staff.actions.ts'
import { requireUnits } from './staff-form.ts'
import { placeStaff } from './staff-places.store.ts'
import type { StaffRow } from './staff-record.store.ts'

export interface MoveOrder {
  staffIds: string[]
  unitId: string
  groupId: string | null
}

/** Puts many people in one place. Each is a row of the answer; who stays where they are is told why, and holds up nobody else. */
export async function moveMany(context: RouteContext, order: MoveOrder): Promise<{ moved: number; rows: RowResult[] }> {
  const to = { unitId: order.unitId, groupId: order.groupId }
  requireUnits(to, await readTree(context.db, today(context.clock)))
  mustReach(context.scope, to.unitId)
  return write(
    context,
    async (trx) => {
      await lockLivingUnits(trx, to.groupId === null ? [to.unitId] : [to.unitId, to.groupId], dayOf(trx.at))
      const people = await lockReachable(trx, context, [...new Set(order.staffIds)])
      const rows = people.map((person): RowResult => {
        const refusal = refusalOf(person, to)
        return { id: person.id, name: person.name, ok: refusal === null, message: refusal && say(refusal, context.locale) }
      })
      const moving = rows.filter((row) => row.ok).map((row) => row.id)
      await placeStaff(
        trx,
        moving.map((staffId) => ({ staffId, ...to })),
        context.actor.name,
      )
      trx.audit({
        action: 'staff.move',
        entity: { type: 'unit', id: to.unitId },
        unitId: to.unitId,
        details: { groupId: to.groupId, moved: moving.length, staffIds: moving },
      })
      return { moved: moving.length, rows }
    },
    { route: 'members.move', content: order },
  )
}

function refusalOf(person: StaffRow, to: { unitId: string; groupId: string | null }): { zh: string; en: string } | null {
  if (person.merged_into) return { zh: '这份档案已并入别的档案。', en: 'This record was merged into another.' }
  if (person.unit_id === to.unitId && person.group_id === to.groupId) return { zh: '本来就在这里。', en: 'Is there already.' }
  return null
}
