import { calendarContract } from '../engines/calendar/calendar.contract.ts'
import { capacityContract } from '../engines/capacity/capacity.contract.ts'
import { checkinContract } from '../engines/capacity/checkin/checkin.contract.ts'
import { drawContract } from '../engines/capacity/draw/draw.contract.ts'
import { recordsContract } from '../engines/capacity/records/records.contract.ts'
import { casesContract } from '../engines/cases/cases.contract.ts'
import { notifyContract } from '../engines/notify/notify.contract.ts'
import { standardsContract } from '../engines/standards/standards.contract.ts'
import { surveysContract } from '../engines/surveys/surveys.contract.ts'
import { activitiesContract } from '../modules/activities/activities.contract.ts'
import { clubsContract } from '../modules/clubs/clubs.contract.ts'
import { clubRosterContract } from '../modules/clubs/roster/roster.contract.ts'
import { placementContract } from '../modules/family/placement.contract.ts'
import { birthdaysContract } from '../modules/birthdays/birthdays.contract.ts'
import { birthdaySettlementsContract } from '../modules/birthdays/settlements.contract.ts'
import { birthdayShopsContract } from '../modules/birthdays/shops.contract.ts'
import { giftChainContract } from '../modules/gifts/chain/chain.contract.ts'
import { giftsContract } from '../modules/gifts/gifts.contract.ts'
import { giftNeedsContract } from '../modules/gifts/needs/needs.contract.ts'
import { giftReceiptsContract } from '../modules/gifts/receipts/receipts.contract.ts'
import { giftYearContract } from '../modules/gifts/year/year.contract.ts'
import { healthContract } from '../modules/health/health.contract.ts'
import { identityContract } from '../modules/identity/identity.contract.ts'
import { duplicatesContract } from '../modules/members/duplicates/duplicates.contract.ts'
import { importContract } from '../modules/members/import/import.contract.ts'
import { membersContract } from '../modules/members/members.contract.ts'
import { membershipContract } from '../modules/members/membership/membership.contract.ts'
import { myFileContract } from '../modules/members/my-file/my-file.contract.ts'
import { qualityContract } from '../modules/members/quality/quality.contract.ts'
import { organisationContract } from '../modules/organisation/organisation.contract.ts'
import { plansContract } from '../modules/plans/plans.contract.ts'
import { documentsContract } from '../modules/proposals/documents/documents.contract.ts'
import { proposalsContract } from '../modules/proposals/proposals.contract.ts'
import { recuperationContract } from '../modules/recuperation/recuperation.contract.ts'
import { consultationsContract } from '../modules/suggestions/consultations/consultations.contract.ts'
import { projectsContract } from '../modules/suggestions/projects/projects.contract.ts'
import { suggestionsContract } from '../modules/suggestions/suggestions.contract.ts'
import { venueBookingsContract } from '../modules/venues/bookings.contract.ts'
import { venuesContract } from '../modules/venues/venues.contract.ts'
import { volunteerHoursContract } from '../modules/volunteering/hours/hours.contract.ts'
import { volunteerTasksContract } from '../modules/volunteering/tasks/tasks.contract.ts'
import { volunteerTeamsContract } from '../modules/volunteering/teams/teams.contract.ts'
import { shellContract } from './shell.contract.ts'

/** Every route of the product: what the typed client, REST and OpenAPI are made from. */
export const contract = {
  shell: shellContract,
  identity: identityContract,
  organisation: organisationContract,
  standards: standardsContract,
  notify: notifyContract,
  surveys: surveysContract,
  calendar: calendarContract,
  cases: casesContract,
  capacity: capacityContract,
  draws: drawContract,
  checkin: checkinContract,
  records: recordsContract,
  members: membersContract,
  memberImports: importContract,
  membership: membershipContract,
  myFile: myFileContract,
  duplicates: duplicatesContract,
  quality: qualityContract,
  plans: plansContract,
  proposals: proposalsContract,
  proposalDocuments: documentsContract,
  suggestions: suggestionsContract,
  consultations: consultationsContract,
  practicalProjects: projectsContract,
  activities: activitiesContract,
  recuperation: recuperationContract,
  venues: venuesContract,
  venueBookings: venueBookingsContract,
  clubs: clubsContract,
  clubRoster: clubRosterContract,
  gifts: giftsContract,
  giftReceipts: giftReceiptsContract,
  giftYear: giftYearContract,
  giftChain: giftChainContract,
  giftNeeds: giftNeedsContract,
  birthdays: birthdaysContract,
  birthdayShops: birthdayShopsContract,
  birthdaySettlements: birthdaySettlementsContract,
  placement: placementContract,
  volunteerTeams: volunteerTeamsContract,
  volunteerTasks: volunteerTasksContract,
  volunteerHours: volunteerHoursContract,
  health: healthContract,
}
