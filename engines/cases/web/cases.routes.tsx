import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** A case and the lists of them. What a phone opens brings the desk's inputs only when a form is opened. */
export function casesRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/cases/inbox', component: deskPage(() => import('./inbox/InboxPage.tsx'), 'InboxPage') }),
    createRoute({ getParentRoute, path: '/cases/supervision', component: deskPage(() => import('./oversight/SupervisionPage.tsx'), 'SupervisionPage') }),
    createRoute({ getParentRoute, path: '/cases/statistics', component: deskPage(() => import('./oversight/StatisticsPage.tsx'), 'StatisticsPage') }),
    createRoute({ getParentRoute, path: '/cases/delegations', component: deskPage(() => import('./standing-in/DelegationsPage.tsx'), 'DelegationsPage') }),
    createRoute({ getParentRoute, path: '/cases/templates', component: deskPage(() => import('./standing-in/TemplatesPage.tsx'), 'TemplatesPage') }),
    createRoute({ getParentRoute, path: '/cases/$caseId', component: lazyRouteComponent(() => import('./CasePage.tsx'), 'CasePage') }),
  ]
}
