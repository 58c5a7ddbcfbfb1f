import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'

/** The pages of the year, each loaded when first opened. */
export function plansRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/plans', component: lazyRouteComponent(() => import('./PlansPage.tsx'), 'PlansPage') }),
    createRoute({ getParentRoute, path: '/plans/new', component: lazyRouteComponent(() => import('./ReadPlanPage.tsx'), 'ReadPlanPage') }),
    createRoute({ getParentRoute, path: '/plans/items/$itemId', component: lazyRouteComponent(() => import('./PlanItemPage.tsx'), 'PlanItemPage') }),
    createRoute({ getParentRoute, path: '/plans/$planId', component: lazyRouteComponent(() => import('./PlanPage.tsx'), 'PlanPage') }),
    createRoute({ getParentRoute, path: '/plans/$planId/review', component: lazyRouteComponent(() => import('./ReviewPlanPage.tsx'), 'ReviewPlanPage') }),
  ]
}
