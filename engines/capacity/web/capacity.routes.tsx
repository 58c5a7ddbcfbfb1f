import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'

/** Pages of limited places that belong to no single service. */
export function capacityRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [createRoute({ getParentRoute, path: '/me/enrolments', component: lazyRouteComponent(() => import('./mine/MyEnrolmentsPage.tsx'), 'MyEnrolmentsPage') })]
}
