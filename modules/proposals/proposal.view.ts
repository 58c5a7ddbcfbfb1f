import type { z } from 'zod'
import { refusalOf } from '../../engines/cases/advance.ts'
import { partiesOf } from '../../engines/cases/cases.store.ts'
import type { Party } from '../../engines/cases/process.ts'
import { isInvolved, mustReadCase, type Reading } from '../../engines/cases/reading.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { staffHolding } from '../identity/identity.api.ts'
import { readDetail, type Detail } from './detail.store.ts'
import { proposalsAmong } from './list.store.ts'
import { itemsOf, namesFor, type PartyNames } from './list.view.ts'
import { meetingKind, progressKind, replyClass, satisfaction, type proposalView } from './proposals.contract.ts'
import type { ProposalFacts } from './proposals.facts.ts'
import { proposalProcess } from './proposals.process.ts'
import { sightOf } from './sight.ts'
import { similarTo } from './similar.ts'

export type ProposalView = z.infer<typeof proposalView>

/** Who reads, and what that opens: those who stand in it, those who handle it, those who review it, everybody. */
interface Reader {
  staffId: string | null
  involved: boolean
  office: boolean
  proposer: boolean
  reviewer: boolean
  now: Date
}

/** A proposal as this reader may see it. What the engine knows of every case stands in `cases.read`. */
export async function shownProposal(context: RequestContext, id: string): Promise<ProposalView> {
  const { db, actor, clock } = context
  const reading = await mustReadCase(context, id)
  if (reading.process.id !== proposalProcess.id) throw notFound()
  const now = clock.now()
  const { parties } = reading.situation
  const reader = readerOf(reading, { staffId: actor.staffId, now })
  const detail = await readDetail(db, id)
  const [[row], mergedParties, entitled] = await Promise.all([
    sightOf(context).then((sight) => proposalsAmong(db, [id], sight)),
    partiesOf(
      db,
      detail.merged.map((one) => one.id),
    ),
    reader.reviewer ? staffHolding(db, { permission: 'proposals.review', unitId: null }, now) : [],
  ])
  if (!row) throw notFound()
  const [show, names, similar] = await Promise.all([
    itemsOf(context, [row]),
    namesFor(db, { ...idsIn(detail), parties: [...parties, ...[...mergedParties.values()].flat()], day: dayOf(now) }),
    similarTo(context, { title: row.title, text: `${detail.text.reason}\n${detail.text.suggestion}`, exclude: id }),
  ])
  const { text } = detail
  const person = (relation: string) => peopleAs(parties, relation, names)[0] ?? null
  return {
    ...show(row),
    reason: text.reason,
    suggestion: text.suggestion,
    textHash: text.textHash,
    texts: shownVersions(detail, { reader, names }),
    secondsNeeded: neededSeconds(reading),
    seconders: detail.seconds
      .filter((second) => second.voidedAt === null || reader.involved)
      .map((second) => ({
        person: names.person(second.staffId),
        delegation: second.delegation,
        at: second.at.toISOString(),
        voided: second.voidedAt !== null,
        enteredBy: second.enteredBy,
        paperNote: reader.involved ? second.paperNote : null,
      })),
    invited: reader.proposer ? [...peopleAs(parties, 'invited', names), ...peopleAs(parties, 'askedToSecond', names)] : [],
    merged: detail.merged.map((one) => ({ ...one, proposers: peopleAs(mergedParties.get(one.id) ?? [], 'proposer', names) })),
    suggestionId: text.suggestionId,
    outcomeReason: row.outcomeReason,
    votes: shownVotes(detail, { reader, names, entitled: entitled.length, state: row.state }),
    supervisor: person('supervisor'),
    leader: person('leader'),
    ...shownHandling(detail, { reader, names, parties }),
    mayRate: refusalOf(reading.process, 'rate', reading) === null,
    similar,
  }
}

function readerOf({ process: _process, ...reading }: Reading, { staffId, now }: { staffId: string | null; now: Date }): Reader {
  const { hats, situation, ground } = reading
  return {
    staffId,
    now,
    involved: isInvolved(reading),
    office: ground === 'office',
    proposer: hats.some(({ actor }) => situation.parties.some((party) => party.relation === 'proposer' && party.staffId === actor.staffId)),
    reviewer: hats.some(({ actor }) => actor.permissions.get('proposals.review')?.all || actor.permissions.get('proposals.manage')?.all),
  }
}

/** Its proposers read every version; others those that somebody seconded, and the one that stands. */
function shownVersions({ versions, seconds, text }: Detail, { reader, names }: { reader: Reader; names: PartyNames }): ProposalView['texts'] {
  const seconded = new Set(seconds.map((second) => second.textHash))
  const open = reader.proposer ? versions : reader.involved ? versions.filter(({ hash }) => hash === text.textHash || seconded.has(hash)) : []
  return open.map(({ sequence, title, reason, suggestion, byStaff, at }) => ({
    sequence,
    title,
    reason,
    suggestion,
    by: byStaff === null ? '' : names.person(byStaff).name,
    at: at.toISOString(),
  }))
}

/** Those of the review that runs, or ran last. */
function shownVotes({ votes, text }: Detail, { reader, names, entitled, state }: { reader: Reader; names: PartyNames; entitled: number; state: string }): ProposalView['votes'] {
  if (!reader.reviewer) return null
  const review = text.appeals + 1
  const cast = votes.filter((vote) => vote.review === review)
  // Before the review there is nothing to vote on, and after it without votes nothing to show.
  if (cast.length === 0 && state !== 'in_review') return null
  const counts: Record<string, number> = {}
  for (const { outcome } of cast) counts[outcome] = (counts[outcome] ?? 0) + 1
  return {
    review,
    counts,
    mine: cast.find((vote) => vote.staffId === reader.staffId)?.outcome ?? null,
    entitled,
    list: cast.map(({ staffId, outcome, note, at }) => ({ person: names.person(staffId), outcome, note, at: at.toISOString() })),
  }
}

/** An answer is for the office until it is published, a supporting opinion always; a talk with the proposer is for those who were meant. */
function shownHandling(detail: Detail, { reader, names, parties }: { reader: Reader; names: PartyNames; parties: readonly Party[] }) {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const today = dayOf(reader.now)
  return {
    opinions: reader.office ? shownOpinions(detail, { names, parties }) : [],
    meetings: reader.involved ? detail.meetings.map((meeting) => ({ ...meeting, how: meetingKind.parse(meeting.how), at: meeting.at.toISOString() })) : [],
    replies: detail.replies
      .filter((reply) => reader.office || reply.publishedAt !== null)
      .map((reply) => ({
        ...reply,
        replyClass: replyClass.parse(reply.replyClass),
        progress: progressKind.parse(reply.progress),
        draftedAt: reply.draftedAt.toISOString(),
        signedAt: iso(reply.signedAt),
        publishedAt: iso(reply.publishedAt),
      })),
    ratings: detail.ratings.map(({ staffId, at, ...rating }) => ({
      handlingRound: rating.handlingRound,
      person: reader.office || staffId === reader.staffId ? names.person(staffId) : null,
      attitude: satisfaction.parse(rating.attitude),
      result: satisfaction.parse(rating.result),
      words: reader.involved ? rating.words : '',
      at: at.toISOString(),
    })),
    milestones: detail.milestones.map((milestone) => ({
      ...milestone,
      overdue: milestone.reportedAt === null && milestone.confirmedAt === null && milestone.dueOn < today,
      reportedAt: iso(milestone.reportedAt),
      confirmedAt: iso(milestone.confirmedAt),
    })),
  }
}

/** Each supporting unit has a line, whether or not it has given its opinion. */
function shownOpinions({ opinions }: Detail, { names, parties }: { names: PartyNames; parties: readonly Party[] }): ProposalView['opinions'] {
  const given = opinions.map(({ unitId, at, ...opinion }) => ({ ...opinion, unit: names.unit(unitId), at: at.toISOString() }))
  const missing = parties.flatMap((party) => (party.relation === 'supportingUnit' && party.unitId && party.doneAt === null ? [names.unit(party.unitId)] : []))
  const round = Math.max(1, ...opinions.map((opinion) => opinion.handlingRound))
  return [...given, ...missing.map((unit) => ({ handlingRound: round, unit, text: null, by: null, at: null }))]
}

function neededSeconds({ situation }: Reading): number {
  // The process's own facts: the engine carries them without looking.
  const facts = situation.facts as ProposalFacts
  if (facts.kind === 'individual') return facts.session.settings.secondsNeeded
  const size = [...facts.delegates.values()].filter((delegation) => delegation === facts.delegationId).length
  return Math.floor((size * facts.session.settings.collectivePercent) / 100) + 1
}

function peopleAs(parties: readonly Party[], relation: string, names: PartyNames): { staffId: string; name: string }[] {
  return parties.flatMap((party) => (party.relation === relation && party.staffId ? [names.person(party.staffId)] : []))
}

function idsIn({ versions, seconds, votes, opinions, ratings }: Detail): { staffIds: (string | null)[]; unitIds: string[] } {
  return {
    staffIds: [...versions.map((one) => one.byStaff), ...[...seconds, ...votes, ...ratings].map((one) => one.staffId)],
    unitIds: opinions.map((one) => one.unitId),
  }
}
