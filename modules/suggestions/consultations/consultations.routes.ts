import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { commentOn, createConsultation, publishConsultation, publishResults, saveConsultation, sortComments, withdrawComment } from './consultations.actions.ts'
import { consultationsContract } from './consultations.contract.ts'
import { shownConsultation, shownConsultations } from './consultations.view.ts'

const os = implement(consultationsContract).$context<RequestContext>().use(authorise)

export const consultationsRoutes = os.router({
  list: os.list.handler(async ({ context }) => ({ items: await shownConsultations(context) })),
  read: os.read.handler(({ context, input }) => shownConsultation(context, input.id)),
  create: os.create.handler(({ context, input }) => createConsultation(context, input)),
  save: os.save.handler(({ context, input }) => saveConsultation(context, input)),
  publish: os.publish.handler(({ context, input }) => publishConsultation(context, input)),
  comment: os.comment.handler(({ context, input }) => commentOn(context, input)),
  withdrawComment: os.withdrawComment.handler(({ context, input }) => withdrawComment(context, input)),
  sortComments: os.sortComments.handler(({ context, input }) => sortComments(context, input)),
  publishResults: os.publishResults.handler(({ context, input }) => publishResults(context, input)),
})
