import { changeParties, partiesOf } from '../../engines/cases/cases.store.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { staffByNumber } from '../members/members.api.ts'
import type { Fault } from './content.rules.ts'
import type { Content } from './placement.shapes.ts'

/** How the other parent stands in the case: reads it, and does nothing in it. */
export const otherParent = 'otherParent'

type Named = Pick<Content, 'otherName' | 'otherStaffNo'>

/** Who the other parent is. Name and number must be of one person, and not of the applicant: a number alone opens a child's data to nobody. */
export async function findOtherParent(db: Db, { otherName, otherStaffNo }: Named, applicantId: string): Promise<{ staffId: string | null; faults: Fault[] }> {
  if (otherStaffNo === '') return { staffId: null, faults: [] }
  const person = (await staffByNumber(db, [otherStaffNo])).get(otherStaffNo)
  if (person && person.name === otherName && person.id !== applicantId) return { staffId: person.id, faults: [] }
  const message = {
    zh: `工号 ${otherStaffNo} 与另一方家长的姓名对不上，请核对；另一方不在本校工作时请留空。`,
    en: `The staff number ${otherStaffNo} and the other parent’s name do not belong together. Leave it empty where they do not work here.`,
  }
  return { staffId: null, faults: [{ path: 'otherStaffNo', message }] }
}

/** From now on this one reads the application, and nobody who was named before. */
export async function nameOtherParent(trx: Trx, caseId: string, staffId: string | null): Promise<void> {
  const before = ((await partiesOf(trx, [caseId])).get(caseId) ?? []).filter(({ relation }) => relation === otherParent)
  const leave = before.filter((party) => party.staffId !== staffId).map(({ id }) => id)
  const join = staffId === null || before.some((party) => party.staffId === staffId) ? [] : [{ relation: otherParent, staffId }]
  await changeParties(trx, caseId, { join, leave })
}
