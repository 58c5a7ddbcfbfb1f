import { implement } from '@orpc/server'
import type { RequestContext } from '../kernel/context.ts'
import type { PlainRoute } from '../kernel/http/plain-route.ts'
import type { ModuleManifest } from '../kernel/module.ts'
import { identityModule } from '../modules/identity/identity.module.ts'
import { identityRoutes } from '../modules/identity/identity.routes.ts'
import { contract } from './contract.ts'

/** Every module of the product. Adding one is a line in each list below and a line in contract.ts. */
export const modules: ModuleManifest[] = [identityModule]

export const router = implement(contract).$context<RequestContext>().router({
  identity: identityRoutes,
})

export const plainRoutes: PlainRoute[] = []
