import { standardsContract } from '../engines/standards/standards.contract.ts'
import { identityContract } from '../modules/identity/identity.contract.ts'
import { duplicatesContract } from '../modules/members/duplicates/duplicates.contract.ts'
import { importContract } from '../modules/members/import/import.contract.ts'
import { membersContract } from '../modules/members/members.contract.ts'
import { myFileContract } from '../modules/members/my-file/my-file.contract.ts'
import { qualityContract } from '../modules/members/quality/quality.contract.ts'
import { organisationContract } from '../modules/organisation/organisation.contract.ts'
import { plansContract } from '../modules/plans/plans.contract.ts'
import { shellContract } from './shell.contract.ts'

/** Every route of the product: what the typed client, REST and OpenAPI are made from. */
export const contract = {
  shell: shellContract,
  identity: identityContract,
  organisation: organisationContract,
  standards: standardsContract,
  members: membersContract,
  memberImports: importContract,
  myFile: myFileContract,
  duplicates: duplicatesContract,
  quality: qualityContract,
  plans: plansContract,
}
