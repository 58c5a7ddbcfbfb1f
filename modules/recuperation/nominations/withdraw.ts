import { openGate } from '../../../engines/capacity/gate.ts'
import { activeStatuses, enrolmentIn } from '../../../engines/capacity/moves/hall.ts'
import { leave } from '../../../engines/capacity/moves/leave.ts'
import { offerInReach } from '../../../engines/capacity/reach-offer.ts'
import { reaches } from '../../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { nominationChecked } from '../recuperation.errors.ts'
import { takeOffList } from './nominate.ts'

interface Withdrawn {
  id: string
  enrolmentId: string
  reason: string
}

/** A branch takes its nomination back until the school has checked it: the person leaves the list, and may be nominated again. */
export async function withdrawNomination(context: RequestContext, { id, enrolmentId, reason }: Withdrawn): Promise<{ enrolmentId: string }> {
  const { reach } = await offerInReach(context, id)
  return write(context, async (trx) => {
    // The school checks behind the same gate.
    await openGate(trx, id)
    const { staffId, unitId, status } = await enrolmentIn(trx, id, enrolmentId)
    const nomination = await trx.q
      .selectFrom('recuperation_nominations as n')
      .leftJoin('recuperation_checks as k', (join) => join.onRef('k.tenant_id', '=', 'n.tenant_id').onRef('k.enrolment_id', '=', 'n.enrolment_id'))
      .select('k.passed')
      .where('n.tenant_id', '=', trx.tenantId)
      .where('n.enrolment_id', '=', enrolmentId)
      .executeTakeFirst()
    if (!nomination || !reaches(reach, unitId)) throw notFound()
    if (nomination.passed !== null) throw nominationChecked()
    // Withdrawn before, and perhaps nominated anew since.
    if (!activeStatuses.includes(status)) throw notFound()
    await leave(trx, { offerId: id, enrolmentId, reason, actorName: context.actor.name, byOrganiser: true })
    await takeOffList(trx, { offerId: id, staffId })
    trx.audit({ action: 'recuperation.withdraw_nomination', entity: { type: 'enrolment', id: enrolmentId }, unitId, details: { offerId: id, staffId, reason } })
    return { enrolmentId }
  })
}
