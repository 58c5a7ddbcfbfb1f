import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { certifyHours, correctHours } from './certify.actions.ts'
import { volunteerHoursContract } from './hours.contract.ts'
import { listLedger, listPeople, listTeamsOfYear, showFigures, showHours, showMine } from './hours.view.ts'

const os = implement(volunteerHoursContract).$context<RequestContext>().use(authorise)

export const volunteerHoursRoutes = os.router({
  ofTask: os.ofTask.handler(({ context, input }) => showHours(context, input.id)),
  certify: os.certify.handler(({ context, input }) => certifyHours(context, input)),
  correct: os.correct.handler(({ context, input }) => correctHours(context, input)),
  mine: os.mine.handler(({ context, input }) => showMine(context, input.year)),
  ledger: os.ledger.handler(({ context, input }) => listLedger(context, input)),
  people: os.people.handler(({ context, input }) => listPeople(context, input)),
  teams: os.teams.handler(({ context, input }) => listTeamsOfYear(context, input)),
  figures: os.figures.handler(({ context }) => showFigures(context)),
})
