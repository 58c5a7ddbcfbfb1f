import { sql } from 'kysely'
import { people } from '../../engines/capacity/capacity.ports.ts'
import { isShownTo } from '../../engines/capacity/mine/shown-to.ts'
import { findOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { reaches, type Actor } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { findTask, type Task } from './tasks/tasks.store.ts'
import { findTeam, type Team } from './teams/teams.store.ts'
import { membersOnly, noRecord } from './volunteering.errors.ts'
import { volunteeringService } from './volunteering.service.ts'

/** Whether this actor keeps what the unit has, by permission. */
export function keeps(actor: Actor, unitId: string): boolean {
  const scope = actor.permissions.get(volunteeringService.manage)
  return scope !== undefined && reaches(scope, unitId)
}

/** Whether this actor leads the team, by permission or as its leader. */
export function leads(actor: Actor, team: Pick<Team, 'unitId' | 'leaderId'>): boolean {
  return keeps(actor, team.unitId) || (actor.staffId !== null && actor.staffId === team.leaderId)
}

/** Teams are there for every colleague to see. */
export async function teamNamed(context: RequestContext, id: string): Promise<Team> {
  const team = await findTeam(context.db, id)
  if (!team) throw notFound()
  return team
}

export async function ledTeam(context: RequestContext, id: string): Promise<Team> {
  const team = await teamNamed(context, id)
  if (!leads(context.actor, team)) throw notFound()
  return team
}

export interface SeenTask {
  offer: Offer
  task: Task
  team: Team
  mayLead: boolean
}

/** A task that this actor may see: announced to them, of their team, or theirs to lead. */
export async function taskInSight(context: RequestContext, id: string): Promise<SeenTask> {
  const offer = await findOffer(context.db, id)
  const task = offer && (await findTask(context.db, id))
  const team = task && (await findTeam(context.db, task.teamId))
  if (!offer || !task || !team) throw notFound()
  if (leads(context.actor, team)) return { offer, task, team, mayLead: true }
  const { staffId } = context.actor
  if (staffId === null || !(await isShownTo(context, offer, staffId))) throw notFound()
  return { offer, task, team, mayLead: false }
}

export async function ledTask(context: RequestContext, id: string): Promise<SeenTask> {
  const seen = await taskInSight(context, id)
  if (!seen.mayLead) throw notFound()
  return seen
}

/** The staff record of a member in whose name this actor joins. */
export async function ownMembership({ db, actor: { staffId } }: RequestContext): Promise<string> {
  if (staffId === null) throw noRecord()
  await mustBeMember({ db }, staffId)
  return staffId
}

export async function mustBeMember({ db }: Pick<RequestContext, 'db'>, staffId: string): Promise<void> {
  const { rows } = await sql`select 1 as found from ${people().relation(db)} as p where p.staff_id = ${staffId} and p.membership = 'active'`.execute(db.q)
  if (rows.length === 0) throw membersOnly()
}
