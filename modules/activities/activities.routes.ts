import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { createActivity, editActivity } from './activities.actions.ts'
import { activitiesContract } from './activities.contract.ts'
import { listActivities, listDesk, listMonth, listOrganisers, showActivity, showEdited } from './activities.view.ts'
import { makeMyFeed } from './my-feed.ts'
import { removePicture } from './pictures.actions.ts'

const os = implement(activitiesContract).$context<RequestContext>().use(authorise)

export const activitiesRoutes = os.router({
  list: os.list.handler(({ context, input }) => listActivities(context, input)),
  month: os.month.handler(({ context, input }) => listMonth(context, input.month)),
  show: os.show.handler(({ context, input }) => showActivity(context, input.id)),
  desk: os.desk.handler(({ context, input }) => listDesk(context, input)),
  organisers: os.organisers.handler(({ context }) => listOrganisers(context)),
  edited: os.edited.handler(({ context, input }) => showEdited(context, input.id)),
  create: os.create.handler(({ context, input }) => createActivity(context, input)),
  edit: os.edit.handler(({ context, input }) => editActivity(context, input)),
  removePicture: os.removePicture.handler(({ context, input }) => removePicture(context, input)),
  feed: os.feed.handler(({ context }) => makeMyFeed(context)),
})
