import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { createProject, finishProject, removePhoto, reportMilestone, saveProject } from './projects.actions.ts'
import { projectsContract } from './projects.contract.ts'
import { shownProject, shownProjects } from './projects.view.ts'

const os = implement(projectsContract).$context<RequestContext>().use(authorise)

export const projectsRoutes = os.router({
  list: os.list.handler(({ context, input }) => shownProjects(context, input.year)),
  read: os.read.handler(({ context, input }) => shownProject(context, input.id)),
  create: os.create.handler(({ context, input }) => createProject(context, input)),
  save: os.save.handler(({ context, input }) => saveProject(context, input)),
  report: os.report.handler(({ context, input }) => reportMilestone(context, input)),
  finish: os.finish.handler(({ context, input }) => finishProject(context, input)),
  removePhoto: os.removePhoto.handler(({ context, input }) => removePhoto(context, input)),
})
