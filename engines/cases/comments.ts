import { write, type RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { notForYouToSay } from './cases.errors.ts'
import { isInvolved, mustReadCase } from './reading.ts'
import { officeOf, type Audience, type Office } from './talk.store.ts'
import type { Reading } from './reading.ts'

/** Says something to the parties, or to colleagues of the same office. It is kept as text, whatever stands in it. */
export async function comment(context: RequestContext, said: { caseId: string; audience: Audience; text: string }): Promise<{ id: string }> {
  const { actor } = context
  const reading = await mustReadCase(context, said.caseId)
  const office = officeFor(reading, said.audience)
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await trx.q
        .insertInto('case_comments')
        .values({
          tenant_id: trx.tenantId,
          id,
          case_id: said.caseId,
          audience: said.audience,
          permission: office.permission,
          unit_id: office.unitId,
          account_id: actor.accountId,
          staff_id: actor.staffId,
          author_name: actor.name,
          text: said.text,
          at: trx.at,
        })
        .execute()
      trx.audit({ action: 'case.comment', entity: { type: reading.process.id, id: said.caseId }, unitId: reading.situation.case.unitId, details: { audience: said.audience } })
      trx.emit({ topic: 'case.commented', payload: { caseId: said.caseId, commentId: id, audience: said.audience } })
      return { id }
    },
    { route: 'cases.comment', content: said },
  )
}

/** Under which office something inner is kept; nobody's for what all parties read. Refused for those who only look on. */
export function officeFor(reading: Reading, audience: Audience): Office {
  if (!isInvolved(reading)) throw notForYouToSay()
  if (audience === 'parties') return { permission: null, unitId: null }
  const office = officeOf(reading)
  if (!office) throw notForYouToSay()
  return office
}
