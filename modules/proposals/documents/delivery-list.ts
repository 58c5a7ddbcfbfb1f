import { sql } from 'kysely'
import type { DocBlock, DocContent } from '../../../engines/documents/write-docx.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { unitNames } from '../../organisation/organisation.api.ts'
import { shownDeliveries } from '../deliveries.ts'
import { mustReadSession } from './compilations.actions.ts'
import { dayWords } from './paper.words.ts'

/** What each unit was handed at the delivery meeting, with room to sign; who has signed in the system already stands there. */
export async function deliveryList(context: RouteContext, sessionId: string): Promise<{ name: string; paper: DocContent }> {
  const session = await mustReadSession(context, sessionId)
  const { meetings, rows } = await shownDeliveries(context, sessionId)
  const ids = rows.flatMap(({ proposals }) => proposals.map(({ id }) => id))
  const terms = await handlingTerms(context.db, ids, dayOf(context.clock.now()))
  await write(context, async (trx) =>
    trx.audit({ action: 'proposal_document.delivery_list', entity: { type: 'congress_session', id: sessionId }, details: { proposals: ids.length } }),
  )
  const handed = rows.flatMap(({ unit, proposals }) => proposals.map((proposal) => ({ unit: unit.name, ...proposal, ...terms.get(proposal.id) })))
  const body = handed.map(({ unit, number, title, support, dueOn, signedBy, signedAt }, at) => [
    String(at + 1),
    unit,
    number === null ? title : `${number}　${title}`,
    support ?? '',
    dueOn ? shortDay(dueOn) : '',
    signedBy ?? '\n',
    signedAt === null ? '' : shortDay(dayOf(new Date(signedAt))),
  ])
  const latest = meetings.at(-1)
  const called: DocBlock[] = latest ? [{ kind: 'paragraph', text: `送达会时间：${dayWords(latest.heldOn)}${latest.place === '' ? '' : `　地点：${latest.place}`}` }] : []
  const said =
    handed.length === 0
      ? '目前没有已交办的提案。'
      : `共交办提案 ${handed.length} 件，涉及承办单位 ${rows.length} 个。请承办单位核对后签收；认为不属于本单位职责的，请在期限内申请改派。`
  const list: DocBlock[] = handed.length === 0 ? [] : [{ kind: 'table', columns, rows: body }]
  return {
    name: `${session.title}提案交办清单`,
    paper: {
      title: '教代会提案交办清单',
      subtitle: session.title,
      blocks: [...called, { kind: 'paragraph', text: said }, ...list, { kind: 'paragraph', text: '交办人（签章）：　　　　　　　　　年　　月　　日' }],
    },
  }
}

const columns = [
  { header: '序号', widthPercent: 7 },
  { header: '承办单位', widthPercent: 14 },
  { header: '提案', widthPercent: 27 },
  { header: '协办单位', widthPercent: 15 },
  { header: '答复期限', widthPercent: 13 },
  { header: '签收人', widthPercent: 11 },
  { header: '签收日期', widthPercent: 13 },
]

/** 2026.3.2: a column holds no more. */
function shortDay(day: string): string {
  return day.split('-').map(Number).join('.')
}

/** Supporting units and the day by which the answer is due. */
async function handlingTerms(db: Db, ids: readonly string[], day: string): Promise<Map<string, { support: string; dueOn: string | null }>> {
  const { rows } = await sql<{ id: string; dueOn: string | null; unitIds: string[] | null }>`
    select p.id, p.reply_due_on::text as "dueOn",
           (select array_agg(v.unit_id order by v.since) from case_parties v
             where v.tenant_id = ${db.tenantId} and v.case_id = p.id and v.relation = 'supportingUnit' and v.until is null) as "unitIds"
      from proposals p where p.tenant_id = ${db.tenantId} and p.id = any(${ids}::uuid[])`.execute(db.q)
  const names = await unitNames(db, new Set(rows.flatMap(({ unitIds }) => unitIds ?? [])), day)
  return new Map(rows.map(({ id, dueOn, unitIds }) => [id, { dueOn, support: (unitIds ?? []).map((unitId) => names.get(unitId) ?? '—').join('、') }]))
}
