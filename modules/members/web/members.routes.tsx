import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** The pages of people, each loaded when first opened. One's own pages belong to the phone and go without Ant Design. */
export function membersRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/members', component: deskPage(() => import('./MemberListPage.tsx'), 'MemberListPage') }),
    createRoute({ getParentRoute, path: '/members/statistics', component: deskPage(() => import('./statistics/StatisticsPage.tsx'), 'StatisticsPage') }),
    createRoute({ getParentRoute, path: '/members/imports', component: deskPage(() => import('./imports/ImportListPage.tsx'), 'ImportListPage') }),
    createRoute({ getParentRoute, path: '/members/imports/$importId', component: deskPage(() => import('./imports/ImportPage.tsx'), 'ImportPage') }),
    createRoute({ getParentRoute, path: '/members/duplicates', component: deskPage(() => import('./duplicates/DuplicatesPage.tsx'), 'DuplicatesPage') }),
    createRoute({ getParentRoute, path: '/members/quality', component: deskPage(() => import('./statistics/QualityPage.tsx'), 'QualityPage') }),
    createRoute({ getParentRoute, path: '/members/matters', component: deskPage(() => import('./membership/MattersPage.tsx'), 'MattersPage') }),
    createRoute({ getParentRoute, path: '/members/requests', component: deskPage(() => import('./requests/RequestsPage.tsx'), 'RequestsPage') }),
    createRoute({ getParentRoute, path: '/members/$memberId', component: deskPage(() => import('./record/MemberPage.tsx'), 'MemberPage') }),
    createRoute({ getParentRoute, path: '/me/file', component: lazyRouteComponent(() => import('./my-file/MyFilePage.tsx'), 'MyFilePage') }),
    createRoute({ getParentRoute, path: '/me/file/ask', component: lazyRouteComponent(() => import('./my-file/AskPage.tsx'), 'AskPage') }),
    createRoute({ getParentRoute, path: '/me/file/requests/$caseId', component: lazyRouteComponent(() => import('./membership/RecordChangePage.tsx'), 'RecordChangePage') }),
    createRoute({ getParentRoute, path: '/me/membership', component: lazyRouteComponent(() => import('./membership/MyMembershipPage.tsx'), 'MyMembershipPage') }),
    createRoute({ getParentRoute, path: '/me/membership/apply', component: lazyRouteComponent(() => import('./membership/ApplyPage.tsx'), 'ApplyPage') }),
    createRoute({ getParentRoute, path: '/me/card', component: lazyRouteComponent(() => import('./my-file/MyCardPage.tsx'), 'MyCardPage') }),
  ]
}

/** Whoever scans a card has no account here. */
export function cardRoute(root: AnyRoute): AnyRoute {
  return createRoute({
    getParentRoute: () => root,
    path: '/card/$token',
    component: lazyRouteComponent(() => import('./my-file/CheckCardPage.tsx'), 'CheckCardPage'),
  })
}
