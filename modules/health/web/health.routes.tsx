import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function healthRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/health', component: lazyRouteComponent(() => import('./HealthPage.tsx'), 'HealthPage') }),
    createRoute({ getParentRoute, path: '/health/desk', component: deskPage(() => import('./desk/RoundDeskPage.tsx'), 'RoundDeskPage') }),
    createRoute({ getParentRoute, path: '/health/new', component: deskPage(() => import('./desk/EditRoundPage.tsx'), 'NewRoundPage') }),
    createRoute({ getParentRoute, path: '/health/$roundId', component: lazyRouteComponent(() => import('./RoundPage.tsx'), 'RoundPage') }),
    createRoute({ getParentRoute, path: '/health/$roundId/progress', component: deskPage(() => import('./desk/ProgressPage.tsx'), 'ProgressPage') }),
    createRoute({ getParentRoute, path: '/health/$roundId/people', component: deskPage(() => import('./desk/PeoplePage.tsx'), 'PeoplePage') }),
    createRoute({ getParentRoute, path: '/health/$roundId/bookings', component: deskPage(() => import('./desk/OfferPages.tsx'), 'BookingsPage') }),
    createRoute({ getParentRoute, path: '/health/$roundId/check-in', component: deskPage(() => import('./desk/OfferPages.tsx'), 'CheckInPage') }),
    createRoute({ getParentRoute, path: '/health/$roundId/edit', component: deskPage(() => import('./desk/EditRoundPage.tsx'), 'EditRoundPage') }),
    createRoute({ getParentRoute, path: '/health/$roundId/rules', component: deskPage(() => import('./desk/OfferPages.tsx'), 'RulesPage') }),
  ]
}
