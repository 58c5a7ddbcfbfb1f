import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { held } from './bookings.actions.ts'
import { setBookingState, undecided } from './bookings.store.ts'
import { tellBooker } from './tell.ts'

/** What nobody decided before it began has lapsed: whoever asked is told, one booking after another. */
export async function lapseUndecided(services: Services, db: Db): Promise<void> {
  const { clock } = services
  for (const seen of await undecided(db, clock.now()))
    await write(asSystem({ clock }, db), async (trx) => {
      const { venue, booking } = await held(trx, seen)
      trx.audit({ action: 'venue_booking.lapse', entity: { type: 'venue_booking', id: booking.id }, unitId: venue.unitId })
      // Somebody may have decided it in this very moment.
      if (booking.state !== 'asked') return
      await setBookingState(trx, [booking.id], { state: 'lapsed' })
      await tellBooker(trx, venue, { bookings: [booking], change: 'lapsed' })
    })
}
