import { partiesOf, updateCase } from '../../../engines/cases/cases.store.ts'
import type { CaseRow } from '../../../engines/cases/process.ts'
import { renewTasks } from '../../../engines/cases/tasks.ts'
import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { indexDocument } from '../../../engines/search/search.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { pinyinSortKey } from '../../../kernel/pinyin/sort-key.ts'
import { insertDelegates, sessionColumns } from '../congress.store.ts'
import { proposalProcess } from '../proposals.process.ts'
import { indexProposal } from '../search-texts.ts'
import { live } from './life.ts'
import type { Life } from './life.types.ts'
import { insertLives } from './lives.store.ts'
import { seedRounds } from './rounds.seed.ts'
import type { SeededCongress } from './seed.types.ts'

/** A congress with proposals in every state, written in a few large statements; tasks are made by the engine itself, as of when each state began. */
export async function seedProposals(trx: Trx, congress: SeededCongress): Promise<void> {
  await insertCongress(trx, congress)
  const sessions = new Map(congress.sessions.map((session) => [session.id, session]))
  const lives = congress.proposals.flatMap((proposal) => {
    const session = sessions.get(proposal.sessionId)
    return session ? [live(proposal, { session, cast: congress.cast })] : []
  })
  joinMerged(lives)
  const rows = numbered(lives)
  await insertLives(trx, rows)
  await startNumbers(trx, rows)
  await seedRounds(trx, congress, rows)
  await openTasks(trx, rows)
  for (const { life, row } of rows) {
    if (life.state === 'draft' || life.state === 'withdrawn') continue
    await indexProposal(trx, life.proposal)
    await indexDocument(trx, { kind: 'case', id: row.id, title: row.title, text: row.number ?? '' })
  }
}

async function insertCongress(trx: Trx, { term, sessions, delegations, delegates }: SeededCongress): Promise<void> {
  const base = { tenant_id: trx.tenantId, version: 1 }
  await trx.q
    .insertInto('congress_terms')
    .values({ ...base, id: term.id, ordinal: term.ordinal, title: term.title, from_day: term.fromDay, until_day: null })
    .execute()
  const rows = sessions.map((session) => ({
    ...base,
    id: session.id,
    ...sessionColumns({ ...session, termId: term.id, collectFrom: session.collectFrom.toISOString(), collectUntil: session.collectUntil.toISOString() }),
    replies_published_at: session.repliesPublishedAt,
    archived_at: session.archivedAt,
  }))
  await trx.q.insertInto('congress_sessions').values(rows).execute()
  await trx.q
    .insertInto('congress_delegations')
    .values(delegations.map(({ id, name, headId }) => ({ ...base, id, term_id: term.id, name, pinyin_key: pinyinSortKey(name), head_staff_id: headId })))
    .execute()
  await insertDelegates(
    trx,
    delegates.map((delegate) => ({ ...delegate, termId: term.id, kind: 'delegate', fromDay: term.fromDay })),
  )
}

/** Whoever stood in a merged one stands in the other too. */
function joinMerged(lives: readonly Life[]): void {
  const byId = new Map(lives.map((life) => [life.proposal.id, life]))
  for (const merged of lives) {
    const target = byId.get(merged.proposal.mergedInto ?? '')
    if (!target || merged.state !== 'merged') continue
    const present = new Set(target.parties.map(({ relation, staffId }) => `${relation} ${staffId}`))
    target.parties.push(...merged.parties.filter(({ relation, staffId }) => !present.has(`${relation} ${staffId}`)).map((party) => ({ ...party, id: newId() })))
  }
}

export interface SeededRow {
  life: Life
  row: CaseRow
}

/** Numbers within each session, in the order of acceptance. */
function numbered(lives: readonly Life[]): SeededRow[] {
  const counts = new Map<string, number>()
  return lives
    .toSorted((a, b) => Number(a.acceptedAt ?? a.stateSince) - Number(b.acceptedAt ?? b.stateSince))
    .map((life) => {
      const { proposal } = life
      const next = (counts.get(proposal.sessionId) ?? 0) + 1
      if (life.numbered) counts.set(proposal.sessionId, next)
      const changedAt = life.events.at(-1)?.at ?? life.stateSince
      const closed = proposalProcess.states[stateOf(life)].closed ?? false
      const row = {
        id: proposal.id,
        process: 'proposal',
        state: life.state,
        version: life.events.length,
        title: proposal.title,
        number: life.numbered ? String(next).padStart(3, '0') : null,
        roundId: proposal.sessionId,
        unitId: proposal.unitId,
        filedBy: proposal.proposers[0]?.staffId ?? null,
        stateSince: life.stateSince,
        dueAt: null,
        openedAt: life.events[0]?.at ?? life.stateSince,
        changedAt,
        closedAt: closed ? changedAt : null,
      }
      return { life, row }
    })
}

function stateOf({ state }: Life): keyof typeof proposalProcess.states {
  if (!Object.hasOwn(proposalProcess.states, state)) throw new RangeError(`no such state: ${state}`)
  // Just asked: it is one of them.
  return state as keyof typeof proposalProcess.states
}

async function startNumbers(trx: Trx, rows: readonly SeededRow[]): Promise<void> {
  const bySession = Map.groupBy(
    rows.filter(({ row }) => row.number !== null),
    ({ row }) => row.roundId,
  )
  for (const [sessionId, numbered] of bySession) {
    await trx.q
      .insertInto('case_numbers')
      .values({ tenant_id: trx.tenantId, series: `proposal:${sessionId}`, next: numbered.length + 1 })
      .execute()
  }
}

/** The engine makes the tasks that each state waits for, as if it had made them when the state began. */
async function openTasks(trx: Trx, rows: readonly SeededRow[]): Promise<void> {
  const waiting = rows.filter(({ life }) => proposalProcess.states[stateOf(life)].waits).map(({ row }) => row)
  const calendar = await readCalendar(trx)
  const parties = await partiesOf(
    trx,
    waiting.map((row) => row.id),
  )
  const facts = await proposalProcess.loadFacts(trx, waiting)
  for (const row of waiting) {
    const at = row.stateSince
    const situation = { case: row, parties: parties.get(row.id) ?? [], facts: facts.get(row.id), now: at, calendar }
    const dueAt = await renewTasks({ ...trx, at }, { process: proposalProcess, situation, entered: true, by: null })
    if (dueAt) await updateCase(trx, { ...row, dueAt })
  }
}
