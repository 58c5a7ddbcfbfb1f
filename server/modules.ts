import type { ModuleManifest } from '../kernel/module.ts'
import { identityModule } from '../modules/identity/identity.module.ts'
import { openChangeRequests, peopleOfUnits } from '../modules/members/members.api.ts'
import { membersModule } from '../modules/members/members.module.ts'
import { registerOpenMatters, registerPeople } from '../modules/organisation/organisation.api.ts'
import { organisationModule } from '../modules/organisation/organisation.module.ts'
import { plansModule } from '../modules/plans/plans.module.ts'

/** Every module of the product, as the shell knows it. A new one is a line here, one in contract.ts and one in router.ts. */
export const modules: ModuleManifest[] = [organisationModule, membersModule, plansModule, identityModule]

// The organisation knows people only through this, so that neither module needs the other to exist.
registerPeople(peopleOfUnits)
registerOpenMatters(openChangeRequests)
