import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { createTask, editTask } from './tasks.actions.ts'
import { volunteerTasksContract } from './tasks.contract.ts'
import { listDesk, listOfTeam, listTasks, showEdited, showTask } from './tasks.view.ts'

const os = implement(volunteerTasksContract).$context<RequestContext>().use(authorise)

export const volunteerTasksRoutes = os.router({
  list: os.list.handler(({ context, input }) => listTasks(context, input)),
  ofTeam: os.ofTeam.handler(({ context, input }) => listOfTeam(context, input)),
  show: os.show.handler(({ context, input }) => showTask(context, input.id)),
  desk: os.desk.handler(({ context, input }) => listDesk(context, input)),
  edited: os.edited.handler(({ context, input }) => showEdited(context, input.id)),
  create: os.create.handler(({ context, input }) => createTask(context, input)),
  edit: os.edit.handler(({ context, input }) => editTask(context, input)),
})
