import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { awardKind, findingKind, roundKind } from './rounds.contract.ts'
import { mustFindRound, voterOf } from './rounds.actions.ts'
import { entriesOf, listRounds, type RoundRow } from './rounds.store.ts'

export async function shownRounds({ db }: RequestContext) {
  const rows = await listRounds(db)
  return { items: rows.map((row) => ({ ...head(row), entries: row.entries, decided: row.decided })) }
}

/** Votes and findings are the committee's until the round is closed. */
export async function shownRound(context: RequestContext, id: string) {
  const { db, actor, clock } = context
  const round = await mustFindRound(context, id)
  const entries = await entriesOf(db, id, { voterId: voterOf(context) })
  const names = await unitNames(
    db,
    entries.flatMap((entry) => [entry.leadUnitId, entry.unitId].filter((unitId) => unitId !== null)),
    today(clock),
  )
  const told = round.closedAt !== null || ['proposals.review', 'proposals.manage'].some((permission) => actor.permissions.get(permission)?.all)
  return {
    ...head(round),
    entries: entries.map((entry) => ({
      id: entry.id,
      proposal:
        entry.proposalId === null
          ? null
          : {
              id: entry.proposalId,
              number: entry.number,
              title: entry.title ?? '',
              leadUnit: entry.leadUnitId === null ? null : (names.get(entry.leadUnitId) ?? null),
              sessionTitle: entry.sessionTitle ?? '',
            },
      unit: entry.unitId === null ? null : { unitId: entry.unitId, name: names.get(entry.unitId) ?? '—' },
      award: entry.award === null ? null : awardKind.parse(entry.award),
      finding: told && entry.finding !== null ? findingKind.parse(entry.finding) : null,
      note: told ? entry.note : '',
      votes: told ? entry.votes : 0,
      mine: entry.mine,
      awarded: told && entry.awarded,
      decidedBy: told ? entry.decidedBy : null,
    })),
  }
}

function head({ id, kind, title, sessionIds, opensOn, closesOn, closedAt, version }: RoundRow) {
  return { id, kind: roundKind.parse(kind), title, sessionIds, opensOn, closesOn, closedAt: closedAt?.toISOString() ?? null, version }
}
