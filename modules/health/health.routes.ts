import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { createRound, editRound } from './health.actions.ts'
import { healthContract } from './health.contract.ts'
import { listOrganisers, listRounds, previewSlots, showEdited, showRound } from './health.view.ts'
import { listPeople, showProgress } from './people.view.ts'
import { remindSilent } from './reminders.ts'

const os = implement(healthContract).$context<RequestContext>().use(authorise)

export const healthRoutes = os.router({
  show: os.show.handler(({ context, input }) => showRound(context, input.id)),
  rounds: os.rounds.handler(({ context, input }) => listRounds(context, input)),
  progress: os.progress.handler(({ context, input }) => showProgress(context, input.id)),
  people: os.people.handler(({ context, input }) => listPeople(context, input)),
  remind: os.remind.handler(({ context, input }) => remindSilent(context, input)),
  organisers: os.organisers.handler(({ context }) => listOrganisers(context)),
  preview: os.preview.handler(({ context, input }) => previewSlots(context, input.layouts)),
  edited: os.edited.handler(({ context, input }) => showEdited(context, input.id)),
  create: os.create.handler(({ context, input }) => createRound(context, input)),
  edit: os.edit.handler(({ context, input }) => editRound(context, input)),
})
