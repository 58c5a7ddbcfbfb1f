import type { DemoCongress, DemoProposal } from '../demo.types.ts'
import { effects, matters, openings, type Matter } from '../pools/proposal-matters.ts'
import type { Random } from '../random.ts'
import type { CongressSource } from './make-congress.ts'

/** How many stand where: last year's session is done with, this year's shows every state. */
const lastYear: [end: string, count: number][] = [
  ['done', 54],
  ['tracked', 4],
  ['converted', 10],
  ['not_accepted', 3],
  ['merged', 6],
  ['withdrawn', 2],
  ['lapsed', 1],
]
const thisYear: [end: string, count: number][] = [
  ['accepted', 4],
  ['merged', 3],
  ['draft', 4],
  ['seconding', 6],
  ['submitted', 5],
  ['correcting', 2],
  ['in_review', 7],
  ['converted', 2],
  ['not_accepted', 2],
  ['appealed', 1],
  ['proposed', 3],
  ['assigned', 3],
  ['reassigning', 2],
  ['handling', 7],
  ['sign_off', 2],
  ['signed', 2],
  ['replied', 3],
  ['checking', 1],
  ['escalated', 1],
  ['tracked', 1],
  ['done', 2],
  ['withdrawn', 1],
]

/** So many days ago began what is late by now: without it nobody would see a reminder. */
const late: Record<string, number> = { submitted: 9, in_review: 27, handling: 51, sign_off: 12, checking: 10 }

type People = Pick<DemoCongress, 'delegations' | 'delegates'>

export function makeProposals(source: CongressSource, people: People): DemoProposal[] {
  return [...makeSession(source, people, { session: 0, ends: lastYear }), ...makeSession(source, people, { session: 1, ends: thisYear })]
}

function makeSession(source: CongressSource, people: People, { session, ends }: { session: 0 | 1; ends: typeof thisYear }): DemoProposal[] {
  const states = ends.flatMap(([state, count]) => Array.from({ length: count }, () => state))
  const order = assignedToShown(source, states)
  const proposals: DemoProposal[] = []
  for (const end of states) {
    const target = end === 'merged' ? proposals.find((one) => mayTakeIn(one, proposals, session)) : undefined
    const matter = target ? order[proposals.indexOf(target) % order.length] : order[proposals.length % order.length]
    if (matter) proposals.push(makeProposal(source, people, { matter, session, end, index: proposals.length, target: target?.key ?? null }))
  }
  return proposals
}

/** In what order the matters come up: by chance, but whoever tries the account of a handling unit finds one newly assigned to it. */
function assignedToShown({ random, units, accounts }: CongressSource, states: readonly string[]): Matter[] {
  const order = random.shuffle(matters)
  const first = states.indexOf('assigned')
  const shown = first === -1 ? [] : units.filter((unit) => unit.kind === 'department' && accounts.some(({ unitKey }) => unitKey === unit.key))
  for (const [nth, { shortName }] of shown.entries()) {
    const place = (first + nth) % order.length
    const from = order.findIndex((matter, at) => matter.lead === shortName && (at < place || at >= place + shown.length))
    const [here, there] = [order[place], order[from]]
    if (!here || !there || here.lead === shortName) continue
    order[place] = there
    order[from] = here
  }
  return order
}

/** Similar ones go into one that was accepted, two of them at most. */
function mayTakeIn({ key, end }: DemoProposal, proposals: readonly DemoProposal[], session: 0 | 1): boolean {
  return end === (session === 0 ? 'done' : 'accepted') && proposals.filter((one) => one.mergedIntoKey === key).length < 2
}

interface Draft {
  matter: Matter
  session: 0 | 1
  end: string
  index: number
  target: string | null
}

function makeProposal({ random, units, accounts }: CongressSource, { delegations, delegates }: People, { matter, session, end, index, target }: Draft): DemoProposal {
  const shownTo = accounts.filter(({ role }) => role === 'delegate').map(({ staffKey }) => staffKey)
  // Every fifth is of somebody whose account a visitor may try.
  const tried = session === 1 && index % 5 === 0 ? shownTo[(index / 5) % shownTo.length] : undefined
  const author = delegates.find(({ staffKey }) => staffKey === tried) ?? random.pick(delegates)
  const others = random.shuffle(delegates.filter((one) => one.staffKey !== author.staffKey))
  const kind = index % 9 === 4 ? 'collective' : 'individual'
  const mates = others.filter((one) => one.delegationKey === author.delegationKey)
  const head = delegations.find(({ key }) => key === author.delegationKey)?.headKey
  const unitKey = (name: string) => units.find((unit) => unit.kind === 'department' && unit.shortName === name)?.key ?? ''
  return {
    key: `proposal-${session}-${index}`,
    session,
    kind,
    topic: matter.topic,
    title: titleOf(random, matter, { again: target !== null }),
    ...textOf(random, matter),
    delegationKey: author.delegationKey,
    proposerKeys: [author.staffKey, ...(kind === 'individual' && random.chance(0.3) ? [others[3]?.staffKey ?? ''] : [])].filter(Boolean),
    seconderKeys: kind === 'collective' ? secondersOf(mates, { head, author: author.staffKey }) : others.slice(0, 2 + random.int(0, 1)).map(({ staffKey }) => staffKey),
    leadUnitKey: unitKey(matter.lead),
    supportUnitKeys: matter.support.map(unitKey).filter((key) => key !== ''),
    end,
    daysAgo: session === 0 ? random.int(385, 438) : index % 3 === 1 ? (late[end] ?? 1) : random.int(0, 2),
    replyClass: end === 'tracked' ? 'B' : random.weighted([['A', 60] as const, ['C', 25] as const, ['D', 10] as const]),
    isKey: index % 7 === 3,
    led: index % 10 === 3,
    satisfied: random.chance(0.85),
    mergedIntoKey: target,
  }
}

/** A collective proposal: all of the delegation but its author, with its head. */
function secondersOf(mates: readonly { staffKey: string }[], { head, author }: { head: string | null | undefined; author: string }): string[] {
  const keys = mates.map(({ staffKey }) => staffKey)
  return head && head !== author && !keys.includes(head) ? [...keys, head] : keys
}

function titleOf(random: Random, { title }: Matter, { again }: { again: boolean }): string {
  const plain = `关于${title}的建议`
  const further = `关于进一步${title}的建议`
  return again || random.chance(0.25) ? further : plain
}

function textOf(random: Random, { problem, points }: Matter): { reason: string; suggestion: string } {
  return {
    reason: `${random.pick(openings)}${problem}。${random.pick(effects)}`,
    suggestion: points.map((point, index) => `${index + 1}. ${point}`).join('；\n') + '。',
  }
}
