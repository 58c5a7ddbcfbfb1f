import { sql } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import { writeDocx } from '../../../engines/documents/write-docx.ts'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { dayWords } from '../../../kernel/day-words.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { programmesOf, type Programme } from '../programmes.store.ts'
import { programmeInReach } from '../sight.ts'
import { stepsOf, type Step } from '../steps.store.ts'

/** Where the public notice of nominees stands; `unneeded` where people sign up themselves. */
export type NoticeState = 'unneeded' | 'missing' | 'running' | 'over'

export async function noticeStateOf(db: Db, { id, nominated, day }: { id: string; nominated: boolean; day: string }): Promise<NoticeState> {
  if (!nominated) return 'unneeded'
  const notice = lastNotice(await stepsOf(db, id))
  if (!notice) return 'missing'
  return day > notice.untilDay ? 'over' : 'running'
}

function lastNotice(steps: readonly Step[]): (Step & { untilDay: string }) | null {
  const last = steps.findLast(({ kind }) => kind === 'public_notice')
  return last ? { ...last, untilDay: last.untilDay ?? last.fromDay } : null
}

interface Nominee {
  name: string
  unitName: string
  honour: string
  honourNo: string | null
  tripTitle: string
}

/** Who passed the school's check, by branch and name. */
export async function nomineesPassed({ db, clock }: Pick<RequestContext, 'db' | 'clock'>, offerId: string): Promise<Nominee[]> {
  const { rows } = await sql<Omit<Nominee, 'unitName'> & { unitId: string }>`
    select s.name, e.unit_id as "unitId", n.honour, n.honour_no as "honourNo", p.title as "tripTitle"
    from recuperation_nominations n
    join enrolments e on e.tenant_id = n.tenant_id and e.id = n.enrolment_id and e.status in ('confirmed', 'waiting', 'offered')
    join recuperation_checks k on k.tenant_id = n.tenant_id and k.enrolment_id = n.enrolment_id and k.passed
    join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    join ${directory().everybody(db)} as s on s.staff_id = e.staff_id
    where n.tenant_id = ${db.tenantId} and n.offer_id = ${offerId} order by e.unit_id, s.pinyin_key collate "C", e.id`.execute(db.q)
  const units = await directory().unitNames(db, [...new Set(rows.map(({ unitId }) => unitId))], today(clock))
  return rows.map(({ unitId, ...row }) => ({ ...row, unitName: units.get(unitId) ?? '—' }))
}

/** What everybody who sees the programme reads while the notice hangs, and no longer. */
export async function showNotice(context: RequestContext, { id, programme }: { id: string; programme: Pick<Programme, 'nominated'> }) {
  if (!programme.nominated) return null
  const notice = lastNotice(await stepsOf(context.db, id))
  const day = today(context.clock)
  if (!notice || day < notice.fromDay || day > notice.untilDay) return null
  return { from: notice.fromDay, until: notice.untilDay, people: await nomineesPassed(context, id) }
}

/** The same on paper, for the notice board. */
export async function noticePaper(context: RequestContext, id: string): Promise<{ fileName: string; content: Uint8Array }> {
  const { offer } = await programmeInReach(context, id)
  if (!(await programmesOf(context.db, [id])).get(id)?.nominated) throw notFound()
  const notice = lastNotice(await stepsOf(context.db, id))
  const people = await nomineesPassed(context, id)
  const content = await writeDocx({
    title: '推荐人选公示',
    subtitle: offer.title,
    blocks: [
      {
        kind: 'paragraph',
        text: `经分工会推荐、学校审核，现将以下人选予以公示${notice ? `，公示期 ${dayWords(notice.fromDay, null).zh} 至 ${dayWords(notice.untilDay, null).zh}` : ''}。`,
      },
      {
        kind: 'table',
        columns: [
          { header: '序号', widthPercent: 8 },
          { header: '分工会', widthPercent: 26 },
          { header: '姓名', widthPercent: 16 },
          { header: '荣誉', widthPercent: 30 },
          { header: '线路', widthPercent: 20 },
        ],
        rows: people.map(({ unitName, name, honour, honourNo, tripTitle }, at) => [String(at + 1), unitName, name, honourNo ? `${honour}（${honourNo}）` : honour, tripTitle]),
      },
    ],
  })
  return { fileName: `推荐人选公示-${offer.title}.docx`, content }
}
