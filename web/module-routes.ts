import type { AnyRoute } from '@tanstack/react-router'
import { membersRoutes } from '../modules/members/web/members.routes.tsx'
import { plansRoutes } from '../modules/plans/web/plans.routes.tsx'

/** Every module's pages, below the signed-in frame. Adding a module's pages is a line here. */
export function moduleRoutes(signedIn: AnyRoute): AnyRoute[] {
  return [...membersRoutes(signedIn), ...plansRoutes(signedIn)]
}
