import { z } from 'zod'
import { writeDocx, type DocBlock } from '../../../engines/documents/write-docx.ts'
import { findCase } from '../../../engines/cases/cases.store.ts'
import type { CaseRow } from '../../../engines/cases/process.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { reachableStaff } from '../staff.actions.ts'
import type { StaffRow } from '../staff-record.store.ts'
import { enteredIn } from './matters.store.ts'
import { loadMemberFacts } from './member.facts.ts'
import { noLetter } from './membership.errors.ts'
import { ChangeForm, TransferInForm, TransferOutForm } from './membership.forms.ts'

// What was entered was parsed by these forms when it was stored; an officer's note beside it is not for the letter.
const leaving = z.looseObject(TransferOutForm.shape)
const arriving = z.looseObject(TransferInForm.shape)

/** 会员关系转移介绍信 with its reply slip, or the reply slip for whoever came to us. No identity number stands on either. */
export async function transferLetter(context: RouteContext, caseId: string): Promise<{ fileName: string; content: Uint8Array }> {
  const row = await findCase(context.db, caseId)
  const facts = row && (await loadMemberFacts(context.db, [row])).get(row.id)
  if (!row || !facts || !['transfer_out', 'transfer_in'].includes(row.process)) throw notFound()
  const person = await reachableStaff(context, facts.staffId)
  if (row.state !== 'done') throw noLetter()
  const [filed, approved] = await Promise.all([enteredIn(context.db, [caseId], ['file', 'fileFor']), enteredIn(context.db, [caseId], ['approve'])])
  const { decidedOn } = ChangeForm.parse(approved.get(caseId))
  const of = { row, person, university: `${context.tenant.name}工会`, on: decidedOn }
  const doc = row.process === 'transfer_out' ? introduction({ ...of, ...leaving.parse(filed.get(caseId)) }) : replySlip({ ...of, ...arriving.parse(filed.get(caseId)) })
  await write(context, async (trx) =>
    trx.audit({ action: 'membership.print_letter', entity: { type: row.process, id: row.id }, unitId: person.unit_id, details: { number: row.number } }),
  )
  return { fileName: `${doc.title}-${person.name}.docx`, content: await writeDocx(doc) }
}

interface Letter {
  row: CaseRow
  person: StaffRow
  university: string
  on: string
}

const paragraph = (text: string): DocBlock => ({ kind: 'paragraph', text })

function introduction({ row, person, university, on, toUnion, leavesOn, duesPaidTo }: Letter & z.infer<typeof TransferOutForm>) {
  const [year, month] = duesPaidTo.split('-')
  return {
    title: '会员关系转移介绍信',
    subtitle: row.number ?? '',
    blocks: [
      paragraph(`${toUnion}：`),
      paragraph(
        `兹有${person.name}同志，系我校工会会员${person.card_no ? `（会员证号 ${person.card_no}）` : ''}${person.member_since ? `，${inChinese(person.member_since)}入会` : ''}。该同志于${inChinese(leavesOn)}离校，现将其会员关系转至你处，请予接转。会费已交至${year}年${Number(month)}月。`,
      ),
      paragraph(`${university}（盖章）`),
      paragraph(inChinese(on)),
      paragraph('……………………………………（沿此线裁下寄回）……………………………………'),
      { kind: 'heading' as const, level: 1 as const, text: `会员关系转移回执（${row.number ?? ''}）` },
      paragraph(`${university}：`),
      paragraph(`${person.name}同志的会员关系已于        年    月    日转入我处。`),
      paragraph('转入单位工会（盖章）：                    经办人：              联系电话：'),
      paragraph('        年    月    日'),
    ],
  }
}

function replySlip({ row, person, university, on, fromUnion, letterNo, letterOn }: Letter & z.infer<typeof TransferInForm>) {
  return {
    title: '会员关系转移回执',
    subtitle: letterNo,
    blocks: [
      paragraph(`${fromUnion}：`),
      paragraph(`你处${inChinese(letterOn)}开具的介绍信（${letterNo}）收悉。${person.name}同志的会员关系已于${inChinese(dayOf(row.closedAt ?? row.changedAt))}转入我处。`),
      paragraph(`${university}（盖章）`),
      paragraph(inChinese(on)),
    ],
  }
}

function inChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
