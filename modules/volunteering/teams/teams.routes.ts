import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { createTeam, decideMember, editTeam, joinTeam, leaveTeam } from './teams.actions.ts'
import { volunteerTeamsContract } from './teams.contract.ts'
import { listKeepers, listMembers, listTeams, showTeam } from './teams.view.ts'

const os = implement(volunteerTeamsContract).$context<RequestContext>().use(authorise)

export const volunteerTeamsRoutes = os.router({
  list: os.list.handler(({ context, input }) => listTeams(context, input)),
  show: os.show.handler(({ context, input }) => showTeam(context, input.id)),
  members: os.members.handler(({ context, input }) => listMembers(context, input)),
  join: os.join.handler(({ context, input }) => joinTeam(context, input.id)),
  leave: os.leave.handler(({ context, input }) => leaveTeam(context, input.id)),
  decide: os.decide.handler(({ context, input }) => decideMember(context, input)),
  keepers: os.keepers.handler(({ context }) => listKeepers(context)),
  create: os.create.handler(({ context, input }) => createTeam(context, input)),
  edit: os.edit.handler(({ context, input }) => editTeam(context, input)),
})
