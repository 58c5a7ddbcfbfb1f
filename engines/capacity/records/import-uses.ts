import { sql } from 'kysely'
import { z } from 'zod'
import { reaches } from '../../../kernel/auth/actor.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { invalidInput, type Bilingual } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { newId } from '../../../kernel/ids.ts'
import { people } from '../capacity.ports.ts'
import { lockUsage } from '../entitlements.ts'
import { programmeKey } from './records.contract.ts'
import { readUses, type UseRow } from './use-sheet.ts'

const query = z.object({ programme: programmeKey, dry: z.enum(['yes', 'no']) })

export interface ImportedUses {
  rows: { rowNo: number; staffNo: string; name: string; usedOn: string | null; outcome: 'new' | 'known' | 'refused'; problem: Bilingual | null }[]
  counts: { new: number; known: number; refused: number }
  /** False after a dry run. */
  written: boolean
}

const problems = {
  person: { zh: '没有这个工号，或不在您的管理范围内', en: 'nobody has this staff number, or outside your reach' },
  name: { zh: '姓名与工号不符', en: 'the name is not that of this staff number' },
  day: { zh: '日期不能识别，请写成 2023-05-01 或 2023', en: 'the date cannot be read: write 2023-05-01 or 2023' },
  future: { zh: '日期还没有到', en: 'this day is yet to come' },
  twice: { zh: '与前面的行重复', en: 'the same as a row before' },
} satisfies Record<string, Bilingual>

/** Brings earlier years' uses in from a sheet, or says what that would do. Rows that are known already are not written again. */
export async function importUses(context: RouteContext, { path, asked }: { path: string; asked: unknown }): Promise<ImportedUses> {
  const parsed = query.safeParse(asked)
  if (!parsed.success)
    throw invalidInput({ count: parsed.error.issues.length, issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  const { programme, dry } = parsed.data
  const rows = await readUses(path)
  const found = await findPeople(
    context.db,
    rows.map(({ staffNo }) => staffNo),
  )
  const judged = judge(rows, { found, context, today: dayOf(context.clock.now()) })
  if (dry === 'yes') return summary(judged, { known: await knownUses(context.db, programme, judged), written: false })
  return write(context, async (trx) => {
    const good = judged.flatMap(({ use }) => (use ? [use] : []))
    await lockUsage(
      trx,
      good.map(({ staffId }) => staffId),
      [{ key: programme, most: 1, years: 1, noShowUses: false }],
    )
    const known = await knownUses(trx, programme, judged)
    const fresh = good.filter((use) => !known.has(keyOf(use)))
    await insertUses(trx, programme, fresh)
    trx.audit({ action: 'entitlement.import', entity: { type: 'entitlement_import', id: newId() }, details: { programme, rows: rows.length, written: fresh.length } })
    return summary(judged, { known, written: true })
  })
}

interface Use {
  staffId: string
  usedOn: string
  note: string | null
}

interface Judged {
  row: UseRow
  use: Use | null
  problem: Bilingual | null
}

interface Person {
  staffId: string
  staffNo: string
  name: string
  unitId: string
}

const keyOf = ({ staffId, usedOn }: Use) => `${staffId} ${usedOn}`

function judge(rows: readonly UseRow[], { found, context, today }: { found: ReadonlyMap<string, Person>; context: RouteContext; today: string }): Judged[] {
  const seen = new Set<string>()
  return rows.map((row): Judged => {
    const person = found.get(row.staffNo)
    const refused = (problem: Bilingual): Judged => ({ row, use: null, problem })
    if (!person || !reaches(context.scope, person.unitId)) return refused(problems.person)
    if (row.name !== '' && row.name !== person.name) return refused(problems.name)
    if (row.usedOn === null) return refused(problems.day)
    if (row.usedOn > today) return refused(problems.future)
    const use: Use = { staffId: person.staffId, usedOn: row.usedOn, note: row.note }
    if (seen.has(keyOf(use))) return refused(problems.twice)
    seen.add(keyOf(use))
    return { row, use, problem: null }
  })
}

function summary(judged: readonly Judged[], { known, written }: { known: ReadonlySet<string>; written: boolean }): ImportedUses {
  const rows = judged.map(({ row, use, problem }) => {
    const outcome = use === null ? ('refused' as const) : known.has(keyOf(use)) ? ('known' as const) : ('new' as const)
    return { rowNo: row.rowNo, staffNo: row.staffNo, name: row.name, usedOn: row.usedOn, outcome, problem }
  })
  const count = (outcome: 'new' | 'known' | 'refused') => rows.filter((row) => row.outcome === outcome).length
  return { rows, counts: { new: count('new'), known: count('known'), refused: count('refused') }, written }
}

async function findPeople(db: Db, staffNos: readonly string[]): Promise<Map<string, Person>> {
  const { rows } = await sql<Person>`
    select n.staff_id as "staffId", n.staff_no as "staffNo", n.name, n.unit_id as "unitId" from ${people().relation(db)} as n where n.staff_no = any(${[...new Set(staffNos)]}::text[])`.execute(
    db.q,
  )
  return new Map(rows.map((row) => [row.staffNo, row]))
}

/** Which of these the ledger holds already, whatever told it. */
async function knownUses(db: Db, programme: string, judged: readonly Judged[]): Promise<Set<string>> {
  const ids = judged.flatMap(({ use }) => (use ? [use.staffId] : []))
  const { rows } = await sql<{ staffId: string; usedOn: string }>`
    select staff_id as "staffId", used_on as "usedOn" from entitlement_entries
    where tenant_id = ${db.tenantId} and programme = ${programme} and staff_id = any(${ids}::uuid[])
    group by staff_id, used_on having sum(amount) > 0`.execute(db.q)
  return new Set(rows.map(({ staffId, usedOn }) => `${staffId} ${usedOn}`))
}

async function insertUses(trx: Trx, programme: string, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return
  await sql`
    insert into entitlement_entries (tenant_id, id, staff_id, programme, used_on, amount, source, enrolment_id, note, account_id, at)
    select ${trx.tenantId}, n.id, n.staff_id, ${programme}, n.used_on, 1, 'record', null, n.note, ${trx.actorId}::uuid, ${trx.at}
    from unnest(${uses.map(() => newId())}::uuid[], ${uses.map(({ staffId }) => staffId)}::uuid[], ${uses.map(({ usedOn }) => usedOn)}::date[], ${uses.map(({ note }) => note)}::text[])
      as n (id, staff_id, used_on, note)`.execute(trx.q)
}
