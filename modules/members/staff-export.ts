import { z } from 'zod'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import { scopeFor, type Scope } from '../../kernel/auth/actor.ts'
import { write } from '../../kernel/context.ts'
import { invalidInput, type Locale } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { staffFilter } from './members.contract.ts'
import { codeLabel } from './rules/code-sets.ts'
import { fields } from './rules/fields.ts'
import { openStaffSealer, type StaffSealer } from './staff-columns.ts'
import { filterOf } from './staff-list.ts'
import { reachesPerson, reachOf, type UnitReach } from './staff-reach.ts'
import { listStaffPage, sortKeyOf, type StaffPageQuery } from './staff-list.store.ts'
import { findManyStaff, type StaffRow } from './staff-record.store.ts'
import { shownFields } from './staff.view.ts'

const exportQuery = z.object({
  ...staffFilter,
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
  const { clear, reason, ...filter } = asked.data
  const revealing = clear ? revealScope(context, reason) : null
  const exportId = newId()
  await write(context, async (trx) =>
    trx.audit({
      action: 'staff.export',
      entity: { type: 'staff_export', id: exportId },
      details: { filter, clear: clear === 'yes', ...(reason ? { reason } : {}) },
    }),
  )
  const page: StaffPageQuery = { filter: await filterOf(context, filter), sort: 'name', after: null, limit: pageRows, today: day }
  const opened = revealing && { sealer: await openStaffSealer(context.services.keys, context.db), reach: reachOf(revealing, await readTree(context.db, day)) }
  return {
    fileName: `${say({ zh: '教职工名册', en: 'staff' }, context.locale)}-${day}.xlsx`,
    sheet: {
      name: say({ zh: '名册', en: 'Staff' }, context.locale),
      columns: [...fields.map((field) => ({ header: say(field, context.locale) })), { header: say({ zh: '会籍', en: 'Membership' }, context.locale) }],
      rows: exportRows(context, page, opened),
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

async function* exportRows(context: RouteContext, first: StaffPageQuery, opened: Opened | null): AsyncGenerator<(string | null)[]> {
  const tree = await readTree(context.db, first.today)
  let query = first
  for (;;) {
    const page = await listStaffPage(context.db, query)
    const shown = page.slice(0, pageRows)
    const whole = new Map(
      (
        await findManyStaff(
          context.db,
          shown.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    )
    for (const { id, membership } of shown) {
      const row = whole.get(id)
      if (!row) continue
      const sealer = opened && reachesPerson(opened.reach, row) ? opened.sealer : null
      yield [
        ...shownFields(row, tree, context.locale).map(({ key, shown: text }) => (sealer ? (clearValue(row, key, sealer) ?? text) : text)),
        membershipLabel(membership, context.locale),
      ]
    }
    const last = shown.at(-1)
    if (page.length <= pageRows || !last) return
    query = { ...query, after: { key: sortKeyOf(last, 'name'), id: last.id } }
  }
}

function membershipLabel(membership: string, locale: Locale): string {
  return say(codeLabel('membership_status', membership) ?? { zh: '未入会', en: 'Not yet a member' }, locale)
}

function clearValue(row: StaffRow, key: string, { ciphers }: StaffSealer): string | null {
  if (key === 'idNo') return row.id_no_sealed && ciphers.idNo.open(row.id, row.id_no_sealed)
  if (key === 'phone') return row.phone_sealed && ciphers.phone.open(row.id, row.phone_sealed)
  return key === 'bankAccount' ? row.bank_account_sealed && ciphers.bankAccount.open(row.id, row.bank_account_sealed) : null
}
