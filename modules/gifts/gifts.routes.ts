import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { createGift, editGift } from './gifts.actions.ts'
import { giftsContract } from './gifts.contract.ts'
import { listFestivals, listGifts, listGivers, listRounds, showEdited, showGift } from './gifts.view.ts'

const os = implement(giftsContract).$context<RequestContext>().use(authorise)

export const giftsRoutes = os.router({
  list: os.list.handler(({ context, input }) => listGifts(context, input)),
  show: os.show.handler(({ context, input }) => showGift(context, input.id)),
  rounds: os.rounds.handler(({ context, input }) => listRounds(context, input)),
  festivals: os.festivals.handler(({ context }) => listFestivals(context)),
  organisers: os.organisers.handler(({ context }) => listGivers(context)),
  edited: os.edited.handler(({ context, input }) => showEdited(context, input.id)),
  create: os.create.handler(({ context, input }) => createGift(context, input)),
  edit: os.edit.handler(({ context, input }) => editGift(context, input)),
})
