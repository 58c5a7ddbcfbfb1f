import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { registerCaseKit } from '../../../engines/cases/web/kits.ts'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

registerCaseKit('placement', async () => (await import('./placement-kit.ts')).placementKit)

/** What members open on the phone does without the desk's inputs. */
export function familyRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/school-placement', component: lazyRouteComponent(() => import('./PlacementPage.tsx'), 'PlacementPage') }),
    createRoute({ getParentRoute, path: '/school-placement/$roundId', component: lazyRouteComponent(() => import('./RoundPage.tsx'), 'RoundPage') }),
    createRoute({ getParentRoute, path: '/school-placement/$roundId/notice', component: lazyRouteComponent(() => import('./NoticePage.tsx'), 'NoticePage') }),
    createRoute({
      getParentRoute,
      path: '/school-placement/applications/$applicationId',
      component: lazyRouteComponent(() => import('./ApplicationPage.tsx'), 'ApplicationPage'),
    }),
    createRoute({ getParentRoute, path: '/placement-desk', component: deskPage(() => import('./desk/RoundsPage.tsx'), 'RoundsPage') }),
    createRoute({ getParentRoute, path: '/placement-desk/new', component: deskPage(() => import('./desk/EditRoundPage.tsx'), 'NewRoundPage') }),
    createRoute({ getParentRoute, path: '/placement-desk/$roundId', component: deskPage(() => import('./desk/RoundDeskPage.tsx'), 'RoundDeskPage') }),
    createRoute({ getParentRoute, path: '/placement-desk/$roundId/notice', component: deskPage(() => import('./desk/ObjectionsPage.tsx'), 'ObjectionsPage') }),
    createRoute({ getParentRoute, path: '/placement-desk/$roundId/edit', component: deskPage(() => import('./desk/EditRoundPage.tsx'), 'EditRoundPage') }),
  ]
}
