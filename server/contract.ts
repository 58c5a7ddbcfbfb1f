import { identityContract } from '../modules/identity/identity.contract.ts'
import { importContract } from '../modules/members/import/import.contract.ts'
import { membersContract } from '../modules/members/members.contract.ts'
import { plansContract } from '../modules/plans/plans.contract.ts'
import { shellContract } from './shell.contract.ts'

/** Every route of the product: what the typed client, REST and OpenAPI are made from. */
export const contract = {
  shell: shellContract,
  identity: identityContract,
  members: membersContract,
  memberImports: importContract,
  plans: plansContract,
}
