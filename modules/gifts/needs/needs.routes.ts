import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { askNeeds } from './needs.actions.ts'
import { giftNeedsContract } from './needs.contract.ts'
import { listNeeds } from './needs.view.ts'

const os = implement(giftNeedsContract).$context<RequestContext>().use(authorise)

export const giftNeedsRoutes = os.router({
  list: os.list.handler(({ context, input }) => listNeeds(context, input.year)),
  ask: os.ask.handler(({ context, input }) => askNeeds(context, input)),
})
