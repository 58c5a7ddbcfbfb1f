import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Locale } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { openFamily } from './family.actions.ts'
import type { MembershipStatus } from './membership.rules.ts'
import { codeLabel, codeSets } from './rules/code-sets.ts'
import { qualityRules } from './rules/quality.ts'
import type { ChangeReason, FieldChanges } from './staff-history.ts'
import { listChanges, listEpisodes, listFamily, type StaffRow } from './staff-record.store.ts'
import { reachableStaff } from './staff.actions.ts'
import { listRow, shownChange, shownFields } from './staff.view.ts'

/** Everything about one person on one screen; protected values are masks. */
export async function readRecord(context: RouteContext, id: string) {
  return recordOf(context, await reachableStaff(context, id))
}

export async function recordOf(context: RequestContext, row: StaffRow) {
  const { locale } = context
  const tree = await readTree(context.db, today(context.clock))
  const [episodes, familyRows] = await Promise.all([listEpisodes(context.db, row.id), listFamily(context.db, row.id)])
  return {
    ...listRow(row, tree),
    version: row.version,
    mergedInto: row.merged_into,
    fields: shownFields(row, tree, locale),
    episodes: episodes.map((episode) => ({
      id: episode.id,
      no: episode.no,
      // The check constraint membership_episodes_status admits these values only.
      status: episode.status as MembershipStatus,
      statusLabel: codeLabel('membership_status', episode.status)?.[locale] ?? episode.status,
      unitName: tree.byId(episode.unit_id)?.name ?? '—',
      from: episode.from_date,
      decidedBy: episode.decided_by,
      documentNo: episode.document_no,
      decidedOn: episode.decided_on,
      note: episode.note,
    })),
    family: await openFamily(context, familyRows),
    qualityRules: row.quality_rules.map((code) => {
      const rule = qualityRules.find((candidate) => candidate.code === code)
      return { rule: code, points: rule?.points ?? 0, reason: rule ? say(rule, locale) : code }
    }),
  }
}

/** Every change of every field, the latest first. */
export async function readHistory(context: RouteContext, input: { id: string; cursor?: string | undefined; limit: number }) {
  const row = await reachableStaff(context, input.id)
  const tree = await readTree(context.db, today(context.clock))
  const after = decodeCursor(input.cursor)
  const changes = await listChanges(context.db, row.id, { before: after && { at: after.key, id: after.id }, limit: input.limit })
  return cutPage(changes, {
    limit: input.limit,
    positionOf: (change) => ({ key: change.at.toISOString(), id: change.id }),
    show: (change) => ({
      id: change.id,
      at: change.at.toISOString(),
      by: change.actor_name,
      reason: change.reason,
      reasonLabel: say(reasonLabels[change.reason as ChangeReason], context.locale),
      // Written by recordChange in this shape.
      fields: Object.entries(change.fields as FieldChanges).map(([column, values]) => shownChange(column, values, { tree, locale: context.locale })),
    }),
  })
}

const reasonLabels: Record<ChangeReason, { zh: string; en: string }> = {
  created: { zh: '新建档案', en: 'Created' },
  edited: { zh: '修改', en: 'Edited' },
  imported: { zh: '导入', en: 'Imported' },
  import_undone: { zh: '撤销导入', en: 'Import undone' },
  requested: { zh: '本人申请', en: 'Own request' },
  merged: { zh: '合并档案', en: 'Merged' },
  merge_undone: { zh: '撤销合并', en: 'Merge undone' },
  moved: { zh: '调动', en: 'Moved' },
  membership: { zh: '会籍变动', en: 'Membership' },
}

export function labelledCodeSets(locale: Locale) {
  return Object.fromEntries(Object.entries(codeSets).map(([name, codes]) => [name, codes.map((entry) => ({ code: entry.code, label: entry[locale] }))]))
}
