import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { peopleShown, staffNames } from '../../members/members.api.ts'
import { keptClub, officersOf } from '../sight.ts'
import { requestPage } from './requests.store.ts'
import { episodeIn, rosterPage } from './roster.store.ts'

interface PageInput {
  unitId: string
  cursor?: string | undefined
  limit: number
}

/** Who is in a club, or was: a constant number of statements. */
export async function listMembers(
  context: RequestContext,
  { unitId, state, search = null, cursor, limit }: PageInput & { state: 'in' | 'out'; search?: string | null | undefined },
) {
  const { db, clock } = context
  await keptClub(context, unitId)
  const { rows, count } = await rosterPage(db, { unitId, state, search, after: decodeCursor(cursor), limit })
  const people = await peopleShown(
    db,
    rows.map((row) => row.staff_id),
    today(clock),
  )
  const offices = new Map((await officersOf(db, [unitId], today(clock))).map(({ staffId, title }) => [staffId, title]))
  const page = cutPage(rows, {
    limit,
    positionOf: (row) => ({ key: row.pinyin_key, id: row.id }),
    show: (row) => {
      const { id, staffId, joinedAt, leftAt, ended, reason } = episodeIn(row)
      return {
        id,
        staffId,
        name: row.name,
        staffNo: row.staff_no,
        unitName: people.get(staffId)?.unitName ?? '',
        office: leftAt === null ? (offices.get(staffId) ?? null) : null,
        joinedAt: joinedAt.toISOString(),
        leftAt: leftAt?.toISOString() ?? null,
        ended,
        reason,
      }
    },
  })
  return { ...page, count, countCapped: false }
}

/** Who asked to join. */
export async function listRequests(context: RequestContext, { unitId, state, cursor, limit }: PageInput & { state: 'waiting' | 'decided' }) {
  const { db, clock } = context
  await keptClub(context, unitId)
  const { rows, count } = await requestPage(db, { unitId, state, after: decodeCursor(cursor), limit })
  const ids = rows.map(({ staffId }) => staffId)
  const names = await staffNames(db, ids)
  const people = await peopleShown(db, ids, today(clock))
  const page = cutPage(rows, {
    limit,
    positionOf: ({ askedAt, id }) => ({ key: askedAt.toISOString(), id }),
    show: ({ id, staffId, message, askedAt, decidedAt, outcome, reason }) => ({
      id,
      staffId,
      name: names.get(staffId)?.name ?? '—',
      staffNo: names.get(staffId)?.staffNo ?? '',
      unitName: people.get(staffId)?.unitName ?? '',
      message,
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      outcome,
      reason,
    }),
  })
  return { ...page, count, countCapped: false }
}
