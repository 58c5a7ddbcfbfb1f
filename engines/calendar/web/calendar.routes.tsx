import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'

/** The pages of the working days, each loaded when first opened. */
export function calendarRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  const calendarPage = lazyRouteComponent(() => import('./CalendarPage.tsx'), 'CalendarPage')
  return [
    createRoute({ getParentRoute, path: '/working-days', component: calendarPage }),
    createRoute({ getParentRoute, path: '/working-days/$year', component: calendarPage }),
    createRoute({ getParentRoute, path: '/working-days/$year/load', component: lazyRouteComponent(() => import('./LoadYearPage.tsx'), 'LoadYearPage') }),
  ]
}
