import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { casesContract } from './cases.contract.ts'
import { remind, remindMany } from './remind.ts'
import { shownProcess } from './shown-process.ts'
import { readStatistics } from './statistics.ts'
import { listSupervised } from './supervise.ts'

const os = implement(casesContract).$context<RequestContext>().use(authorise)

/** What those do who see to it that cases are handled in time. */
export const oversightRoutes = {
  remind: os.remind.handler(({ context, input }) => remind(context, input)),
  remindMany: os.remindMany.handler(({ context, input }) => remindMany(context, input)),
  supervise: os.supervise.handler(({ context, input }) => listSupervised(context, input)),
  statistics: os.statistics.handler(({ context, input }) => readStatistics(context, input)),
  process: os.process.handler(({ input }) => shownProcess(input.process, input.state)),
}
