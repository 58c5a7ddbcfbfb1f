import { implement } from '@orpc/server'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { leave } from '../moves/leave.ts'
import { managedOffer } from '../reach-offer.ts'
import { deskContract } from './desk.contract.ts'
import { countDesk, listDesk, showDesk } from './desk.view.ts'
import { enrolFor } from './enrol.ts'
import { reviewMany } from './review-many.ts'

const os = implement(deskContract).$context<RequestContext>().use(authorise)

export const deskRoutes = os.router({
  list: os.list.handler(({ context, input }) => listDesk(context, input)),
  counts: os.counts.handler(({ context, input }) => countDesk(context, input.offerId)),
  show: os.show.handler(({ context, input }) => showDesk(context, input)),
  review: os.review.handler(async ({ context, input }) => ({ rows: await reviewMany(context, input) })),
  enrol: os.enrol.handler(({ context, input }) => enrolFor(context, input)),
  takeOff: os.takeOff.handler(async ({ context, input: { offerId, enrolmentId, reason } }) => {
    await managedOffer(context, offerId)
    await write(context, (trx) => leave(trx, { offerId, enrolmentId, reason, actorName: context.actor.name, byOrganiser: true }))
    return { id: enrolmentId }
  }),
})
