import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { topicNames } from '../proposals/proposals.api.ts'
import { topic } from '../proposals/proposals.contract.ts'
import { casesPage, mySuggestions, publicPage, similarTo } from './list.view.ts'
import { readSettings, saveSettings } from './settings.store.ts'
import { suggestionStatistics } from './statistics.ts'
import { shownSuggestion } from './suggestion.view.ts'
import { suggestionsContract } from './suggestions.contract.ts'
import { submitSuggestion, withdrawSuggestion } from './submit.actions.ts'
import { support, supportsLeft } from './support.actions.ts'

const os = implement(suggestionsContract).$context<RequestContext>().use(authorise)

export const suggestionsRoutes = os.router({
  list: os.list.handler(({ context, input }) => publicPage(context, input)),
  mine: os.mine.handler(async ({ context }) => ({ items: await mySuggestions(context) })),
  cases: os.cases.handler(({ context, input }) => casesPage(context, input)),
  read: os.read.handler(({ context, input }) => shownSuggestion(context, input.id)),
  submit: os.submit.handler(({ context, input }) => submitSuggestion(context, input)),
  similar: os.similar.handler(async ({ context, input }) => ({ items: await similarTo(context, input) })),
  support: os.support.handler(({ context, input }) => support(context, input)),
  withdraw: os.withdraw.handler(({ context, input }) => withdrawSuggestion(context, input)),
  options: os.options.handler(async ({ context: { db, actor, clock } }) => {
    const { settings } = await readSettings(db)
    const limit = settings.supportsPerMonth
    return {
      topics: topic.options.map((each) => ({ topic: each, title: topicNames[each] })),
      anonymity: settings.anonymity,
      supportsPerMonth: limit,
      supportsLeft: actor.staffId === null ? 0 : await supportsLeft(db, { staffId: actor.staffId, limit, now: clock.now() }),
    }
  }),
  settings: os.settings.handler(({ context }) => readSettings(context.db)),
  saveSettings: os.saveSettings.handler(({ context, input }) => saveSettings(context, input)),
  statistics: os.statistics.handler(({ context }) => suggestionStatistics(context)),
})
