import { sql } from 'kysely'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { inHall } from '../../../engines/capacity/moves/hall.ts'
import { moveUp } from '../../../engines/capacity/moves/move-up.ts'
import { plainRules, type Condition } from '../../../engines/capacity/offer-rules.ts'
import { lockOffer } from '../../../engines/capacity/offers/offers.actions.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { Audience } from '../volunteering.shapes.ts'
import { staffInTeam } from './team-members.store.ts'

/** Who may come to a task: members of the union, or those of them who are in the team. */
export async function eligibilityFor(db: Db, { audience, teamId }: { audience: Audience; teamId: string }): Promise<Condition[]> {
  if (audience === 'all') return plainRules.eligibility
  return [...plainRules.eligibility, { kind: 'people', staffIds: await staffInTeam(db, teamId), except: false }]
}

/** After somebody joined or left: the team's own tasks are for those who are in it now. Whoever is signed up already stays so. The team must be held. */
export async function followTeam(trx: Trx, teamId: string): Promise<void> {
  for (const offerId of await ownTasksAhead(trx, teamId)) {
    const offer = await lockOffer(trx, offerId)
    const eligibility = await eligibilityFor(trx, { audience: 'team', teamId })
    await trx.q
      .updateTable('offers')
      .set({ rules: JSON.stringify({ ...offer.rules, eligibility }) })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', offerId)
      .execute()
    if (offer.rosterAt === null) continue
    await drawUpRoster(trx, offer, eligibility)
    await inHall(trx, offerId, (hall) => moveUp(trx, hall))
  }
}

/** For the team alone, and not over yet; in one order, so that two who join at once wait and do not block each other. */
async function ownTasksAhead(trx: Trx, teamId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from volunteer_tasks t join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
    where t.tenant_id = ${trx.tenantId} and t.team_id = ${teamId} and t.audience = 'team'
      and (o.state = 'draft' or (o.state = 'published' and o.final_at > ${trx.at}))
    order by o.id`.execute(trx.q)
  return rows.map(({ id }) => id)
}
