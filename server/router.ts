import { implement } from '@orpc/server'
import type { RequestContext } from '../kernel/context.ts'
import type { PlainRoute } from '../kernel/http/plain-route.ts'
import { identityRoutes } from '../modules/identity/identity.routes.ts'
import { importRoutes } from '../modules/members/import/import.routes.ts'
import { membersPlainRoutes } from '../modules/members/members.plain.ts'
import { membersRoutes } from '../modules/members/members.routes.ts'
import { plansPlainRoutes } from '../modules/plans/plans.plain.ts'
import { plansRoutes } from '../modules/plans/plans.routes.ts'
import { contract } from './contract.ts'
import { shellRoutes } from './shell.routes.ts'

export const router = implement(contract).$context<RequestContext>().router({
  shell: shellRoutes,
  identity: identityRoutes,
  members: membersRoutes,
  memberImports: importRoutes,
  plans: plansRoutes,
})

export const plainRoutes: PlainRoute[] = [...membersPlainRoutes, ...plansPlainRoutes]
