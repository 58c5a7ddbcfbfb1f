import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { birthdayShopRoute } from '../modules/birthdays/web/birthdays.routes.tsx'
import { activateRoute, setupRoute } from '../modules/identity/web/identity.routes.tsx'
import { cardRoute } from '../modules/members/web/members.routes.tsx'
import { isApiError } from '../kernel/ui/api-error.ts'
import { moduleRoutes } from './module-routes.ts'
import { parseSearch, stringifySearch } from './search-params.ts'
import { safeReturnPath, shellQuery } from './session.tsx'
import { Opening, PageError, UnknownPage } from './shell/fallbacks.tsx'
import { RootPage } from './shell/RootPage.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: RootPage, notFoundComponent: UnknownPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => ({ to: safeReturnPath(search['to']) }),
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
})

/** Everything behind sign-in, inside the phone's or the desk's frame. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(shellQuery)
    } catch (error) {
      if (isApiError(error, 'unauthenticated')) throw redirect({ to: '/sign-in', search: { to: location.href } })
      throw error
    }
  },
  component: lazyRouteComponent(() => import('./shell/Frame.tsx'), 'Frame'),
})

const ownPages = [
  createRoute({ getParentRoute: () => signedIn, path: '/', component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage') }),
  createRoute({ getParentRoute: () => signedIn, path: '/services', component: lazyRouteComponent(() => import('./ServicesPage.tsx'), 'ServicesPage') }),
  createRoute({ getParentRoute: () => signedIn, path: '/todo', component: lazyRouteComponent(() => import('./TodoPage.tsx'), 'TodoPage') }),
  createRoute({ getParentRoute: () => signedIn, path: '/me', component: lazyRouteComponent(() => import('./MePage.tsx'), 'MePage') }),
  createRoute({ getParentRoute: () => signedIn, path: '$', component: UnknownPage }),
]

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      setupRoute(root),
      activateRoute(root),
      cardRoute(root),
      birthdayShopRoute(root),
      signedIn.addChildren([...ownPages, ...moduleRoutes(signedIn)]),
    ]),
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingMinMs: 200,
    defaultPendingComponent: Opening,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: UnknownPage,
    scrollRestoration: true,
  })
}
