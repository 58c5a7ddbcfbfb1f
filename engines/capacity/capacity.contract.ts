import { deskContract } from './desk/desk.contract.ts'
import { eligibilityContract } from './eligibility/eligibility.contract.ts'
import { mineContract } from './mine/mine.contract.ts'
import { offersContract } from './offers/offers.contract.ts'

/**
 * Limited places, in four parts. A press itself, POST /offers/{offerId}/claims, is a plain route beside this contract.
 * The right to manage offers is the service's own permission: the routes are open to whoever is signed in and ask for it themselves.
 */
export const capacityContract = { offers: offersContract, eligibility: eligibilityContract, mine: mineContract, desk: deskContract }
