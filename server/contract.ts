import { identityContract } from '../modules/identity/identity.contract.ts'

/** Every route of the product: what the typed client, REST and OpenAPI are made from. */
export const contract = {
  identity: identityContract,
}
