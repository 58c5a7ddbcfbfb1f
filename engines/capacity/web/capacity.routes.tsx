import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** Pages of limited places that belong to no single service. */
export function capacityRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/offers/$offerId/edit', component: deskPage(() => import('./editor/OfferEditorPage.tsx'), 'OfferEditorPage') }),
    createRoute({ getParentRoute, path: '/entitlements', component: deskPage(() => import('./records/RecordsPage.tsx'), 'RecordsPage') }),
    createRoute({ getParentRoute, path: '/me/offers', component: lazyRouteComponent(() => import('./mine/OffersPage.tsx'), 'OffersPage') }),
    createRoute({ getParentRoute, path: '/me/enrolments', component: lazyRouteComponent(() => import('./mine/MyEnrolmentsPage.tsx'), 'MyEnrolmentsPage') }),
    createRoute({ getParentRoute, path: '/checkin/$code', component: lazyRouteComponent(() => import('./checkin/CheckMyselfInPage.tsx'), 'CheckMyselfInPage') }),
  ]
}
