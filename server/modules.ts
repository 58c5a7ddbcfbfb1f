import type { ModuleManifest } from '../kernel/module.ts'
import { identityModule } from '../modules/identity/identity.module.ts'
import { membersModule } from '../modules/members/members.module.ts'
import { plansModule } from '../modules/plans/plans.module.ts'

/** Every module of the product, as the shell knows it. A new one is a line here, one in contract.ts and one in router.ts. */
export const modules: ModuleManifest[] = [membersModule, plansModule, identityModule]
