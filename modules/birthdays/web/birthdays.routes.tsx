import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function birthdaysRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/birthdays', component: lazyRouteComponent(() => import('./MyBirthdayPage.tsx'), 'MyBirthdayPage') }),
    createRoute({ getParentRoute, path: '/birthday-desk', component: deskPage(() => import('./desk/OverviewPage.tsx'), 'OverviewPage') }),
    createRoute({ getParentRoute, path: '/birthday-desk/people', component: deskPage(() => import('./desk/PeoplePage.tsx'), 'PeoplePage') }),
    createRoute({ getParentRoute, path: '/birthday-desk/coupons', component: deskPage(() => import('./desk/CouponsPage.tsx'), 'CouponsPage') }),
    createRoute({ getParentRoute, path: '/birthday-desk/programmes', component: deskPage(() => import('./desk/ProgrammesPage.tsx'), 'ProgrammesPage') }),
    createRoute({ getParentRoute, path: '/birthday-desk/programmes/$programmeId', component: deskPage(() => import('./desk/ProgrammePage.tsx'), 'ProgrammePage') }),
    createRoute({ getParentRoute, path: '/birthday-desk/shops', component: deskPage(() => import('./desk/ShopsPage.tsx'), 'ShopsPage') }),
    createRoute({ getParentRoute, path: '/birthday-desk/settlements', component: deskPage(() => import('./desk/SettlementsPage.tsx'), 'SettlementsPage') }),
  ]
}

/** What a shop opens on its phone: no account, only the secret in its address, so it stands outside the frame. */
export function birthdayShopRoute<Parent extends AnyRoute>(parent: Parent) {
  return createRoute({ getParentRoute: () => parent, path: '/birthday-shop', component: lazyRouteComponent(() => import('./counter/CounterPage.tsx'), 'CounterPage') })
}
