import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function activitiesRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/activities', component: lazyRouteComponent(() => import('./ActivitiesPage.tsx'), 'ActivitiesPage') }),
    createRoute({ getParentRoute, path: '/activities/month', component: lazyRouteComponent(() => import('./MonthPage.tsx'), 'MonthPage') }),
    createRoute({ getParentRoute, path: '/activities/desk', component: deskPage(() => import('./ActivityDeskPage.tsx'), 'ActivityDeskPage') }),
    createRoute({ getParentRoute, path: '/activities/new', component: deskPage(() => import('./EditActivityPage.tsx'), 'NewActivityPage') }),
    createRoute({ getParentRoute, path: '/activities/$activityId', component: lazyRouteComponent(() => import('./ActivityPage.tsx'), 'ActivityPage') }),
    createRoute({ getParentRoute, path: '/activities/$activityId/people', component: deskPage(() => import('./ActivityPeoplePage.tsx'), 'ActivityPeoplePage') }),
    createRoute({ getParentRoute, path: '/activities/$activityId/check-in', component: deskPage(() => import('./ActivityCheckInPage.tsx'), 'ActivityCheckInPage') }),
    createRoute({ getParentRoute, path: '/activities/$activityId/meetings', component: deskPage(() => import('./MeetingsPage.tsx'), 'MeetingsPage') }),
    createRoute({ getParentRoute, path: '/activities/$activityId/offer', component: deskPage(() => import('./ActivityOfferPage.tsx'), 'ActivityOfferPage') }),
    createRoute({ getParentRoute, path: '/activities/$activityId/edit', component: deskPage(() => import('./EditActivityPage.tsx'), 'EditActivityPage') }),
  ]
}
