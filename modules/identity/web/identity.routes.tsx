import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** The pages of identity, each loaded when first opened: one's own on the phone's components, the administrators' on the desk's. */
export function identityRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/me/security', component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage') }),
    createRoute({ getParentRoute, path: '/me/password', component: lazyRouteComponent(() => import('./PasswordPage.tsx'), 'PasswordPage') }),
    createRoute({ getParentRoute, path: '/accounts', component: deskPage(() => import('./AccountsPage.tsx'), 'AccountsPage') }),
    createRoute({ getParentRoute, path: '/accounts/open', component: deskPage(() => import('./OpenAccountsPage.tsx'), 'OpenAccountsPage') }),
    createRoute({ getParentRoute, path: '/university', component: deskPage(() => import('./UniversityPage.tsx'), 'UniversityPage') }),
    createRoute({ getParentRoute, path: '/audit', component: deskPage(() => import('./AuditPage.tsx'), 'AuditPage') }),
  ]
}

/** Where the first administrators come in: nobody is signed in yet, so it stands outside the frame. */
export function setupRoute<Parent extends AnyRoute>(parent: Parent) {
  return createRoute({ getParentRoute: () => parent, path: '/setup', component: lazyRouteComponent(() => import('./SetupPage.tsx'), 'SetupPage') })
}

/** Where whoever was handed an activation code sets their first password. */
export function activateRoute<Parent extends AnyRoute>(parent: Parent) {
  return createRoute({ getParentRoute: () => parent, path: '/activate', component: lazyRouteComponent(() => import('./ActivatePage.tsx'), 'ActivatePage') })
}
