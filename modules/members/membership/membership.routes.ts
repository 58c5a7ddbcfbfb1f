import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { duesSummary } from './dues.ts'
import { fileFor, fileOwn } from './file.actions.ts'
import { listForOfficers, offersForSomebody, readMine } from './matters.view.ts'
import { membershipContract } from './membership.contract.ts'
import { invite, listNewcomers } from './newcomers.ts'
import { listRetirees } from './retirees.ts'

const os = implement(membershipContract).$context<RequestContext>().use(authorise)

export const membershipRoutes = os.router({
  mine: os.mine.handler(({ context }) => readMine(context)),
  file: os.file.handler(({ context, input }) => fileOwn(context, input)),
  offersFor: os.offersFor.handler(({ context, input }) => offersForSomebody(context, input.id)),
  fileFor: os.fileFor.handler(({ context, input }) => fileFor(context, input)),
  list: os.list.handler(({ context, input }) => listForOfficers(context, input)),
  newcomers: os.newcomers.handler(({ context, input }) => listNewcomers(context, input)),
  invite: os.invite.handler(({ context, input }) => invite(context, input)),
  dues: os.dues.handler(({ context, input }) => duesSummary(context, input.month)),
  retirees: os.retirees.handler(async ({ context, input }) => ({ items: await listRetirees(context, input.year) })),
})
