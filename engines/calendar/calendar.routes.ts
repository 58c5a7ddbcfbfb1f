import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { loadYear, removeYear } from './calendar.actions.ts'
import { calendarContract } from './calendar.contract.ts'
import { missingFestivals } from './calendar.rules.ts'
import { listYears, shownYear } from './calendar.view.ts'
import { readNotice } from './notice-text.ts'

const os = implement(calendarContract).$context<RequestContext>().use(authorise)

export const calendarRoutes = os.router({
  list: os.list.handler(({ context }) => listYears(context)),
  get: os.get.handler(({ context, input }) => shownYear(context, input.year)),
  read: os.read.handler(({ input }) => {
    const reading = readNotice(input.text, input.year)
    return { ...reading, missing: missingFestivals(reading.year, reading.days) }
  }),
  load: os.load.handler(({ context, input }) => loadYear(context, input)),
  remove: os.remove.handler(({ context, input }) => removeYear(context, input)),
})
