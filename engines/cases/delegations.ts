import type { z } from 'zod'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { invalidInput, notFound, versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { delegation } from './cases.contract.ts'
import { awayAlready, cannotStandIn, noPerson, notByToken } from './cases.errors.ts'
import { people } from './cases.ports.ts'
import { endDelegationRow, findDelegation, forgetAbsences, insertDelegation, overlappingDelegations, recentDelegations, type DelegationRow } from './delegations.store.ts'
import { readNames } from './names.ts'
import { processOf } from './registry.ts'

type Delegation = z.infer<typeof delegation>

/** What somebody has handed over and what was handed to them, newest first; what ended long ago is left out. */
export async function listDelegations({ db, actor, clock }: RequestContext): Promise<{ given: Delegation[]; received: Delegation[] }> {
  const { staffId } = actor
  if (staffId === null) return { given: [], received: [] }
  const rows = await show(db, clock.now(), await recentDelegations(db, staffId))
  return { given: rows.filter((row) => row.from.staffId === staffId), received: rows.filter((row) => row.to.staffId === staffId) }
}

interface Wanted {
  toStaffId: string
  process: string | null
  firstDay: string
  lastDay: string
  reason: string
}

/** While one is away a colleague does what waits for one, under one's rights and in their own name. */
export async function delegate(context: RequestContext, wanted: Wanted): Promise<Delegation> {
  const { db, clock } = context
  const from = mustBeSomebody(context)
  const now = clock.now()
  if (wanted.process !== null) processOf(wanted.process)
  await mustBeAble(context, wanted, from)
  const row = await write(
    context,
    async (trx) => {
      const [other] = await overlappingDelegations(trx, from, wanted)
      if (other) throw await alreadyAway(db, now, other)
      const row: DelegationRow = { id: newId(trx.at.getTime()), fromStaff: from, toStaff: wanted.toStaffId, ...days(wanted), reason: wanted.reason, version: 1, endedAt: null }
      await insertDelegation(trx, row)
      trx.audit({ action: 'case_delegation.give', entity: { type: 'case_delegation', id: row.id }, details: { to: row.toStaff, ...days(wanted) } })
      return row
    },
    { route: 'cases.delegate', content: wanted },
  )
  forgetAbsences(db.tenantId)
  return showOne(db, now, row)
}

/** Back again: from this moment on the colleague acts no more for them. */
export async function endDelegation(context: RequestContext, seen: { id: string; version: number }): Promise<Delegation> {
  const { db, clock } = context
  const row = await findDelegation(db, seen.id)
  if (!row || row.fromStaff !== context.actor.staffId) throw notFound()
  mustBeSomebody(context)
  await write(context, async (trx) => {
    if (!(await endDelegationRow(trx, seen))) throw versionConflict({ by: context.actor.name })
    trx.audit({ action: 'case_delegation.end', entity: { type: 'case_delegation', id: seen.id } })
  })
  forgetAbsences(db.tenantId)
  return showOne(db, clock.now(), { ...row, version: seen.version + 1, endedAt: clock.now() })
}

/** A stolen token must not make its thief somebody's deputy. */
function mustBeSomebody({ actor }: RequestContext): string {
  if (actor.via === 'token') throw notByToken()
  if (actor.staffId === null) throw noPerson({ action: { zh: '委托他人代办', en: 'hand work over' } })
  return actor.staffId
}

async function mustBeAble({ db, clock }: RequestContext, { toStaffId, firstDay, lastDay }: Wanted, from: string): Promise<void> {
  const today = dayOf(clock.now())
  const issues = [
    ...(lastDay < firstDay ? [{ path: 'lastDay', message: '结束日期不能早于开始日期。 / The last day lies before the first.' }] : []),
    ...(lastDay < today ? [{ path: 'lastDay', message: '结束日期已经过去。 / The last day is over.' }] : []),
    ...(toStaffId === from ? [{ path: 'toStaffId', message: '不能委托给自己。 / Choose somebody else than yourself.' }] : []),
  ]
  if (issues.length > 0) throw invalidInput({ count: issues.length, issues })
  if (!(await people().actorsOf(db, [toStaffId], clock.now())).has(toStaffId)) throw cannotStandIn()
}

async function alreadyAway(db: Db, now: Date, other: DelegationRow) {
  const names = await readNames(db, now, { staff: [other.toStaff], units: [] })
  return awayAlready({ to: names.person(other.toStaff).name, from: other.firstDay, until: other.lastDay })
}

function days({ process, firstDay, lastDay }: Pick<Wanted, 'process' | 'firstDay' | 'lastDay'>) {
  return { process, firstDay, lastDay }
}

async function showOne(db: Db, now: Date, row: DelegationRow): Promise<Delegation> {
  const [shown] = await show(db, now, [row])
  if (!shown) throw notFound()
  return shown
}

async function show(db: Db, now: Date, rows: readonly DelegationRow[]): Promise<Delegation[]> {
  const names = await readNames(db, now, { staff: rows.flatMap((row) => [row.fromStaff, row.toStaff]), units: [] })
  return rows.map(({ fromStaff, toStaff, endedAt, ...row }) => ({ ...row, from: names.person(fromStaff), to: names.person(toStaff), endedAt: endedAt?.toISOString() ?? null }))
}
