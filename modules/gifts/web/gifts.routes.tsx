import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function giftsRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/gifts', component: lazyRouteComponent(() => import('./GiftsPage.tsx'), 'GiftsPage') }),
    createRoute({ getParentRoute, path: '/gifts/desk', component: deskPage(() => import('./GiftDeskPage.tsx'), 'GiftDeskPage') }),
    createRoute({ getParentRoute, path: '/gifts/new', component: deskPage(() => import('./EditGiftPage.tsx'), 'NewGiftPage') }),
    createRoute({ getParentRoute, path: '/gifts/desk/year', component: deskPage(() => import('./YearPage.tsx'), 'YearPage') }),
    createRoute({ getParentRoute, path: '/gifts/desk/needs', component: deskPage(() => import('./NeedsPage.tsx'), 'NeedsPage') }),
    createRoute({ getParentRoute, path: '/gifts/$giftId', component: lazyRouteComponent(() => import('./GiftPage.tsx'), 'GiftPage') }),
    createRoute({ getParentRoute, path: '/gifts/$giftId/people', component: deskPage(() => import('./GiftPeoplePage.tsx'), 'GiftPeoplePage') }),
    createRoute({ getParentRoute, path: '/gifts/$giftId/hand-out', component: deskPage(() => import('./HandOutPage.tsx'), 'HandOutPage') }),
    createRoute({ getParentRoute, path: '/gifts/$giftId/chain', component: deskPage(() => import('./ChainPage.tsx'), 'ChainPage') }),
    createRoute({ getParentRoute, path: '/gifts/$giftId/panel', component: deskPage(() => import('./GiftPanelPage.tsx'), 'GiftPanelPage') }),
    createRoute({ getParentRoute, path: '/gifts/$giftId/edit', component: deskPage(() => import('./EditGiftPage.tsx'), 'EditGiftPage') }),
  ]
}
