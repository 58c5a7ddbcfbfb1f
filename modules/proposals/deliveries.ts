import { sql } from 'kysely'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { mustFindSession, updateVersioned } from './congress.actions.ts'

/** The delivery meetings of a session, and for each unit what it was handed and whether it has signed for it. */
export async function shownDeliveries(context: RequestContext, sessionId: string) {
  const { db, clock } = context
  await mustFindSession(context, sessionId)
  const [meetings, rows] = await Promise.all([meetingsOf(db, sessionId), handedOut(db, sessionId)])
  const names = await unitNames(
    db,
    rows.map((row) => row.unitId),
    today(clock),
  )
  const byUnit = Map.groupBy(rows, (row) => row.unitId)
  return {
    meetings,
    rows: [...byUnit].map(([unitId, handed]) => ({
      unit: { unitId, name: names.get(unitId) ?? '—' },
      proposals: handed.map(({ id, number, title, signedBy, signedAt }) => ({ id, number, title, signedBy, signedAt: signedAt?.toISOString() ?? null })),
    })),
  }
}

export interface DeliveryInput {
  id?: string | undefined
  version?: number | undefined
  sessionId: string
  heldOn: string
  place: string
}

export async function saveDelivery(context: RequestContext, input: DeliveryInput): Promise<{ id: string; version: number }> {
  const { id, version, sessionId, heldOn, place } = input
  await mustFindSession(context, sessionId)
  return write(
    context,
    async (trx) => {
      const storedId = id ?? newId(trx.at.getTime())
      if (id === undefined)
        await trx.q.insertInto('proposal_deliveries').values({ tenant_id: trx.tenantId, id: storedId, session_id: sessionId, held_on: heldOn, place, version: 1 }).execute()
      else await updateVersioned(trx, 'proposal_deliveries', { id, version, change: { held_on: heldOn, place } })
      trx.audit({ action: 'congress.save_delivery', entity: { type: 'proposal_delivery', id: storedId }, details: { heldOn, place } })
      return { id: storedId, version: id === undefined ? 1 : (version ?? 0) + 1 }
    },
    { route: 'proposals.saveDelivery', content: input },
  )
}

function meetingsOf(db: Db, sessionId: string) {
  return db.q
    .selectFrom('proposal_deliveries')
    .select(['id', 'held_on as heldOn', 'place', 'version'])
    .where('tenant_id', '=', db.tenantId)
    .where('session_id', '=', sessionId)
    .orderBy('held_on')
    .orderBy('id')
    .execute()
}

interface Handed {
  unitId: string
  id: string
  number: string | null
  title: string
  signedBy: string | null
  signedAt: Date | null
}

/** By the lead unit that has it now; the signature is the last one since it was assigned to this unit. */
async function handedOut(db: Db, sessionId: string): Promise<Handed[]> {
  const { rows } = await sql<Handed>`
    select v.unit_id as "unitId", c.id, c.number, c.title, e.actor_name as "signedBy", e.at as "signedAt"
      from cases c
      join case_parties v on v.tenant_id = c.tenant_id and v.case_id = c.id and v.relation = 'leadUnit' and v.until is null
      left join lateral (
        select x.actor_name, x.at from case_events x
         where x.tenant_id = ${db.tenantId} and x.case_id = c.id and x.action = 'sign' and x.at >= v.since
         order by x.sequence desc limit 1) e on true
     where c.tenant_id = ${db.tenantId} and v.tenant_id = ${db.tenantId} and c.process = 'proposal' and c.round_id = ${sessionId}
       and c.number is not null and c.state <> 'withdrawn'
     order by v.unit_id, c.number`.execute(db.q)
  return rows
}
