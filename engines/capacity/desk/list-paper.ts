import { shanghaiMinute, today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { notFound, type Bilingual } from '../../../kernel/errors.ts'
import { say } from '../../../kernel/i18n.ts'
import type { DocBlock, DocContent } from '../../documents/write-docx.ts'
import { directory } from '../capacity.ports.ts'
import { findOffer } from '../offers/offers.store.ts'
import { offerInReach } from '../reach-offer.ts'
import { listEnrolments, type DeskRow } from './enrolments.store.ts'

export type ListedBy = 'option' | 'branch'

const words = {
  no: { zh: '序号', en: 'No.' },
  staffNo: { zh: '工号', en: 'Staff no.' },
  name: { zh: '姓名', en: 'Name' },
  branch: { zh: '分工会', en: 'Branch' },
  option: { zh: '选项', en: 'Option' },
  people: { zh: '人数', en: 'People' },
  signature: { zh: '签名', en: 'Signature' },
  printed: { zh: '打印', en: 'printed' },
  nobody: { zh: '还没有人确认名额。', en: 'Nobody has a place yet.' },
} as const satisfies Record<string, Bilingual>

/** Everybody who has a place, by option or by branch, with a column to sign: on paper. */
export async function listPaper(context: RequestContext, { offerId, by }: { offerId: string; by: ListedBy }): Promise<{ name: string; paper: DocContent }> {
  const { db, clock, actor, locale } = context
  const { reach } = await offerInReach(context, offerId)
  const offer = await findOffer(db, offerId)
  if (!offer) throw notFound()
  await write(context, async (trx) => trx.audit({ action: 'enrolment.print', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { by } }))
  const query = { offerId, reach, statuses: ['confirmed', 'offered'] as const, optionId: null, unitId: null, search: null }
  const rows = await everyRow(context, query)
  const units = await directory().unitNames(db, [...new Set(rows.map(({ unit_id }) => unit_id))], today(clock))
  const branch = ({ unit_id: unitId }: DeskRow) => units.get(unitId) ?? '—'
  const option = ({ option_title: title }: DeskRow) => title ?? '—'
  const groups = Map.groupBy(rows, by === 'branch' ? branch : option)
  const other = by === 'branch' ? { header: words.option, read: option } : { header: words.branch, read: branch }
  const blocks = [...groups].toSorted(([a], [b]) => a.localeCompare(b, 'zh')).flatMap(([title, some]) => groupBlocks(context, { title, some, other }))
  return {
    name: `${offer.title} ${today(clock)}`,
    paper: {
      title: offer.title,
      subtitle: `${actor.name} ${shanghaiMinute(clock.now())} ${say(words.printed, locale)}`,
      blocks: blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: say(words.nobody, locale) }],
    },
  }
}

const pageRows = 2_000

async function everyRow({ db }: RequestContext, query: Parameters<typeof listEnrolments>[1]): Promise<DeskRow[]> {
  const all: DeskRow[] = []
  for (;;) {
    const last = all.at(-1)
    const rows = await listEnrolments(db, query, { after: last ? String(last.seq) : null, limit: pageRows })
    all.push(...rows)
    if (rows.length < pageRows) return all
  }
}

interface Group {
  title: string
  some: readonly DeskRow[]
  other: { header: Bilingual; read: (row: DeskRow) => string }
}

function groupBlocks({ locale }: RequestContext, { title, some, other }: Group): DocBlock[] {
  const people = some.reduce((sum, { party }) => sum + party, 0)
  const header = (word: Bilingual, widthPercent: number) => ({ header: say(word, locale), widthPercent })
  return [
    { kind: 'heading', level: 1, text: say({ zh: `${title}（${people}人）`, en: `${title} (${people})` }, locale) },
    {
      kind: 'table',
      columns: [header(words.no, 8), header(words.staffNo, 16), header(words.name, 18), header(other.header, 28), header(words.people, 8), header(words.signature, 22)],
      rows: some.map((row, index) => [String(index + 1), row.staff_no, row.name, other.read(row), String(row.party), '']),
    },
  ]
}
