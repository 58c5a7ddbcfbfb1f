import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { addFamilyOf, removeFamilyOf } from '../family.actions.ts'
import { checkCard, readCard } from './card.ts'
import { myFileContract } from './my-file.contract.ts'
import { ownStaff, readOwnFile, revealOwn } from './own-file.ts'
import { askForChanges, listOwnRequests, readRequest, withdrawRequest } from './requests.actions.ts'

const os = implement(myFileContract).$context<RequestContext>().use(authorise)

export const myFileRoutes = os.router({
  read: os.read.handler(({ context }) => readOwnFile(context)),
  reveal: os.reveal.handler(async ({ context, input }) => ({ value: await revealOwn(context, input.field) })),
  card: os.card.handler(({ context }) => readCard(context)),
  checkCard: os.checkCard.handler(({ context, input }) => checkCard(context, input.token)),
  ask: os.ask.handler(({ context, input }) => askForChanges(context, input)),
  requests: os.requests.handler(({ context }) => listOwnRequests(context)),
  request: os.request.handler(({ context, input }) => readRequest(context, input.id)),
  withdraw: os.withdraw.handler(({ context, input }) => withdrawRequest(context, input)),
  addFamily: os.addFamily.handler(async ({ context, input }) => addFamilyOf(context, await ownStaff(context), input)),
  removeFamily: os.removeFamily.handler(async ({ context, input }) => removeFamilyOf(context, await ownStaff(context), input.familyId)),
})
