import { z } from 'zod'
import { scopeFor, reaches, type Scope } from '../../../kernel/auth/actor.ts'
import { shanghaiMinute, today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { id } from '../../../kernel/contract.ts'
import { invalidInput, notFound } from '../../../kernel/errors.ts'
import { joined, say } from '../../../kernel/i18n.ts'
import { newId } from '../../../kernel/ids.ts'
import type { SheetFile } from '../../documents/send-sheet.ts'
import type { SheetCell } from '../../documents/write-sheet.ts'
import { directory } from '../capacity.ports.ts'
import { enrolmentStatus } from '../capacity.shapes.ts'
import { companionCipher, type CompanionCipher } from '../claims/companions.ts'
import { answerSealer, type AnswerSealer } from '../claims/sealed-answers.ts'
import type { Question } from '../offer-rules.ts'
import { findOffer } from '../offers/offers.store.ts'
import { offerInReach } from '../reach-offer.ts'
import { listEnrolments, type DeskQuery, type DeskRow } from './enrolments.store.ts'
import { statusWords } from './enrolment-words.ts'

const exportQuery = z.object({
  status: enrolmentStatus.optional(),
  optionId: id.optional(),
  unitId: id.optional(),
  search: z.string().trim().min(1).max(40).optional(),
  /** Identity numbers of companions: takes the permission to reveal, and a reason. */
  clear: z.enum(['yes']).optional(),
  reason: z.string().trim().min(1).max(200).optional(),
})

const pageRows = 2_000

/** Sign-ups as a sheet, under the same reach as the list; who exported what, and why, is audited first. */
export async function exportEnrolments(context: RequestContext, { offerId, query }: { offerId: string; query: unknown }): Promise<SheetFile> {
  const asked = exportQuery.safeParse(query)
  if (!asked.success) throw invalidInput({ count: asked.error.issues.length, issues: asked.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  const { reach } = await offerInReach(context, offerId)
  const offer = await findOffer(context.db, offerId)
  if (!offer) throw notFound()
  const { clear, reason, status, optionId = null, unitId = null, search = null } = asked.data
  const revealing = clear ? revealScope(context, reason) : null
  const exportId = newId()
  await write(context, async (trx) =>
    trx.audit({
      action: 'enrolment.export',
      entity: { type: 'offer', id: offerId },
      unitId: offer.unitId,
      details: { exportId, status, optionId, unitId, search, clear: clear === 'yes', ...(reason ? { reason } : {}) },
    }),
  )
  const day = today(context.clock)
  const exporting: Exporting = {
    query: { offerId, reach, statuses: status ? [status] : null, optionId, unitId, search },
    questions: offer.rules.questions,
    cipher: await companionCipher(context.services.keys, context.db),
    sealer: await answerSealer(context.services.keys, context.db),
    revealing,
    units: new Map(),
  }
  return {
    fileName: `${offer.title}-${day}.xlsx`,
    sheet: {
      name: say({ zh: '报名表', en: 'Sign-ups' }, context.locale),
      columns: columnsOf(context, exporting),
      rows: rowsOf(context, exporting),
      watermark: `${context.actor.name} ${day} ${exportId}`,
    },
  }
}

interface Exporting {
  query: DeskQuery
  questions: readonly Question[]
  cipher: CompanionCipher
  sealer: AnswerSealer
  revealing: Scope | null
  units: Map<string, string>
}

function revealScope(context: RequestContext, reason: string | undefined): Scope {
  const scope = scopeFor(context.actor, 'members.reveal')
  if (!reason)
    throw invalidInput({ count: 1, issues: [{ path: 'reason', message: say({ zh: '导出证件号须写明用途', en: 'Say what the identity numbers are for' }, context.locale) }] })
  return scope
}

const headers = [
  { zh: '序号', en: 'No.' },
  { zh: '工号', en: 'Staff no.' },
  { zh: '姓名', en: 'Name' },
  { zh: '分工会', en: 'Branch' },
  { zh: '选项', en: 'Option' },
  { zh: '人数', en: 'People' },
  { zh: '状态', en: 'Status' },
  { zh: '候补位次', en: 'Place in line' },
  { zh: '报名时间', en: 'Signed up at' },
  { zh: '代报人', en: 'Signed up by' },
]

function columnsOf({ locale }: RequestContext, { questions, revealing }: Exporting) {
  const numbers = new Set(['序号', '人数', '候补位次'])
  return [
    ...headers.map((header) => ({ header: say(header, locale), ...(numbers.has(header.zh) ? { kind: 'number' as const } : {}) })),
    ...questions.map(({ label }) => ({ header: label })),
    { header: say({ zh: '同行人', en: 'Companions' }, locale), width: 30 },
    ...(revealing ? [{ header: say({ zh: '同行人证件号', en: 'Identity numbers of companions' }, locale), width: 40 }] : []),
  ]
}

async function* rowsOf(context: RequestContext, exporting: Exporting): AsyncGenerator<SheetCell[]> {
  let after: string | null = null
  let no = 0
  for (;;) {
    const rows: DeskRow[] = await listEnrolments(context.db, exporting.query, { after, limit: pageRows })
    await nameUnits(context, exporting, rows)
    for (const row of rows) {
      no += 1
      yield cellsOf(context, exporting, { row, no })
    }
    const last = rows.at(-1)
    if (rows.length < pageRows || !last) return
    after = String(last.seq)
  }
}

async function nameUnits({ db, clock }: RequestContext, { units }: Exporting, rows: readonly DeskRow[]): Promise<void> {
  const unknown = [...new Set(rows.map(({ unit_id }) => unit_id))].filter((unitId) => !units.has(unitId))
  for (const [unitId, name] of await directory().unitNames(db, unknown, today(clock))) units.set(unitId, name)
}

function cellsOf({ locale }: RequestContext, { questions, cipher, sealer, revealing, units }: Exporting, { row, no }: { row: DeskRow; no: number }): SheetCell[] {
  const companions = (row.companions ?? []).map(({ no: place, name_sealed: name, id_no_sealed: idNo, relation }) => ({
    relation,
    // What is not shown is not opened either.
    ...cipher.open(row.id, place, { name, idNo: revealing && reaches(revealing, row.unit_id) ? idNo : null }),
  }))
  const listed = (names: readonly string[]) => joined(names, locale)
  const answers = row.answers ? sealer.open(row.id, row.answers) : {}
  return [
    no,
    row.staff_no,
    row.name,
    units.get(row.unit_id) ?? '—',
    row.option_title ?? '',
    row.party,
    say(statusWords[row.status], locale),
    row.place_in_line,
    shanghaiMinute(row.created_at),
    row.enrolled_by ?? '',
    ...questions.map(({ key }) => sayAnswer(answers[key], locale)),
    listed(companions.map(({ name, relation }) => say({ zh: `${name}（${relation}）`, en: `${name} (${relation})` }, locale))),
    ...(revealing ? [listed(companions.map(({ name, idNo }) => `${name} ${idNo ?? ''}`.trim()))] : []),
  ]
}

function sayAnswer(answer: string | boolean | undefined, locale: RequestContext['locale']): string {
  if (typeof answer === 'boolean') return say(answer ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }, locale)
  return answer ?? ''
}
