import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { addFamily, removeFamily } from './family.actions.ts'
import { membersContract } from './members.contract.ts'
import { admitMany, changeMembership } from './membership.actions.ts'
import { decideRequest, listForReview } from './my-file/review.actions.ts'
import { labelledCodeSets, readHistory, readRecord } from './staff-record.ts'
import { moveMany } from './staff-move.actions.ts'
import { listStaff } from './staff-list.ts'
import { staffStatistics } from './staff-statistics.ts'
import { createStaff, revealField, updateStaff } from './staff.actions.ts'

const os = implement(membersContract).$context<RequestContext>().use(authorise)

export const membersRoutes = os.router({
  list: os.list.handler(({ context, input }) => listStaff(context, input)),
  statistics: os.statistics.handler(({ context, input }) => staffStatistics(context, input.unitId)),
  codeSets: os.codeSets.handler(({ context }) => labelledCodeSets(context.locale)),
  read: os.read.handler(({ context, input }) => readRecord(context, input.id)),
  create: os.create.handler(({ context, input }) => createStaff(context, input)),
  update: os.update.handler(({ context, input: { id, version, ...form } }) => updateStaff(context, { id, version, form })),
  reveal: os.reveal.handler(async ({ context, input }) => ({ value: await revealField(context, input) })),
  history: os.history.handler(({ context, input }) => readHistory(context, input)),
  admit: os.admit.handler(({ context, input }) => admitMany(context, input)),
  changeMembership: os.changeMembership.handler(({ context, input: { documentNo, decidedOn, decidedBy, note = null, ...change } }) =>
    changeMembership(context, { ...change, note, decision: { documentNo, decidedOn, decidedBy } }),
  ),
  addFamily: os.addFamily.handler(({ context, input }) => addFamily(context, input)),
  removeFamily: os.removeFamily.handler(({ context, input }) => removeFamily(context, input)),
  move: os.move.handler(({ context, input }) => moveMany(context, input)),
  listRequests: os.listRequests.handler(({ context, input }) => listForReview(context, input)),
  decideRequest: os.decideRequest.handler(({ context, input }) => decideRequest(context, input)),
})
