import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { AppError, Bilingual } from '../../kernel/errors.ts'
import { addDays, addWorkingDays, endOfDay, type Calendar } from '../../engines/calendar/working-days.ts'
import type { Moment, Party, Situation } from '../../engines/cases/process.ts'
import {
  notADelegate,
  notDelegate,
  otherDelegation,
  othersMergedHere,
  ownProposal,
  paperSecondUnfit,
  secondedAlready,
  sessionArchived,
  textTooLong,
  textTooShort,
  votedOtherwise,
  votesMissing,
  windowClosed,
} from './proposals.errors.ts'
import type { ProposalFacts, SessionFacts } from './proposals.facts.ts'
import { outcomeNames, type outcomes } from './proposals.forms.ts'

type Outcome = (typeof outcomes)[number]
export type ProposalMoment = Moment<ProposalFacts>

const inShanghai = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })

/** What seconders bind themselves to. */
export function hashOf(text: { title: string; reason: string; suggestion: string }): string {
  return createHash('sha256')
    .update(JSON.stringify([text.title, text.reason, text.suggestion]))
    .digest('hex')
}

/** A window is open from its first instant up to, without, its last. */
export function windowOpen({ facts, now }: Pick<Situation<ProposalFacts>, 'facts' | 'now'>): AppError | null {
  return windowRefusal(facts.session, now)
}

export function windowRefusal(session: SessionFacts, now: Date): AppError | null {
  if (session.archivedAt) return sessionArchived({ session: session.title })
  if (now >= session.collectFrom && now < session.collectUntil) return null
  const over = now >= session.collectUntil
  const late = over ? { zh: '仍可以作为意见建议提交。', en: 'It can still be sent as a suggestion.' } : { zh: '草稿会为您保存。', en: 'Your draft is kept.' }
  return windowClosed({ session: session.title, from: inShanghai.format(session.collectFrom), until: inShanghai.format(session.collectUntil), late })
}

/** Whether somebody may still second it. */
export function secondingRefusal({ facts, now }: Pick<Situation<ProposalFacts>, 'facts' | 'now'>): AppError | null {
  return windowRefusal({ ...facts.session, collectUntil: facts.secondingUntil }, now)
}

/** What others are merged into is left alone until they are split off. */
export function mergedHereRefusal({ facts }: Pick<Situation<ProposalFacts>, 'facts'>): AppError | null {
  return facts.mergedHere > 0 ? othersMergedHere({ count: facts.mergedHere }) : null
}

export function isDelegate(facts: ProposalFacts, actor: Actor): boolean {
  return actor.staffId !== null && facts.delegates.has(actor.staffId)
}

/** Whether the one whose proposal it is, be it on paper, is a delegate still. */
export function delegateRefusal({ case: row, facts, standing }: ProposalMoment): AppError | null {
  const person = 'relation' in standing.who && standing.who.relation === 'proposer' ? standing.actor.staffId : row.filedBy
  return person !== null && facts.delegates.has(person) ? null : notDelegate()
}

/** Title, reason and suggestion within the lengths of the session. */
export function textRefusal({ facts }: Pick<Situation<ProposalFacts>, 'facts'>): AppError | null {
  const { settings } = facts.session
  const reason: Bilingual = { zh: '理由', en: 'reason' }
  const suggestion: Bilingual = { zh: '建议', en: 'suggestion' }
  const bounds: [Bilingual, string, number, number][] = [
    [reason, facts.reason, settings.reasonCharactersLeast, settings.reasonCharactersMost],
    [suggestion, facts.suggestion, settings.suggestionCharactersLeast, settings.suggestionCharactersMost],
  ]
  for (const [field, text, least, most] of bounds) {
    const { length } = [...text.replaceAll(/\s/g, '')]
    if (length < least) return textTooShort({ field, least, length })
    if (length > most) return textTooLong({ field, most, length })
  }
  return null
}

export function secondRefusal({ facts, parties, standing }: ProposalMoment): AppError | null {
  const staffId = standing.actor.staffId ?? ''
  if (parties.some((party) => party.relation === 'proposer' && party.staffId === staffId)) return ownProposal()
  if (facts.seconders.has(staffId)) return secondedAlready()
  if (facts.kind === 'collective' && facts.delegates.get(staffId) !== facts.delegationId) return otherDelegation()
  return null
}

/** The same for each person whom a paper names. */
export function paperSecondsRefusal({ facts, parties }: Pick<ProposalMoment, 'facts' | 'parties'>, staffIds: readonly string[]): AppError | null {
  if (!staffIds.every((id) => facts.delegates.has(id))) return notADelegate()
  const proposers = new Set(parties.flatMap(({ relation, staffId }) => (relation === 'proposer' ? [staffId] : [])))
  const unfit = staffIds.filter((id) => proposers.has(id) || facts.seconders.has(id) || (facts.kind === 'collective' && facts.delegates.get(id) !== facts.delegationId))
  return unfit.length > 0 ? paperSecondUnfit({ count: unfit.length }) : null
}

/** Whether the seconds suffice, with these people's added. */
export function enoughSeconds(facts: ProposalFacts, adding: readonly string[]): boolean {
  const seconders = new Set([...facts.seconders, ...adding])
  if (facts.kind === 'individual') return seconders.size >= facts.session.settings.secondsNeeded
  const size = [...facts.delegates.values()].filter((delegation) => delegation === facts.delegationId).length
  const headAgrees = facts.delegationHead !== null && seconders.has(facts.delegationHead)
  return headAgrees && seconders.size * 100 > size * facts.session.settings.collectivePercent
}

/** An outcome needs the votes that the session asks for, and no other outcome with more of them. */
export function voteRefusal(facts: ProposalFacts, outcome: Outcome): AppError | null {
  const { votesLeast } = facts.session.settings
  if (votesLeast === 0) return null
  const votes = countedVotes(facts)
  const cast = Object.values(votes).reduce((sum, count) => sum + count, 0)
  if (cast < votesLeast) return votesMissing({ missing: votesLeast - cast })
  const [leading, most] = leadingOutcome(votes)
  return (votes[outcome] ?? 0) >= most ? null : votedOtherwise({ outcome: outcomeNames[leading], votes: most })
}

/** Of several voted to be merged one takes in the others: whoever voted so wants that one accepted. */
function countedVotes({ votes, mergedHere }: ProposalFacts): ProposalFacts['votes'] {
  return mergedHere === 0 ? votes : { ...votes, accept: (votes.accept ?? 0) + (votes.merge ?? 0), merge: 0 }
}

function leadingOutcome(votes: ProposalFacts['votes']): [Outcome, number] {
  const order: Outcome[] = ['accept', 'merge', 'convert', 'not_accept']
  const leading = order.reduce((best, outcome) => ((votes[outcome] ?? 0) > (votes[best] ?? 0) ? outcome : best))
  return [leading, votes[leading] ?? 0]
}

/** The last day of so many working days after an instant; null where the calendar does not reach. */
export function lastDay(calendar: Calendar, from: Date, workingDays: number): string | null {
  const counted = addWorkingDays(calendar, dayOf(from), workingDays)
  return 'day' in counted ? counted.day : null
}

/** A text that was corrected is seconded anew: until the window ends, or as long as a correction may take, whichever is later. */
export function secondingUntil({ session }: Pick<ProposalFacts, 'session'>, now: Date, calendar: Calendar): Date {
  const day = lastDay(calendar, now, session.settings.correctionWorkingDays) ?? addDays(dayOf(now), session.settings.correctionWorkingDays)
  return new Date(Math.max(Number(session.collectUntil), Number(endOfDay(day))))
}

/** When the lead unit must have replied. */
export function replyDueOn(session: SessionFacts, assignedAt: Date): string {
  return session.settings.replyOn ?? addDays(dayOf(assignedAt), session.settings.replyDays)
}

/** Whether all who rated make it unsatisfied. Nobody's silence counts as satisfied, and nobody's as unsatisfied. */
export function isUnsatisfied({ facts, parties }: Situation<ProposalFacts>, adding?: { staffId: string; result: string }): boolean {
  const results = new Map<string, string>([...facts.ratings].map(([staffId, { result }]) => [staffId, result]))
  if (adding) results.set(adding.staffId, adding.result)
  const unsatisfied = [...results].filter(([, result]) => result === 'unsatisfied').map(([staffId]) => staffId)
  if (facts.session.settings.unsatisfiedWhen === 'most') return unsatisfied.length * 2 > results.size
  return unsatisfied.some((staffId) => parties.some((party) => party.relation === 'proposer' && party.staffId === staffId))
}

export function partyIds(parties: readonly Party[], relations: readonly string[]): string[] {
  return parties.filter(({ relation }) => relations.includes(relation)).map(({ id }) => id)
}
