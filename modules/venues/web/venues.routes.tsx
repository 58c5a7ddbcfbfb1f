import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function venuesRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/venues', component: lazyRouteComponent(() => import('./VenuesPage.tsx'), 'VenuesPage') }),
    createRoute({ getParentRoute, path: '/venues/mine', component: lazyRouteComponent(() => import('./MyBookingsPage.tsx'), 'MyBookingsPage') }),
    createRoute({ getParentRoute, path: '/venues/desk', component: deskPage(() => import('./desk/VenueDeskPage.tsx'), 'VenueDeskPage') }),
    createRoute({ getParentRoute, path: '/venues/bookings', component: deskPage(() => import('./desk/VenueBookingsPage.tsx'), 'AllBookingsPage') }),
    createRoute({ getParentRoute, path: '/venues/usage', component: deskPage(() => import('./desk/UsagePage.tsx'), 'UsagePage') }),
    createRoute({ getParentRoute, path: '/venues/new', component: lazyRouteComponent(() => import('./desk/EditVenuePage.tsx'), 'NewVenuePage') }),
    createRoute({ getParentRoute, path: '/venues/$venueId', component: lazyRouteComponent(() => import('./VenuePage.tsx'), 'VenuePage') }),
    createRoute({ getParentRoute, path: '/venues/$venueId/bookings', component: deskPage(() => import('./desk/VenueBookingsPage.tsx'), 'VenueBookingsPage') }),
    createRoute({ getParentRoute, path: '/venues/$venueId/shut', component: lazyRouteComponent(() => import('./desk/ShutTimesPage.tsx'), 'ShutTimesPage') }),
    createRoute({ getParentRoute, path: '/venues/$venueId/edit', component: lazyRouteComponent(() => import('./desk/EditVenuePage.tsx'), 'EditVenuePage') }),
  ]
}
