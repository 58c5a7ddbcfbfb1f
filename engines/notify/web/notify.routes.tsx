import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** One's own messages and wishes on the phone's components; the channels on the desk's. */
export function notifyRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/notifications', component: lazyRouteComponent(() => import('./InboxPage.tsx'), 'InboxPage') }),
    createRoute({ getParentRoute, path: '/me/notifications', component: lazyRouteComponent(() => import('./WishesPage.tsx'), 'WishesPage') }),
    createRoute({ getParentRoute, path: '/notification-channels', component: deskPage(() => import('./ChannelsPage.tsx'), 'ChannelsPage') }),
  ]
}
