import { write, type RequestContext } from '../../kernel/context.ts'
import { noPerson } from './cases.errors.ts'
import { mustReadCase } from './reading.ts'

/** From now on one hears of each change, or no more. */
export async function follow(context: RequestContext, { caseId, follow: wanted }: { caseId: string; follow: boolean }): Promise<{ following: boolean }> {
  const { process } = await mustReadCase(context, caseId)
  const { staffId } = context.actor
  if (staffId === null) throw noPerson({ action: { zh: '关注事项', en: 'follow anything' } })
  return write(context, async (trx) => {
    if (wanted) {
      await trx.q
        .insertInto('case_follows')
        .values({ tenant_id: trx.tenantId, case_id: caseId, staff_id: staffId, since: trx.at })
        .onConflict((oc) => oc.doNothing())
        .execute()
    } else {
      await trx.q.deleteFrom('case_follows').where('tenant_id', '=', trx.tenantId).where('case_id', '=', caseId).where('staff_id', '=', staffId).execute()
    }
    trx.audit({ action: wanted ? 'case.follow' : 'case.unfollow', entity: { type: process.id, id: caseId } })
    return { following: wanted }
  })
}
