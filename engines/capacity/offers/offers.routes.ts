import { implement } from '@orpc/server'
import { reaches } from '../../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { offerServices } from '../capacity.ports.ts'
import { callOff, withdrawOption } from '../moves/change-offer.ts'
import { managedOffer } from '../reach-offer.ts'
import { copyOffer } from './copy-offer.ts'
import { createOffer, discardDraft, editOffer, publishOffer } from './offers.actions.ts'
import { offersContract } from './offers.contract.ts'
import { notYetPublished } from './offers.errors.ts'
import { listOffers, showOffer } from './offers.view.ts'
import { setLimits } from './set-limits.ts'
import { setOptions } from './set-options.ts'

const os = implement(offersContract).$context<RequestContext>().use(authorise)

export const offersRoutes = os.router({
  services: os.services.handler(({ context }) => ({
    items: offerServices().map(({ key, name, manage }) => {
      const scope = context.actor.permissions.get(manage)
      return { key, name, mayManage: scope !== undefined && (scope.all || scope.unitIds.some((unitId) => reaches(scope, unitId))) }
    }),
  })),
  list: os.list.handler(({ context, input }) => listOffers(context, input)),
  create: os.create.handler(({ context, input }) => createOffer(context, input)),
  show: os.show.handler(({ context, input }) => showOffer(context, input.offerId)),
  edit: os.edit.handler(({ context, input: { offerId, version, opensAt, closesAt, cancelUntil, finalAt, ...facts } }) =>
    editOffer(context, { offerId, version, facts: { ...facts, opensAt: at(opensAt), closesAt: at(closesAt), cancelUntil: at(cancelUntil), finalAt: at(finalAt) } }),
  ),
  discard: os.discard.handler(({ context, input }) => discardDraft(context, input.offerId)),
  setOptions: os.setOptions.handler(({ context, input: { offerId, version, options } }) =>
    setOptions(context, { offerId, version, options: options.map(({ startsAt, endsAt, ...option }) => ({ ...option, startsAt: at(startsAt), endsAt: at(endsAt) })) }),
  ),
  setLimits: os.setLimits.handler(({ context, input }) => setLimits(context, input)),
  publish: os.publish.handler(({ context, input }) => publishOffer(context, input)),
  copy: os.copy.handler(({ context, input }) => copyOffer(context, input)),
  withdrawOption: os.withdrawOption.handler(async ({ context, input }) => {
    await mustBePublished(context, input.offerId)
    return write(context, (trx) => withdrawOption(trx, { ...input, actorName: context.actor.name }))
  }),
  callOff: os.callOff.handler(async ({ context, input }) => {
    await mustBePublished(context, input.offerId)
    return write(context, (trx) => callOff(trx, { ...input, actorName: context.actor.name }))
  }),
})

async function mustBePublished(context: RequestContext, offerId: string): Promise<void> {
  const { state } = await managedOffer(context, offerId)
  if (state === 'draft') throw notYetPublished()
}

function at(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}
