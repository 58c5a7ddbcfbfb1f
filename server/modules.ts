import { calendarModule } from '../engines/calendar/calendar.module.ts'
import { registerCapacityDirectory, registerCapacityPeople } from '../engines/capacity/capacity.ports.ts'
import { capacityModule } from '../engines/capacity/capacity.module.ts'
import { recordsModule } from '../engines/capacity/records/records.module.ts'
import { registerCasePeople } from '../engines/cases/cases.ports.ts'
import { casesModule } from '../engines/cases/cases.module.ts'
import { registerDirectory } from '../engines/notify/directory.ts'
import { notifyModule } from '../engines/notify/notify.module.ts'
import { searchEngine } from '../engines/search/search.module.ts'
import { surveysModule } from '../engines/surveys/surveys.module.ts'
import type { ModuleManifest } from '../kernel/module.ts'
import { activitiesModule } from '../modules/activities/activities.module.ts'
import { peopleOfClosingClubs } from '../modules/clubs/clubs.api.ts'
import { clubsModule } from '../modules/clubs/clubs.module.ts'
import { familyModule } from '../modules/family/family.module.ts'
import { birthdaysModule } from '../modules/birthdays/birthdays.module.ts'
import { giftsModule } from '../modules/gifts/gifts.module.ts'
import { healthModule } from '../modules/health/health.module.ts'
import { rolesAtUnits } from '../modules/identity/identity.api.ts'
import { identityModule } from '../modules/identity/identity.module.ts'
import { openChangeRequests, peopleOfUnits, staffNames } from '../modules/members/members.api.ts'
import { membersModule } from '../modules/members/members.module.ts'
import { registerOpenMatters, registerPeople, registerRoles } from '../modules/organisation/organisation.api.ts'
import { organisationModule } from '../modules/organisation/organisation.module.ts'
import { plansModule } from '../modules/plans/plans.module.ts'
import { proposalsModule } from '../modules/proposals/proposals.module.ts'
import { recuperationModule } from '../modules/recuperation/recuperation.module.ts'
import { suggestionsModule } from '../modules/suggestions/suggestions.module.ts'
import { venuesModule } from '../modules/venues/venues.module.ts'
import { volunteeringModule } from '../modules/volunteering/volunteering.module.ts'
import { capacityDirectory, capacityPeople } from './capacity-people.ts'
import { casePeople } from './case-people.ts'

/** Every module of the product, as the shell knows it. A new one is a line here, one in contract.ts and one in router.ts. */
export const modules: ModuleManifest[] = [
  organisationModule,
  membersModule,
  plansModule,
  identityModule,
  calendarModule,
  notifyModule,
  searchEngine,
  surveysModule,
  casesModule,
  capacityModule,
  recordsModule,
  proposalsModule,
  suggestionsModule,
  activitiesModule,
  recuperationModule,
  venuesModule,
  clubsModule,
  giftsModule,
  birthdaysModule,
  familyModule,
  volunteeringModule,
  healthModule,
]

// The organisation knows people only through this, so that neither module needs the other to exist.
registerPeople(peopleOfUnits)
registerRoles(rolesAtUnits)
registerOpenMatters(openChangeRequests)
registerOpenMatters(peopleOfClosingClubs)
// Messages reach people whom only their module knows.
registerDirectory(staffNames)
// Cases are acted on by people, at units, under permissions that other modules declare.
registerCasePeople(casePeople(modules))
// Limited places are given to people whom only their module knows.
registerCapacityPeople(capacityPeople)
registerCapacityDirectory(capacityDirectory)
