import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { invalidInput, notFound, type Bilingual } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { findPeople, staffByNumber, staffNames } from '../members/members.api.ts'
import { updateVersioned } from './congress.actions.ts'
import { insertDelegates, listDelegations, listTerms, selectDelegates, type Delegate, type DelegateRow } from './congress.store.ts'
import { countCap } from './list.store.ts'
import { delegateKind } from './congress.contract.ts'
import { delegateAlready, delegateEnded, delegationUnknown, listedTwice, notInFuture, staffUnknown } from './proposals.errors.ts'

interface PageAsked {
  termId: string
  delegationId?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Delegates by delegation, then in the order in which they were entered; those who left stay in the list. */
export async function delegatesPage(context: RequestContext, { termId, delegationId, q, cursor, limit }: PageAsked) {
  const { db, clock } = context
  const after = decodeCursor(cursor)
  if (after && !isId(after.id)) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  const people = q ? (await findPeople(db, { q, day: today(clock) })).map((person) => person.id) : null
  const matching = selectDelegates(db)
    .where('x.term_id', '=', termId)
    .$if(delegationId !== undefined, (query) => query.where('x.delegation_id', '=', delegationId ?? ''))
    .$if(people !== null, (query) => query.where('x.staff_id', 'in', people?.length ? people : ['00000000-0000-0000-0000-000000000000']))
  const rows = await matching
    .select('d.pinyin_key as sortKey')
    .$if(after !== null, (query) => query.where((eb) => eb(eb.refTuple('d.pinyin_key', 'x.id'), '>', eb.tuple(after?.key ?? '', after?.id ?? ''))))
    .orderBy('d.pinyin_key')
    .orderBy('x.id')
    .limit(limit + 1)
    .execute()
  const counted = await db.q
    .selectFrom(
      matching
        .clearSelect()
        .select('x.id')
        .limit(countCap + 1)
        .as('m'),
    )
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  const show = await showing(db, rows)
  const count = Number(counted.count)
  return {
    ...cutPage(rows, { limit, positionOf: (row) => ({ key: row.sortKey, id: row.id }), show }),
    count: Math.min(count, countCap),
    countCapped: count > countCap,
  }
}

interface Entering {
  termId: string
  delegationId?: string | undefined
  kind: 'delegate' | 'non_voting' | 'invited'
  fromDay: string
  rows: { staffNo: string; delegation?: string | undefined }[]
}

interface RowResult {
  staffNo: string
  name: string | null
  ok: boolean
  error: Bilingual | null
}

/** Enters a list of people: those who can be are, and each of the others says why not. */
export async function addDelegates(context: RequestContext, input: Entering): Promise<{ results: RowResult[] }> {
  const { db } = context
  mustHaveBegun(context, input.fromDay)
  if (!(await listTerms(db)).some((term) => term.id === input.termId)) throw notFound()
  const people = await staffByNumber(
    db,
    input.rows.map((row) => row.staffNo.trim()),
  )
  return write(
    context,
    async (trx) => {
      const [delegations, sitting] = await Promise.all([listDelegations(trx, { termId: input.termId }), sittingIn(trx, input.termId)])
      const entering: Parameters<typeof insertDelegates>[1][number][] = []
      const results = input.rows.map(({ staffNo, delegation }): RowResult => {
        const person = people.get(staffNo.trim())
        const refuse = (error: { text: Bilingual }): RowResult => ({ staffNo, name: person?.name ?? null, ok: false, error: error.text })
        if (!person) return refuse(staffUnknown())
        const already = sitting.get(person.id)
        if (already !== undefined) return refuse(delegateAlready({ delegation: already }))
        if (entering.some((one) => one.staffId === person.id)) return refuse(listedTwice())
        const named = delegation?.trim()
        const found = delegations.find((one) => (named ? one.name === named : one.id === input.delegationId))
        if (!found) return refuse(delegationUnknown({ name: named ?? '' }))
        entering.push({ termId: input.termId, staffId: person.id, delegationId: found.id, kind: input.kind, fromDay: input.fromDay })
        return { staffNo, name: person.name, ok: true, error: null }
      })
      await insertDelegates(trx, entering)
      trx.audit({
        action: 'congress.add_delegates',
        entity: { type: 'congress_term', id: input.termId },
        details: { entered: entering.length, refused: results.length - entering.length },
      })
      return { results }
    },
    { route: 'proposals.addDelegates', content: input },
  )
}

export async function endDelegate(context: RequestContext, { id, version, untilDay }: { id: string; version: number; untilDay: string }): Promise<Delegate> {
  mustHaveBegun(context, untilDay)
  await write(context, async (trx) => {
    const row = await selectDelegates(trx).where('x.id', '=', id).executeTakeFirst()
    if (!row) throw notFound()
    if (row.untilDay !== null) throw delegateEnded({ until: row.untilDay })
    await updateVersioned(trx, 'congress_delegates', { id, version, change: { until_day: untilDay } })
    trx.audit({ action: 'congress.end_delegate', entity: { type: 'congress_delegate', id }, details: { untilDay } })
    return null
  })
  const row = await selectDelegates(context.db).where('x.id', '=', id).executeTakeFirstOrThrow()
  return (await showing(context.db, [row]))(row)
}

/** Who is a delegate is asked of the day's list: what begins or ends later is entered then. */
function mustHaveBegun({ clock }: RequestContext, day: string): void {
  if (day > today(clock)) throw notInFuture({ today: today(clock) })
}

async function sittingIn(db: Db, termId: string): Promise<Map<string, string>> {
  const rows = await selectDelegates(db).where('x.term_id', '=', termId).where('x.until_day', 'is', null).execute()
  return new Map(rows.map((row) => [row.staffId, row.delegation]))
}

async function showing(db: Db, rows: readonly DelegateRow[]): Promise<(row: DelegateRow) => Delegate> {
  const people = await staffNames(
    db,
    rows.map((row) => row.staffId),
  )
  return (row) => ({
    id: row.id,
    termId: row.termId,
    person: { staffId: row.staffId, name: people.get(row.staffId)?.name ?? '—' },
    staffNo: people.get(row.staffId)?.staffNo ?? '',
    delegation: { id: row.delegationId, name: row.delegation },
    kind: delegateKind.parse(row.kind),
    fromDay: row.fromDay,
    untilDay: row.untilDay,
    version: row.version,
  })
}
