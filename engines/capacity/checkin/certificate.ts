import { dayOf, shanghaiMinute } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { reaches } from '../../../kernel/auth/actor.ts'
import type { DocContent } from '../../documents/write-docx.ts'
import { directory } from '../capacity.ports.ts'
import { findOfferHead, offerInReach, type OfferHead } from '../reach-offer.ts'
import { certificateLeast } from './checkin.view.ts'
import { noCertificates, notEarned } from './checkin.errors.ts'
import { attendanceOf, type AttendanceRow, type Enrolled } from './enrolled.store.ts'

/** The certificate of whoever came often enough: for themselves, or by whoever works on the offer. */
export async function certificateFor(context: RequestContext, enrolmentId: string): Promise<{ name: string; paper: DocContent }> {
  const attended = await attendanceOf(context.db, enrolmentId)
  const offer = attended && (await findOfferHead(context.db, attended.offerId))
  if (!attended || !offer || attended.status !== 'confirmed') throw notFound()
  if (context.actor.staffId === null || context.actor.staffId !== attended.staffId) {
    const { reach } = await offerInReach(context, offer.id)
    if (!reaches(reach, attended.unitId)) throw notFound()
  }
  const least = await certificateLeast(context, offer.id)
  if (least === null) throw noCertificates()
  if (attended.attended < least) throw notEarned({ least, attended: attended.attended })
  const meetings = await meetingsOf(context, attended)
  await write(context, async (trx) =>
    trx.audit({ action: 'checkin.certificate', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { attended: attended.attended } }),
  )
  return { name: `参加证明-${attended.name}-${offer.title}`, paper: await paperOf(context, { offer, attended, meetings }) }
}

interface Meeting {
  title: string
  opens_at: Date
}

/** Those that this person came to. */
function meetingsOf({ db }: RequestContext, { id }: Enrolled): Promise<Meeting[]> {
  return db.q
    .selectFrom('checkins as c')
    .innerJoin('checkin_points as p', (join) => join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.point_id'))
    .select(['p.title', 'p.opens_at'])
    .where('c.tenant_id', '=', db.tenantId)
    .where('c.enrolment_id', '=', id)
    .orderBy('p.opens_at')
    .execute()
}

interface Certified {
  offer: OfferHead
  attended: Enrolled & AttendanceRow
  meetings: Meeting[]
}

async function paperOf({ db, clock, tenant }: RequestContext, { offer, attended, meetings }: Certified): Promise<DocContent> {
  const day = dayOf(clock.now())
  const units = await directory().unitNames(db, [attended.unitId, offer.unitId], day)
  const [year = '', month = '', date = ''] = day.split('-')
  const what = attended.optionTitle === null ? `“${offer.title}”` : `“${offer.title}”（${attended.optionTitle}）`
  const sentence = `兹证明${units.get(attended.unitId) ?? ''}${attended.name}同志（工号 ${attended.staffNo}）参加了由${units.get(offer.unitId) ?? tenant.name}组织的${what}，共 ${attended.meetings} 次，实到 ${attended.attended} 次。`
  return {
    title: '参加证明',
    blocks: [
      { kind: 'paragraph', text: sentence },
      { kind: 'paragraph', text: '特此证明。' },
      {
        kind: 'table',
        columns: [
          { header: '序号', widthPercent: 15 },
          { header: '内容', widthPercent: 50 },
          { header: '时间', widthPercent: 35 },
        ],
        rows: meetings.map(({ title, opens_at: opensAt }, index) => [String(index + 1), title, shanghaiMinute(opensAt)]),
      },
      { kind: 'paragraph', text: `${tenant.name}工会` },
      { kind: 'paragraph', text: `${year}年${Number(month)}月${Number(date)}日` },
    ],
  }
}
