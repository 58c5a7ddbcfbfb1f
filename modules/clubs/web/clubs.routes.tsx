import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function clubsRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/clubs', component: lazyRouteComponent(() => import('./ClubsPage.tsx'), 'ClubsPage') }),
    createRoute({ getParentRoute, path: '/clubs/$clubId', component: lazyRouteComponent(() => import('./ClubPage.tsx'), 'ClubPage') }),
    createRoute({ getParentRoute, path: '/club-desk', component: deskPage(() => import('./desk/ClubDeskPage.tsx'), 'ClubDeskPage') }),
    createRoute({ getParentRoute, path: '/club-desk/$clubId', component: deskPage(() => import('./desk/MembersPage.tsx'), 'MembersPage') }),
    createRoute({ getParentRoute, path: '/club-desk/$clubId/requests', component: deskPage(() => import('./desk/RequestsPage.tsx'), 'RequestsPage') }),
    createRoute({ getParentRoute, path: '/club-desk/$clubId/activities', component: deskPage(() => import('./desk/ClubActivitiesPage.tsx'), 'ClubActivitiesPage') }),
    createRoute({ getParentRoute, path: '/club-desk/$clubId/plan', component: deskPage(() => import('./desk/ClubPlanPage.tsx'), 'ClubPlanPage') }),
    createRoute({ getParentRoute, path: '/club-desk/$clubId/fees', component: deskPage(() => import('./desk/FeesPage.tsx'), 'FeesPage') }),
    createRoute({ getParentRoute, path: '/club-desk/$clubId/year', component: deskPage(() => import('./desk/YearPage.tsx'), 'YearPage') }),
    createRoute({ getParentRoute, path: '/club-desk/$clubId/edit', component: deskPage(() => import('./desk/EditClubPage.tsx'), 'EditClubPage') }),
  ]
}
