import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { removePaper } from './papers.actions.ts'
import { giftReceiptsContract } from './receipts.contract.ts'
import { listUnsigned, showHandOut } from './receipts.view.ts'
import { signBranch } from './sign-branch.ts'

const os = implement(giftReceiptsContract).$context<RequestContext>().use(authorise)

export const giftReceiptsRoutes = os.router({
  handOut: os.handOut.handler(({ context, input }) => showHandOut(context, input.id)),
  unsigned: os.unsigned.handler(({ context, input }) => listUnsigned(context, input)),
  sign: os.sign.handler(({ context, input }) => signBranch(context, input)),
  removePaper: os.removePaper.handler(({ context, input }) => removePaper(context, input)),
})
