import { z } from 'zod'
import { answerSealer } from '../../engines/capacity/claims/sealed-answers.ts'
import { companionCipher } from '../../engines/capacity/claims/companions.ts'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import type { SheetCell, SheetColumn } from '../../engines/documents/write-sheet.ts'
import { reaches, scopeFor, type Scope } from '../../kernel/auth/actor.ts'
import { dayOf, shanghaiMinute, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { invalidInput, notFound } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import { travelPapers } from '../members/members.api.ts'
import { programmeInReach } from './sight.ts'
import { findTrip, travellersOf, type Traveller, type Trip } from './trips.store.ts'

interface Named {
  id: string
  tripId: string
}

const insuranceQuery = z.object({
  /** Identity numbers in clear: takes the permission to reveal, and a reason. */
  clear: z.enum(['yes']).optional(),
  reason: z.string().trim().min(1).max(200).optional(),
})

/** Everybody who travels as an insurer wants them, companions too; who exported it, and why, is audited first. */
export async function insuranceSheet(context: RequestContext, named: Named, query: unknown): Promise<SheetFile> {
  const asked = insuranceQuery.safeParse(query)
  if (!asked.success) throw invalidInput({ count: asked.error.issues.length, issues: asked.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  const { trip, people } = await travellersInReach(context, named)
  const { clear, reason } = asked.data
  const revealing = clear ? revealScope(context, reason) : null
  const watermark = await auditExport(context, named, { what: 'insurance', clear: clear === 'yes', reason: reason ?? null })
  const revealed = people.filter(({ unitId }) => revealing && reaches(revealing, unitId))
  const papers = await travelPapers(context.services.keys, context.db, {
    staffIds: people.map(({ staffId }) => staffId),
    clear: new Set(revealed.map(({ staffId }) => staffId)),
  })
  const cipher = await companionCipher(context.services.keys, context.db)
  const span: SheetCell[] = [trip.startsAt ? dayOf(trip.startsAt) : null, trip.endsAt ? dayOf(trip.endsAt) : null]
  const rows = people.flatMap((person): SheetCell[][] => {
    const paper = papers.get(person.staffId)
    const own: SheetCell[] = [person.name, '职工', paper?.idType ?? '', paper?.idNo ?? '', paper?.sex ?? '', paper?.birthDate ?? null, phoneOf(person), ...span]
    const others = (person.companions ?? []).map(({ no, name_sealed: name, relation, id_no_sealed: idNo }): SheetCell[] => {
      const opened = cipher.open(person.enrolmentId, no, { name, idNo: revealed.includes(person) ? idNo : null })
      return [opened.name, `同行人（${person.name}的${relation}）`, '', opened.idNo ?? '', '', null, '', ...span]
    })
    return [own, ...others]
  })
  const columns: SheetColumn[] = [
    { header: '序号', kind: 'number', width: 6 },
    ...['姓名', '类别', '证件类型', '证件号码', '性别'].map((header) => ({ header, width: header === '证件号码' ? 22 : 14 })),
    { header: '出生日期', kind: 'date' },
    { header: '手机号', width: 16 },
    { header: '出发', kind: 'date' },
    { header: '返回', kind: 'date' },
  ]
  return sheetOf(trip, { name: '保险名单', columns, rows, watermark })
}

/** Whom to call on the way, for the leader. */
export async function contactSheet(context: RequestContext, named: Named): Promise<SheetFile> {
  const { trip, people } = await travellersInReach(context, named)
  const watermark = await auditExport(context, named, { what: 'contacts', clear: false, reason: null })
  const units = await directory().unitNames(
    context.db,
    people.map(({ unitId }) => unitId),
    today(context.clock),
  )
  const duty = ({ staffId }: Traveller) => [staffId === trip.leader?.id && '领队', staffId === trip.safety?.id && '安全员'].filter(Boolean).join('、')
  const rows = people.map((person): SheetCell[] => [
    person.name,
    duty(person),
    units.get(person.unitId) ?? '—',
    phoneOf(person),
    wordOf(person, 'emergency'),
    person.party,
    person.letterAt ? shanghaiMinute(person.letterAt) : '未确认',
  ])
  const columns: SheetColumn[] = [
    { header: '序号', kind: 'number', width: 6 },
    ...['姓名', '职责', '分工会', '手机号', '紧急联系人'].map((header) => ({ header, width: header === '分工会' || header === '紧急联系人' ? 26 : 14 })),
    { header: '人数', kind: 'number', width: 6 },
    { header: '安全告知书', width: 18 },
  ]
  return sheetOf(trip, { name: '通讯录', columns, rows, watermark })
}

async function travellersInReach(context: RequestContext, { id, tripId }: Named): Promise<{ trip: Trip; people: Traveller[] }> {
  const { reach } = await programmeInReach(context, id)
  const trip = await findTrip(context.db, { offerId: id, tripId })
  if (!trip) throw notFound()
  const sealer = await answerSealer(context.services.keys, context.db)
  const people = await travellersOf(context.db, { offerId: id, tripId, unitIds: reach.all ? null : reach.unitIds })
  return { trip, people: people.map((person) => ({ ...person, answers: person.answers && sealer.open(person.enrolmentId, person.answers) })) }
}

function revealScope(context: RequestContext, reason: string | undefined): Scope {
  const scope = scopeFor(context.actor, 'members.reveal')
  const message = say({ zh: '导出证件号须写明用途', en: 'Say what the identity numbers are for' }, context.locale)
  if (!reason) throw invalidInput({ count: 1, issues: [{ path: 'reason', message }] })
  return scope
}

async function auditExport(context: RequestContext, { id, tripId }: Named, details: { what: string; clear: boolean; reason: string | null }): Promise<string> {
  const exportId = newId()
  await write(context, async (trx) => trx.audit({ action: 'recuperation.export', entity: { type: 'offer', id }, details: { exportId, tripId, ...details } }))
  return `${context.actor.name} ${today(context.clock)} ${exportId}`
}

function phoneOf(person: Traveller): string {
  return wordOf(person, 'phone')
}

function wordOf({ answers }: Traveller, key: string): string {
  const answer = answers?.[key]
  return typeof answer === 'string' ? answer : ''
}

interface Listed {
  name: string
  columns: SheetColumn[]
  rows: SheetCell[][]
  watermark: string
}

function sheetOf(trip: Trip, { rows, ...sheet }: Listed): SheetFile {
  return { fileName: `${sheet.name}-${trip.title}.xlsx`, sheet: { ...sheet, rows: rows.map((row, index) => [index + 1, ...row]) } }
}
