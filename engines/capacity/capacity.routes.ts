import { deskRoutes } from './desk/desk.routes.ts'
import { eligibilityRoutes } from './eligibility/eligibility.routes.ts'
import { mineRoutes } from './mine/mine.routes.ts'
import { offersRoutes } from './offers/offers.routes.ts'

export const capacityRoutes = { offers: offersRoutes, eligibility: eligibilityRoutes, mine: mineRoutes, desk: deskRoutes }
