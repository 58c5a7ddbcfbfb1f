import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { archiveSession, saveDelegation, saveSession, saveTerm, shownDelegations } from './congress.actions.ts'
import { currentOf, listSessions, listTerms } from './congress.store.ts'
import { addDelegates, delegatesPage, endDelegate } from './delegates.actions.ts'
import { saveDelivery, shownDeliveries } from './deliveries.ts'
import { hintsFor } from './hints.rules.ts'
import { proposalCounts, proposalsPage } from './list.view.ts'
import { shownProposal } from './proposal.view.ts'
import { proposalsContract } from './proposals.contract.ts'
import { sessionSettings, settingSources } from './proposals.settings.ts'
import { publishReplies } from './publish.actions.ts'
import { closeRound, decideEntry, nominate, saveRound, voteEntry } from './rounds.actions.ts'
import { shownRound, shownRounds } from './rounds.view.ts'
import { similarTo } from './similar.ts'
import { shownStanding } from './standing.view.ts'
import { startProposal } from './start.actions.ts'
import { shownStatistics } from './statistics.view.ts'

const os = implement(proposalsContract).$context<RequestContext>().use(authorise)

export const proposalsRoutes = os.router({
  terms: os.terms.handler(async ({ context }) => ({ items: await listTerms(context.db) })),
  saveTerm: os.saveTerm.handler(({ context, input }) => saveTerm(context, input)),
  sessions: os.sessions.handler(async ({ context, input }) => {
    const items = await listSessions(context.db, context.clock.now(), { termId: input.termId })
    return { items, current: currentOf(items)?.id ?? null }
  }),
  saveSession: os.saveSession.handler(({ context, input }) => saveSession(context, input)),
  settingSources: os.settingSources.handler(() => ({ sources: settingSources })),
  archiveSession: os.archiveSession.handler(({ context, input }) => archiveSession(context, input)),
  delegations: os.delegations.handler(async ({ context, input }) => ({ items: await shownDelegations(context, input) })),
  saveDelegation: os.saveDelegation.handler(({ context, input }) => saveDelegation(context, input)),
  delegates: os.delegates.handler(({ context, input }) => delegatesPage(context, input)),
  addDelegates: os.addDelegates.handler(({ context, input }) => addDelegates(context, input)),
  endDelegate: os.endDelegate.handler(({ context, input }) => endDelegate(context, input)),
  standing: os.standing.handler(({ context }) => shownStanding(context)),
  list: os.list.handler(({ context, input }) => proposalsPage(context, input, { publishedOnly: false })),
  published: os.published.handler(({ context, input }) => proposalsPage(context, input, { publishedOnly: true })),
  counts: os.counts.handler(({ context, input }) => proposalCounts(context, input.sessionId)),
  read: os.read.handler(({ context, input }) => shownProposal(context, input.id)),
  start: os.start.handler(({ context, input }) => startProposal(context, input)),
  similar: os.similar.handler(async ({ context, input }) => ({ items: await similarTo(context, input) })),
  hints: os.hints.handler(async ({ context, input }) => {
    const sessions = await listSessions(context.db, context.clock.now())
    const session = input.sessionId ? sessions.find((one) => one.id === input.sessionId) : currentOf(sessions)
    return { hints: hintsFor(input, session?.settings ?? sessionSettings.parse({})) }
  }),
  publishReplies: os.publishReplies.handler(({ context, input }) => publishReplies(context, input)),
  statistics: os.statistics.handler(({ context, input }) => shownStatistics(context, input.id)),
  deliveries: os.deliveries.handler(({ context, input }) => shownDeliveries(context, input.id)),
  saveDelivery: os.saveDelivery.handler(({ context, input }) => saveDelivery(context, input)),
  rounds: os.rounds.handler(({ context }) => shownRounds(context)),
  saveRound: os.saveRound.handler(({ context, input }) => saveRound(context, input)),
  round: os.round.handler(({ context, input }) => shownRound(context, input.id)),
  decideEntry: os.decideEntry.handler(({ context, input }) => decideEntry(context, input)),
  nominate: os.nominate.handler(({ context, input }) => nominate(context, input)),
  voteEntry: os.voteEntry.handler(({ context, input }) => voteEntry(context, input)),
  closeRound: os.closeRound.handler(({ context, input }) => closeRound(context, input)),
})
