import { addDays, endOfDay } from '../../../engines/calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import type { SeededRow } from './proposals.seed.ts'
import type { Cast, SeededCongress, SeededSession } from './seed.types.ts'

/** What comes after the life of each: the meetings at which units were handed theirs, two look-backs over a finished session, and its awards. */
export async function seedRounds(trx: Trx, { sessions, cast }: SeededCongress, rows: readonly SeededRow[]): Promise<void> {
  await insertDeliveries(trx, sessions, rows)
  const finished = sessions.find((session) => session.archivedAt !== null)
  if (!finished) return
  const ended = rows.filter(({ row }) => row.roundId === finished.id && ['done', 'tracked'].includes(row.state))
  await insertRounds(trx, roundsOf(finished, { ended, cast, today: dayOf(trx.at) }))
}

/** Held on the day on which the last of a session was handed out; who signed stands in the events. */
async function insertDeliveries(trx: Trx, sessions: readonly SeededSession[], rows: readonly SeededRow[]): Promise<void> {
  const meetings = sessions.flatMap((session) => {
    const handedOut = rows.flatMap(({ life, row }) => (row.roundId === session.id && life.assignedAt ? [Number(life.assignedAt)] : []))
    return handedOut.length === 0 ? [] : [{ session_id: session.id, held_on: dayOf(new Date(Math.max(...handedOut))) }]
  })
  if (meetings.length === 0) return
  const values = meetings.map((meeting) => ({ tenant_id: trx.tenantId, id: newId(trx.at.getTime()), ...meeting, place: '行政楼第一会议室', version: 1 }))
  await trx.q.insertInto('proposal_deliveries').values(values).execute()
}

interface Entry {
  proposalId: string | null
  unitId: string | null
  award: string | null
  finding: string | null
  note: string
  by: string | null
  voters: string[]
}

interface Round {
  kind: 'look_back' | 'awards'
  title: string
  sessionId: string
  opensOn: string
  closesOn: string
  closed: boolean
  entries: Entry[]
}

const notes: Record<string, string> = { carried_out: '实地察看，承诺事项已经落实。', partly: '部分完成，其余列入下一年度计划。' }

function roundsOf({ id, title }: SeededSession, { ended, cast, today }: { ended: readonly SeededRow[]; cast: Cast; today: string }): Round[] {
  const reviewers = cast.committee
  const key = ended.filter(({ life }) => life.proposal.isKey)
  const lookBack = (decided: number): Entry[] =>
    key.map(({ row }, index) => {
      const finding = index < decided ? (row.state === 'tracked' || index % 4 === 2 ? 'partly' : 'carried_out') : null
      return { ...undecided, proposalId: row.id, finding, note: notes[finding ?? ''] ?? '', by: finding ? (reviewers[index % reviewers.length]?.name ?? null) : null }
    })
  const base = { sessionId: id }
  return [
    {
      ...base,
      kind: 'look_back',
      title: `${title}重点提案回头看（第一轮）`,
      opensOn: addDays(today, -150),
      closesOn: addDays(today, -120),
      closed: true,
      entries: lookBack(key.length),
    },
    {
      ...base,
      kind: 'look_back',
      title: `${title}重点提案回头看（第二轮）`,
      opensOn: addDays(today, -6),
      closesOn: addDays(today, 24),
      closed: false,
      entries: lookBack(Math.ceil(key.length / 2)),
    },
    { ...base, kind: 'awards', title: `${title}提案评优`, opensOn: addDays(today, -4), closesOn: addDays(today, 20), closed: false, entries: nominations(ended, cast) },
  ]
}

const undecided: Entry = { proposalId: null, unitId: null, award: null, finding: null, note: '', by: null, voters: [] }
const mostNominated = 10

/** Proposals that all their raters were content with, and the departments that answered most of them. */
function nominations(ended: readonly SeededRow[], { committee }: Cast): Entry[] {
  const voters = (index: number) => committee.filter((_, at) => (at + index) % 3 !== 0).map(({ staffId }) => staffId)
  const content = ended.filter(({ life }) => life.state === 'done' && life.proposal.satisfied && life.proposal.replyClass === 'A').slice(0, mostNominated)
  const answered = Map.groupBy(ended, ({ life }) => life.proposal.leadUnitId)
  const units = [...answered].toSorted(([, a], [, b]) => b.length - a.length).slice(0, 4)
  return [
    ...content.map(({ row }, index) => ({ ...undecided, proposalId: row.id, award: 'excellent_proposal', note: '选题准，建议实，落实好。', voters: voters(index) })),
    ...units.map(([unitId, its], index) => ({ ...undecided, unitId, award: 'handling_unit', note: `主办提案${its.length}件，均按期答复。`, voters: voters(index + 1) })),
  ]
}

async function insertRounds(trx: Trx, rounds: readonly Round[]): Promise<void> {
  const tenant = { tenant_id: trx.tenantId }
  const withIds = rounds.map((round) => ({ ...round, id: newId(trx.at.getTime()), entries: round.entries.map((entry) => ({ ...entry, id: newId(trx.at.getTime()) })) }))
  await trx.q
    .insertInto('proposal_rounds')
    .values(
      withIds.map(({ id, kind, title, sessionId, opensOn, closesOn, closed }) => ({
        ...tenant,
        id,
        kind,
        title,
        session_ids: [sessionId],
        opens_on: opensOn,
        closes_on: closesOn,
        closed_at: closed ? endOfDay(closesOn) : null,
        version: closed ? 2 : 1,
      })),
    )
    .execute()
  const entries = withIds.flatMap(({ id, opensOn, entries: its }) =>
    its.map(({ id: entryId, proposalId, unitId, voters: _voters, by, ...entry }) => {
      const decided_at = by === null ? null : endOfDay(addDays(opensOn, 2))
      return { ...tenant, ...entry, id: entryId, round_id: id, proposal_id: proposalId, unit_id: unitId, decided_by: by, decided_at, awarded: false }
    }),
  )
  if (entries.length > 0) await trx.q.insertInto('proposal_round_entries').values(entries).execute()
  const votes = withIds.flatMap(({ entries: its }) => its.flatMap(({ id, voters }) => voters.map((staffId) => ({ ...tenant, entry_id: id, staff_id: staffId, at: trx.at }))))
  if (votes.length > 0) await trx.q.insertInto('proposal_round_votes').values(votes).execute()
}
