import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { addEvidence, carryOver, changeItem, setMilestones, settleItem, tickMilestone } from './item.actions.ts'
import { makeFeed } from './plan-feed.ts'
import { plansContract } from './plans.contract.ts'
import { shownItem, shownPlan, shownPlans } from './plans.view.ts'
import { acceptPlan, discardPlan, readPlanText, reviewPlan } from './read-plan.actions.ts'

const os = implement(plansContract).$context<RequestContext>().use(authorise)

export const plansRoutes = os.router({
  list: os.list.handler(({ context }) => shownPlans(context)),
  read: os.read.handler(({ context, input }) => shownPlan(context, input.id)),
  readText: os.readText.handler(({ context, input }) => readPlanText(context, input)),
  review: os.review.handler(({ context, input }) => reviewPlan(context, input)),
  accept: os.accept.handler(({ context, input }) => acceptPlan(context, input)),
  discard: os.discard.handler(({ context, input }) => discardPlan(context, input)),
  readItem: os.readItem.handler(({ context, input }) => shownItem(context, input.id)),
  changeItem: os.changeItem.handler(({ context, input }) => changeItem(context, input)),
  setMilestones: os.setMilestones.handler(({ context, input }) => setMilestones(context, input)),
  tickMilestone: os.tickMilestone.handler(({ context, input }) => tickMilestone(context, input)),
  addEvidence: os.addEvidence.handler(({ context, input }) => addEvidence(context, { itemId: input.id, note: input.note, file: null })),
  settle: os.settle.handler(({ context, input }) => settleItem(context, input)),
  carryOver: os.carryOver.handler(({ context, input }) => carryOver(context, input)),
  makeFeed: os.makeFeed.handler(({ context }) => makeFeed(context)),
})
