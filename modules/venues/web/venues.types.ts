import type { InferContractRouterOutputs } from '@orpc/contract'
import type { venueBookingsContract } from '../bookings.contract.ts'
import type { venuesContract } from '../venues.contract.ts'

type Venues = InferContractRouterOutputs<typeof venuesContract>
type Bookings = InferContractRouterOutputs<typeof venueBookingsContract>

export type VenueItem = Venues['list']['items'][number]
export type Venue = Venues['show']
export type DayTimes = Venues['times']['days'][number]
export type SlotTime = DayTimes['slots'][number]
export type DeskVenue = Venues['desk']['items'][number]
export type EditedVenue = Venues['edited']
export type VenueKind = Venue['kind']
export type ShutTime = Venues['blocks']['items'][number]
export type UsageItem = Venues['usage']['items'][number]
export type Booked = Bookings['book']
export type MyBooking = Bookings['mine']['items'][number]
export type DeskBooking = Bookings['list']['items'][number]
export type BookingState = MyBooking['state']
