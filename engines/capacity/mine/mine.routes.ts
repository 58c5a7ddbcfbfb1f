import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { acceptMine, changeAnswers, changeOption, leaveMine } from './mine.actions.ts'
import { mineContract } from './mine.contract.ts'
import { listMyEnrolments, listMyOffers, livePlaces, showMine, showMyOffer } from './my-pages.ts'

const os = implement(mineContract).$context<RequestContext>().use(authorise)

export const mineRoutes = os.router({
  list: os.list.handler(({ context, input }) => listMyOffers(context, input)),
  show: os.show.handler(({ context, input }) => showMyOffer(context, input.offerId)),
  places: os.places.handler(({ context, input }) => livePlaces(context, input.offerId)),
  enrolments: os.enrolments.handler(({ context, input }) => listMyEnrolments(context, input)),
  leave: os.leave.handler(async ({ context, input: { enrolmentId, reason = null } }) => ({
    ...(await leaveMine(context, { enrolmentId, reason })),
    enrolment: await showMine(context, enrolmentId),
  })),
  accept: os.accept.handler(async ({ context, input }) => {
    await acceptMine(context, input.enrolmentId)
    return showMine(context, input.enrolmentId)
  }),
  changeOption: os.changeOption.handler(async ({ context, input }) => {
    await changeOption(context, input)
    return showMine(context, input.enrolmentId)
  }),
  changeAnswers: os.changeAnswers.handler(async ({ context, input }) => {
    await changeAnswers(context, input)
    return showMine(context, input.enrolmentId)
  }),
})
