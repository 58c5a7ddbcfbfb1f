import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { createActivity, editActivity } from './activities.actions.ts'
import { activitiesContract } from './activities.contract.ts'
import { listActivities, listDesk, listMonth, listOrganisers, showActivity, showEdited } from './activities.view.ts'
import { listChildren, saveMyChildren, showMyChildren } from './children.actions.ts'
import { addMeeting, callOffMeeting, moveMeeting } from './meetings.actions.ts'
import { planMeetings, showAttendance } from './meetings.view.ts'
import { makeMyFeed } from './my-feed.ts'
import { removePicture } from './pictures.actions.ts'

const os = implement(activitiesContract).$context<RequestContext>().use(authorise)

const spanIn = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })

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
  planMeetings: os.planMeetings.handler(({ context, input }) => planMeetings(context, input)),
  addMeeting: os.addMeeting.handler(({ context, input }) => addMeeting(context, { ...input, ...spanIn(input) })),
  moveMeeting: os.moveMeeting.handler(({ context, input }) => moveMeeting(context, { ...input, ...spanIn(input) })),
  callOffMeeting: os.callOffMeeting.handler(({ context, input }) => callOffMeeting(context, input)),
  attendance: os.attendance.handler(({ context, input }) => showAttendance(context, input)),
  myChildren: os.myChildren.handler(({ context, input }) => showMyChildren(context, input.id)),
  saveMyChildren: os.saveMyChildren.handler(({ context, input }) => saveMyChildren(context, input)),
  children: os.children.handler(({ context, input }) => listChildren(context, input.id)),
  feed: os.feed.handler(({ context }) => makeMyFeed(context)),
})
