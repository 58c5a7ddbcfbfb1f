import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { recordGiftPanel, recordStep, showChain } from './chain.actions.ts'
import { giftChainContract } from './chain.contract.ts'

const os = implement(giftChainContract).$context<RequestContext>().use(authorise)

export const giftChainRoutes = os.router({
  show: os.show.handler(({ context, input }) => showChain(context, input.id)),
  record: os.record.handler(({ context, input }) => recordStep(context, input)),
  recordPanel: os.recordPanel.handler(({ context, input }) => recordGiftPanel(context, input)),
})
