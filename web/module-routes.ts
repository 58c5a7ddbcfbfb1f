import type { AnyRoute } from '@tanstack/react-router'
import { calendarRoutes } from '../engines/calendar/web/calendar.routes.tsx'
import { capacityRoutes } from '../engines/capacity/web/capacity.routes.tsx'
import { casesRoutes } from '../engines/cases/web/cases.routes.tsx'
import { notifyRoutes } from '../engines/notify/web/notify.routes.tsx'
import { surveysRoutes } from '../engines/surveys/web/surveys.routes.tsx'
import { activitiesRoutes } from '../modules/activities/web/activities.routes.tsx'
import { clubsRoutes } from '../modules/clubs/web/clubs.routes.tsx'
import { familyRoutes } from '../modules/family/web/family.routes.tsx'
import { birthdaysRoutes } from '../modules/birthdays/web/birthdays.routes.tsx'
import { giftsRoutes } from '../modules/gifts/web/gifts.routes.tsx'
import { healthRoutes } from '../modules/health/web/health.routes.tsx'
import { identityRoutes } from '../modules/identity/web/identity.routes.tsx'
import { membersRoutes } from '../modules/members/web/members.routes.tsx'
import { organisationRoutes } from '../modules/organisation/web/organisation.routes.tsx'
import { plansRoutes } from '../modules/plans/web/plans.routes.tsx'
import { proposalsRoutes } from '../modules/proposals/web/proposals.routes.tsx'
import { recuperationRoutes } from '../modules/recuperation/web/recuperation.routes.tsx'
import { suggestionsRoutes } from '../modules/suggestions/web/suggestions.routes.tsx'
import { venuesRoutes } from '../modules/venues/web/venues.routes.tsx'
import { volunteeringRoutes } from '../modules/volunteering/web/volunteering.routes.tsx'

/** Every module's pages, below the signed-in frame. Adding a module's pages is a line here. */
export function moduleRoutes(signedIn: AnyRoute): AnyRoute[] {
  return [
    ...identityRoutes(signedIn),
    ...membersRoutes(signedIn),
    ...organisationRoutes(signedIn),
    ...plansRoutes(signedIn),
    ...proposalsRoutes(signedIn),
    ...calendarRoutes(signedIn),
    ...capacityRoutes(signedIn),
    ...casesRoutes(signedIn),
    ...notifyRoutes(signedIn),
    ...surveysRoutes(signedIn),
    ...suggestionsRoutes(signedIn),
    ...activitiesRoutes(signedIn),
    ...venuesRoutes(signedIn),
    ...clubsRoutes(signedIn),
    ...recuperationRoutes(signedIn),
    ...giftsRoutes(signedIn),
    ...birthdaysRoutes(signedIn),
    ...familyRoutes(signedIn),
    ...volunteeringRoutes(signedIn),
    ...healthRoutes(signedIn),
  ]
}
