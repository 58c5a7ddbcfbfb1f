import { z } from 'zod'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import type { SheetCell } from '../../engines/documents/write-sheet.ts'
import { scopeFor, type Scope } from '../../kernel/auth/actor.ts'
import { write } from '../../kernel/context.ts'
import { invalidInput } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { staffFilter, staffSort } from './members.contract.ts'
import { columnsChosen, type ExportColumn } from './staff-export.columns.ts'
import { fieldsOf, openStaffSealer, type StaffSealer } from './staff-columns.ts'
import { filterOf } from './staff-list.ts'
import { reachesPerson, reachOf, type UnitReach } from './staff-reach.ts'
import { listStaffPage, sortKeyOf, sortsByBirth, type StaffPageQuery } from './staff-list.store.ts'
import { findManyStaff, type StaffRow } from './staff-record.store.ts'

const exportQuery = z.object({
  ...staffFilter,
  sort: staffSort,
  /** Keys of columns, parted by commas; all of the record where nothing is said. */
  columns: z.string().max(600).optional(),
  /** Protected values in clear: takes the permission to reveal, and a reason. */
  clear: z.enum(['yes']).optional(),
  reason: z.string().trim().min(1).max(200).optional(),
})

const pageRows = 500

/** The filtered list as a sheet, under the same reach as the list itself; who exported what, and why, is audited first. */
export async function exportStaff(context: RouteContext, { query, day }: { query: unknown; day: string }): Promise<SheetFile> {
  const asked = exportQuery.safeParse(query)
  if (!asked.success)
    throw invalidInput({
      count: asked.error.issues.length,
      issues: asked.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    })
  const { clear, reason, sort, columns: chosen, ...filter } = asked.data
  const columns = columnsChosen(chosen)
  const revealing = clear ? revealScope(context, reason) : null
  const exportId = newId()
  await write(context, async (trx) =>
    trx.audit({
      action: 'staff.export',
      entity: { type: 'staff_export', id: exportId },
      details: { filter, sort, columns: columns.map(({ key }) => key), clear: clear === 'yes', ...(reason ? { reason } : {}) },
    }),
  )
  const page: StaffPageQuery = { filter: await filterOf(context, filter), sort, after: null, limit: pageRows, today: day }
  const opened = revealing && { sealer: await openStaffSealer(context.services.keys, context.db), reach: reachOf(revealing, await readTree(context.db, day)) }
  return {
    fileName: `${say({ zh: '教职工名册', en: 'staff' }, context.locale)}-${day}.xlsx`,
    sheet: {
      name: say({ zh: '名册', en: 'Staff' }, context.locale),
      columns: columns.map(({ label, kind }) => ({ header: say(label, context.locale), ...(kind ? { kind } : {}) })),
      rows: exportRows(context, page, { opened, columns }),
      watermark: `${context.actor.name} ${day} ${exportId}`,
    },
  }
}

/** How far the permission to reveal reaches: it may be less than that to export. */
function revealScope(context: RouteContext, reason: string | undefined): Scope {
  const scope = scopeFor(context.actor, 'members.reveal')
  const message = say({ zh: '导出明文须写明用途', en: 'Say what the clear values are for' }, context.locale)
  if (!reason) throw invalidInput({ count: 1, issues: [{ path: 'reason', message }] })
  return scope
}

interface Opened {
  sealer: StaffSealer
  reach: UnitReach | null
}

interface Exporting {
  opened: Opened | null
  columns: ExportColumn[]
}

async function* exportRows(context: RouteContext, first: StaffPageQuery, exporting: Exporting): AsyncGenerator<SheetCell[]> {
  yield* rowsInOrder(context, first, exporting)
  // A list in order of birth leaves those out whose birth is not known; a sheet must not.
  if (sortsByBirth(first.sort)) yield* rowsInOrder(context, { ...first, sort: 'staffNo', undated: true }, exporting)
}

async function* rowsInOrder(context: RouteContext, first: StaffPageQuery, { opened, columns }: Exporting): AsyncGenerator<SheetCell[]> {
  const tree = await readTree(context.db, first.today)
  let query = first
  for (;;) {
    const page = await listStaffPage(context.db, query)
    const shown = page.slice(0, pageRows)
    const rows = await findManyStaff(
      context.db,
      shown.map(({ id }) => id),
    )
    const whole = new Map(rows.map((row) => [row.id, row]))
    for (const { id } of shown) {
      const row = whole.get(id)
      if (!row) continue
      const person = { row, values: fieldsOf(row) }
      const sealer = opened && reachesPerson(opened.reach, row) ? opened.sealer : null
      yield columns.map(({ key, read }) => (sealer && clearValue(row, key, sealer)) ?? read(person, { tree, locale: context.locale }))
    }
    const last = shown.at(-1)
    if (page.length <= pageRows || !last) return
    query = { ...query, after: { key: sortKeyOf(last, query.sort), id: last.id } }
  }
}

function clearValue(row: StaffRow, key: string, { ciphers }: StaffSealer): string | null {
  if (key === 'idNo') return row.id_no_sealed && ciphers.idNo.open(row.id, row.id_no_sealed)
  if (key === 'phone') return row.phone_sealed && ciphers.phone.open(row.id, row.phone_sealed)
  return key === 'bankAccount' ? row.bank_account_sealed && ciphers.bankAccount.open(row.id, row.bank_account_sealed) : null
}
