import { signList } from '../../../engines/capacity/checkin/scan.actions.ts'
import { offerInReach } from '../../../engines/capacity/reach-offer.ts'
import { mustReach } from '../../../kernel/auth/actor.ts'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { nobodyLeft, notHandedOutYet, someUnknown } from '../gifts.errors.ts'
import { findGift } from '../sight.ts'
import { listOrders } from './receipts.store.ts'
import { handOutOf } from './receipts.view.ts'

export interface SignedList {
  id: string
  unitId: string
  listed: readonly string[]
  except: readonly string[]
}

/** Enters a branch's signed list. Only who stood on it is signed for; who was scanned meanwhile has it already. */
export async function signBranch(context: RequestContext, { id, unitId, listed, except }: SignedList): Promise<{ recorded: number; already: number; left: number }> {
  await findGift(context, id)
  const { reach } = await offerInReach(context, id)
  mustReach(reach, unitId)
  const { pointId, from } = await handOutOf(context, id)
  if (context.clock.now() < from) throw notHandedOutYet({ from: shanghaiMinute(from) })
  const branch = await listOrders(context.db, { offerId: id, reach, unitId })
  const members = new Set(branch.map((row) => row.id))
  if (listed.some((one) => !members.has(one)) || except.some((one) => !members.has(one))) throw someUnknown()
  const spared = new Set(except)
  const signed = listed.filter((one) => !spared.has(one))
  if (signed.length === 0) throw nobodyLeft()
  const rows = await signList(context, { pointId, enrolmentIds: signed })
  const count = (outcome: 'recorded' | 'already') => rows.filter((row) => row.outcome === outcome).length
  const now = await listOrders(context.db, { offerId: id, reach, unitId, unsignedOnly: true })
  return { recorded: count('recorded'), already: count('already'), left: now.length }
}
