import { implement } from '@orpc/server'
import { calendarPlainRoutes } from '../engines/calendar/calendar.plain.ts'
import { calendarRoutes } from '../engines/calendar/calendar.routes.ts'
import { capacityPlainRoutes } from '../engines/capacity/capacity.plain.ts'
import { capacityRoutes } from '../engines/capacity/capacity.routes.ts'
import { checkinPlainRoutes } from '../engines/capacity/checkin/checkin.plain.ts'
import { checkinRoutes } from '../engines/capacity/checkin/checkin.routes.ts'
import { claimsPlainRoutes } from '../engines/capacity/claims/claims.plain.ts'
import { drawPlainRoutes, drawRoutes } from '../engines/capacity/draw/draw.routes.ts'
import { recordsPlainRoutes, recordsRoutes } from '../engines/capacity/records/records.routes.ts'
import { casesPlainRoutes } from '../engines/cases/cases.plain.ts'
import { casesRoutes } from '../engines/cases/cases.routes.ts'
import { oversightPlainRoutes } from '../engines/cases/oversight.plain.ts'
import { oversightRoutes } from '../engines/cases/oversight.routes.ts'
import { notifyRoutes } from '../engines/notify/notify.routes.ts'
import { standardsRoutes } from '../engines/standards/standards.routes.ts'
import { surveysRoutes } from '../engines/surveys/surveys.routes.ts'
import type { RequestContext } from '../kernel/context.ts'
import type { PlainRoute } from '../kernel/http/plain-route.ts'
import { activitiesPlainRoutes } from '../modules/activities/activities.plain.ts'
import { activitiesRoutes } from '../modules/activities/activities.routes.ts'
import { clubsPlainRoutes } from '../modules/clubs/clubs.plain.ts'
import { clubRosterRoutes, clubsRoutes } from '../modules/clubs/clubs.routes.ts'
import { familyPlainRoutes } from '../modules/family/family.plain.ts'
import { placementRoutes } from '../modules/family/family.routes.ts'
import { birthdaysPlainRoutes } from '../modules/birthdays/birthdays.plain.ts'
import { birthdaySettlementsRoutes, birthdayShopsRoutes, birthdaysRoutes } from '../modules/birthdays/birthdays.routes.ts'
import { giftChainRoutes } from '../modules/gifts/chain/chain.routes.ts'
import { giftsPlainRoutes } from '../modules/gifts/gifts.plain.ts'
import { giftsRoutes } from '../modules/gifts/gifts.routes.ts'
import { giftNeedsRoutes } from '../modules/gifts/needs/needs.routes.ts'
import { giftReceiptsRoutes } from '../modules/gifts/receipts/receipts.routes.ts'
import { giftYearRoutes } from '../modules/gifts/year/year.routes.ts'
import { healthPlainRoutes } from '../modules/health/health.plain.ts'
import { healthRoutes } from '../modules/health/health.routes.ts'
import { activationPlainRoutes } from '../modules/identity/activation.plain.ts'
import { identityRoutes } from '../modules/identity/identity.routes.ts'
import { duplicatesRoutes } from '../modules/members/duplicates/duplicates.routes.ts'
import { importRoutes } from '../modules/members/import/import.routes.ts'
import { membersPlainRoutes } from '../modules/members/members.plain.ts'
import { membersRoutes } from '../modules/members/members.routes.ts'
import { membershipPlainRoutes } from '../modules/members/membership/membership.plain.ts'
import { membershipRoutes } from '../modules/members/membership/membership.routes.ts'
import { myFileRoutes } from '../modules/members/my-file/my-file.routes.ts'
import { qualityRoutes } from '../modules/members/quality/quality.routes.ts'
import { organisationPlainRoutes } from '../modules/organisation/organisation.plain.ts'
import { organisationRoutes } from '../modules/organisation/organisation.routes.ts'
import { plansPlainRoutes } from '../modules/plans/plans.plain.ts'
import { plansRoutes } from '../modules/plans/plans.routes.ts'
import { documentsPlainRoutes } from '../modules/proposals/documents/documents.plain.ts'
import { documentsRoutes } from '../modules/proposals/documents/documents.routes.ts'
import { proposalsRoutes } from '../modules/proposals/proposals.routes.ts'
import { recuperationPlainRoutes } from '../modules/recuperation/recuperation.plain.ts'
import { recuperationRoutes } from '../modules/recuperation/recuperation.routes.ts'
import { consultationsRoutes } from '../modules/suggestions/consultations/consultations.routes.ts'
import { projectsRoutes } from '../modules/suggestions/projects/projects.routes.ts'
import { suggestionsPlainRoutes } from '../modules/suggestions/suggestions.plain.ts'
import { suggestionsRoutes } from '../modules/suggestions/suggestions.routes.ts'
import { venuesPlainRoutes } from '../modules/venues/venues.plain.ts'
import { venueBookingsRoutes, venuesRoutes } from '../modules/venues/venues.routes.ts'
import { volunteerHoursRoutes } from '../modules/volunteering/hours/hours.routes.ts'
import { volunteerTasksRoutes } from '../modules/volunteering/tasks/tasks.routes.ts'
import { volunteerTeamsRoutes } from '../modules/volunteering/teams/teams.routes.ts'
import { volunteeringPlainRoutes } from '../modules/volunteering/volunteering.plain.ts'
import { contract } from './contract.ts'
import { shellRoutes } from './shell.routes.ts'

export const router = implement(contract)
  .$context<RequestContext>()
  .router({
    shell: shellRoutes,
    identity: identityRoutes,
    organisation: organisationRoutes,
    standards: standardsRoutes,
    notify: notifyRoutes,
    surveys: surveysRoutes,
    calendar: calendarRoutes,
    cases: { ...casesRoutes, ...oversightRoutes },
    capacity: capacityRoutes,
    draws: drawRoutes,
    checkin: checkinRoutes,
    records: recordsRoutes,
    members: membersRoutes,
    memberImports: importRoutes,
    membership: membershipRoutes,
    myFile: myFileRoutes,
    duplicates: duplicatesRoutes,
    quality: qualityRoutes,
    plans: plansRoutes,
    proposals: proposalsRoutes,
    proposalDocuments: documentsRoutes,
    suggestions: suggestionsRoutes,
    consultations: consultationsRoutes,
    practicalProjects: projectsRoutes,
    activities: activitiesRoutes,
    recuperation: recuperationRoutes,
    venues: venuesRoutes,
    venueBookings: venueBookingsRoutes,
    clubs: clubsRoutes,
    clubRoster: clubRosterRoutes,
    gifts: giftsRoutes,
    giftReceipts: giftReceiptsRoutes,
    giftYear: giftYearRoutes,
    giftChain: giftChainRoutes,
    giftNeeds: giftNeedsRoutes,
    birthdays: birthdaysRoutes,
    birthdayShops: birthdayShopsRoutes,
    birthdaySettlements: birthdaySettlementsRoutes,
    placement: placementRoutes,
    volunteerTeams: volunteerTeamsRoutes,
    volunteerTasks: volunteerTasksRoutes,
    volunteerHours: volunteerHoursRoutes,
    health: healthRoutes,
  })

export const plainRoutes: PlainRoute[] = [
  ...activationPlainRoutes,
  ...organisationPlainRoutes,
  ...membersPlainRoutes,
  ...membershipPlainRoutes,
  ...plansPlainRoutes,
  ...calendarPlainRoutes,
  ...suggestionsPlainRoutes,
  ...casesPlainRoutes,
  ...oversightPlainRoutes,
  ...documentsPlainRoutes,
  ...claimsPlainRoutes,
  ...capacityPlainRoutes,
  ...activitiesPlainRoutes,
  ...recuperationPlainRoutes,
  ...venuesPlainRoutes,
  ...clubsPlainRoutes,
  ...giftsPlainRoutes,
  ...birthdaysPlainRoutes,
  ...familyPlainRoutes,
  ...volunteeringPlainRoutes,
  ...healthPlainRoutes,
  ...drawPlainRoutes,
  ...checkinPlainRoutes,
  ...recordsPlainRoutes,
]
