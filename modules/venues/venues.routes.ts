import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { addBlock, blockEffect, liftBlock, listBlocks } from './blocks.actions.ts'
import { bookVenue, callOffBooking, decideBooking, giveBack, markNoShow } from './bookings.actions.ts'
import { venueBookingsContract } from './bookings.contract.ts'
import { listBookings, listMine } from './bookings.view.ts'
import { readUsage } from './usage.view.ts'
import { createVenue, editVenue, setVenueState } from './venues.actions.ts'
import { venuesContract } from './venues.contract.ts'
import { listDesk, listKeepers, listVenues, showEdited, showTimes, showVenue } from './venues.view.ts'

const venues = implement(venuesContract).$context<RequestContext>().use(authorise)
const bookings = implement(venueBookingsContract).$context<RequestContext>().use(authorise)

export const venuesRoutes = venues.router({
  list: venues.list.handler(({ context }) => listVenues(context)),
  show: venues.show.handler(({ context, input }) => showVenue(context, input.id)),
  times: venues.times.handler(({ context, input }) => showTimes(context, input)),
  desk: venues.desk.handler(({ context, input }) => listDesk(context, input)),
  keepers: venues.keepers.handler(({ context }) => listKeepers(context)),
  edited: venues.edited.handler(({ context, input }) => showEdited(context, input.id)),
  create: venues.create.handler(({ context, input }) => createVenue(context, input)),
  edit: venues.edit.handler(({ context, input }) => editVenue(context, input)),
  setState: venues.setState.handler(({ context, input }) => setVenueState(context, input)),
  blocks: venues.blocks.handler(({ context, input }) => listBlocks(context, input.id)),
  addBlock: venues.addBlock.handler(({ context, input }) => addBlock(context, input)),
  blockEffect: venues.blockEffect.handler(({ context, input }) => blockEffect(context, input)),
  liftBlock: venues.liftBlock.handler(({ context, input }) => liftBlock(context, input)),
  usage: venues.usage.handler(({ context, input }) => readUsage(context, input)),
})

export const venueBookingsRoutes = bookings.router({
  book: bookings.book.handler(({ context, input }) => bookVenue(context, input)),
  mine: bookings.mine.handler(({ context, input }) => listMine(context, input)),
  giveBack: bookings.giveBack.handler(({ context, input }) => giveBack(context, input.bookingId)),
  list: bookings.list.handler(({ context, input }) => listBookings(context, input)),
  decide: bookings.decide.handler(({ context, input }) => decideBooking(context, input)),
  callOff: bookings.callOff.handler(({ context, input }) => callOffBooking(context, input)),
  markNoShow: bookings.markNoShow.handler(({ context, input }) => markNoShow(context, input)),
})
