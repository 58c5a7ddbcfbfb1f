import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { giftYearContract } from './year.contract.ts'
import { listYear, myYear } from './year.view.ts'

const os = implement(giftYearContract).$context<RequestContext>().use(authorise)

export const giftYearRoutes = os.router({
  mine: os.mine.handler(({ context, input }) => myYear(context, input.year)),
  people: os.people.handler(({ context, input }) => listYear(context, input)),
})
