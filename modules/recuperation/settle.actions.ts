import { lockOffer } from '../../engines/capacity/offers/offers.actions.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { fenFromYuan, yuanFromFen } from '../../kernel/money.ts'
import { settleRefusal } from './groups.rules.ts'
import { payersExceedPrice, settledMeanwhile } from './recuperation.errors.ts'
import { splitCost, type Costs } from './recuperation.rules.ts'
import { insertSettlement, lastNoOf } from './settlements.store.ts'
import { managedProgramme } from './sight.ts'
import { findTrip, travellersOf } from './trips.store.ts'

export interface Settling {
  id: string
  tripId: string
  after: number | null
  paper: string
  note: string
  price: string
  unionPays: string
  administrationPays: string
  noShowCost: string
  noShowPayer: 'union' | 'member'
}

/** Settles a trip for everybody who had a place: rows that nobody changes any more. A further settlement corrects the one before. */
export async function settleTrip(context: RequestContext, settling: Settling): Promise<{ no: number; people: number; cost: string }> {
  const { id, tripId, after, paper, note } = settling
  await managedProgramme(context, id)
  return write(
    context,
    async (trx) => {
      const offer = await lockOffer(trx, id)
      const trip = await findTrip(trx, { offerId: id, tripId })
      if (!trip) throw notFound()
      const refusal = settleRefusal(trip, trx.at)
      if (refusal) throw refusal
      const costs = costsOf(settling)
      if (costs.unionFen + costs.administrationFen > costs.priceFen) throw payersExceedPrice({ title: trip.title })
      const last = await lastNoOf(trx, tripId)
      if (last !== after) throw settledMeanwhile()
      const people = await travellersOf(trx, { offerId: id, tripId, unitIds: null })
      // Where nobody was checked in there is no list of who came: then all of them did.
      const listed = people.some(({ came }) => came)
      const lines = people.flatMap(({ enrolmentId, staffId, unitId, party, came }) =>
        splitCost({ party, came: came || !listed }, costs).map((line) => ({ ...line, enrolmentId, staffId, unitId })),
      )
      const no = (last ?? 0) + 1
      await insertSettlement(trx, { id: newId(), offerId: id, tripId, no, paper, note, actorName: context.actor.name, lines })
      const costFen = lines.reduce((sum, line) => sum + line.costFen, 0n)
      const count = lines.reduce((sum, line) => sum + line.people, 0)
      trx.audit({
        action: 'recuperation.settle',
        entity: { type: 'offer', id },
        unitId: offer.unitId,
        details: { trip: trip.title, no, people: count, cost: yuanFromFen(costFen) },
      })
      return { no, people: count, cost: yuanFromFen(costFen) }
    },
    { route: 'recuperation.settle', content: settling },
  )
}

function costsOf({ price, unionPays, administrationPays, noShowCost, noShowPayer }: Settling): Costs {
  return {
    priceFen: fenFromYuan(price),
    unionFen: fenFromYuan(unionPays),
    administrationFen: fenFromYuan(administrationPays),
    noShowFen: fenFromYuan(noShowCost),
    noShowPayer,
  }
}
