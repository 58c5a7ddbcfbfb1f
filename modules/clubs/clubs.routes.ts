import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { clubsContract } from './clubs.contract.ts'
import { listClubs, listParents, showClub, showEdited } from './clubs.view.ts'
import { listActivities, listDesk } from './desk.view.ts'
import { raiseFees, recordFee } from './fees/fees.actions.ts'
import { listFees } from './fees/fees.view.ts'
import { dissolveClub, foundClub } from './found.actions.ts'
import { removePicture } from './pictures.actions.ts'
import { addPlanLine, editPlanLine, removePlanLine, showPlan } from './plan/plan.ts'
import { editClub } from './profile.actions.ts'
import { addMembers, decideRequest, joinClub, leaveClub, removeMember } from './roster/roster.actions.ts'
import { clubRosterContract } from './roster/roster.contract.ts'
import { listMembers, listRequests } from './roster/roster.view.ts'
import { readSummary } from './summary.ts'

const clubs = implement(clubsContract).$context<RequestContext>().use(authorise)
const roster = implement(clubRosterContract).$context<RequestContext>().use(authorise)

export const clubsRoutes = clubs.router({
  list: clubs.list.handler(({ context }) => listClubs(context)),
  show: clubs.show.handler(({ context, input }) => showClub(context, input.unitId)),
  join: clubs.join.handler(({ context, input }) => joinClub(context, input)),
  leave: clubs.leave.handler(({ context, input }) => leaveClub(context, input.unitId)),
  desk: clubs.desk.handler(({ context, input }) => listDesk(context, input)),
  parents: clubs.parents.handler(({ context }) => listParents(context)),
  edited: clubs.edited.handler(({ context, input }) => showEdited(context, input.unitId)),
  edit: clubs.edit.handler(({ context, input }) => editClub(context, input)),
  removePicture: clubs.removePicture.handler(({ context, input }) => removePicture(context, input)),
  create: clubs.create.handler(({ context, input }) => foundClub(context, input)),
  dissolve: clubs.dissolve.handler(({ context, input }) => dissolveClub(context, input)),
  activities: clubs.activities.handler(({ context, input }) => listActivities(context, input)),
  summary: clubs.summary.handler(({ context, input }) => readSummary(context, input)),
  plan: clubs.plan.handler(({ context, input }) => showPlan(context, input)),
  addPlanLine: clubs.addPlanLine.handler(({ context, input }) => addPlanLine(context, input)),
  editPlanLine: clubs.editPlanLine.handler(({ context, input }) => editPlanLine(context, input)),
  removePlanLine: clubs.removePlanLine.handler(({ context, input }) => removePlanLine(context, input.lineId)),
})

export const clubRosterRoutes = roster.router({
  members: roster.members.handler(({ context, input }) => listMembers(context, input)),
  addMembers: roster.addMembers.handler(({ context, input }) => addMembers(context, input)),
  removeMember: roster.removeMember.handler(({ context, input }) => removeMember(context, input)),
  requests: roster.requests.handler(({ context, input }) => listRequests(context, input)),
  decide: roster.decide.handler(({ context, input }) => decideRequest(context, input)),
  fees: roster.fees.handler(({ context, input }) => listFees(context, input)),
  raiseFees: roster.raiseFees.handler(({ context, input }) => raiseFees(context, input)),
  recordFee: roster.recordFee.handler(({ context, input }) => recordFee(context, input)),
})
