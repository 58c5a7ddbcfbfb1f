import type { Services, Tenant } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { today } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { seedActivities } from '../../modules/activities/seed/activities.seed.ts'
import { seedClubs } from '../../modules/clubs/seed/clubs.seed.ts'
import { seedBirthdays } from '../../modules/birthdays/seed/birthdays.seed.ts'
import { seedPlacements } from '../../modules/family/seed/placements.seed.ts'
import { seedGifts } from '../../modules/gifts/seed/gifts.seed.ts'
import { seedHealth } from '../../modules/health/seed/health.seed.ts'
import { createAccount, grantRole, hashPassword, isRole } from '../../modules/identity/identity.api.ts'
import { seedMatters } from '../../modules/members/membership/membership.seed.ts'
import { seedStaff, type SeededStaff } from '../../modules/members/members.seed.ts'
import { seedOrganisation } from '../../modules/organisation/organisation.seed.ts'
import { seedPlan } from '../../modules/plans/plans.seed.ts'
import { seedProposals } from '../../modules/proposals/seed/proposals.seed.ts'
import { seedRecuperation } from '../../modules/recuperation/seed/recuperation.seed.ts'
import { seedSuggestions } from '../../modules/suggestions/seed/suggestions.seed.ts'
import { seedVenues } from '../../modules/venues/seed/venues.seed.ts'
import { seedVolunteering } from '../../modules/volunteering/seed/volunteering.seed.ts'
import { activityCast } from './activity-cast.ts'
import { clubCast } from './club-cast.ts'
import { seededCongress } from './congress/seeded-congress.ts'
import type { DemoStaff, DemoUniversity } from './demo.types.ts'
import { placementCast } from './family-cast.ts'
import { demoMatters } from './matters.ts'
import { leadOf } from './pools/plan-leads.ts'
import { suggestionCast } from './suggestion-cast.ts'
import { demoPassword } from './shown-accounts.ts'
import { travelCast } from './travel-cast.ts'

/** Ids of the generator's keys. */
type Ids = (key: string) => string

/** Stores a generated university in one transaction: a first start that is interrupted begins anew. */
export async function storeDemoUniversity(services: Services, tenant: Tenant, university: DemoUniversity): Promise<void> {
  const db = services.databases.of(tenant.id)
  const passwordHash = await hashPassword(services.settings.passwordCost, demoPassword)
  const ids = idBook()
  const context = { db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '演示数据', via: 'system' as const } }
  await write(context, async (trx) => {
    await seedOrganisation(trx, {
      units: university.units.map((unit) => ({ ...unit, id: ids(unit.key), parentId: unit.parentKey === null ? null : ids(unit.parentKey) })),
      superiors: university.superiors,
      terms: university.terms.map((term) => ({ ...term, unitId: ids(term.unitKey) })),
      offices: university.offices.map((office) => ({ ...office, unitId: ids(office.unitKey), staffId: ids(office.staffKey) })),
    })
    await seedStaff(
      trx,
      services.keys,
      university.staff.map((person) => seededStaff(person, ids)),
    )
    await openAccounts(trx, { university, ids, passwordHash, from: today(services.clock) })
    await seedPlan(trx, { ...university.plan, leadOf: (title) => unitCalled(university, leadOf(title), ids) })
    await seedProposals(trx, seededCongress(university, { ids, now: trx.at }))
    await seedMatters(trx, demoMatters(university, { ids, now: trx.at }))
    await seedSuggestions(trx, suggestionCast(university, ids))
    await seedActivities(trx, services.keys, activityCast(university, ids))
    await seedRecuperation(trx, travelCast(university, ids))
    await seedVenues(trx, activityCast(university, ids))
    await seedClubs(trx, clubCast(university, ids))
    await seedGifts(trx, activityCast(university, ids))
    await seedBirthdays(trx, activityCast(university, ids))
    await seedHealth(trx, activityCast(university, ids))
    await seedVolunteering(trx, activityCast(university, ids))
    await seedPlacements(trx, services.keys, placementCast(university, { ids, today: today(services.clock) }))
    trx.audit({ action: 'demo.fill', entity: { type: 'tenant', id: tenant.id }, details: { staff: university.staff.length, units: university.units.length } })
  })
}

async function openAccounts(trx: Trx, { university, ids, passwordHash, from }: { university: DemoUniversity; ids: Ids; passwordHash: string; from: string }): Promise<void> {
  const names = new Map(university.staff.map((person) => [person.key, person.name]))
  for (const account of university.accounts) {
    const { id } = await createAccount(trx, {
      username: account.username,
      name: names.get(account.staffKey) ?? account.roleZh,
      staffId: ids(account.staffKey),
      passwordHash,
      mustChangePassword: false,
    })
    const unitId = university.units.find((unit) => unit.key === account.unitKey)?.kind === 'university' ? null : ids(account.unitKey)
    if (!isRole(account.role)) throw new TypeError(`no such role: ${account.role}`)
    await grantRole(trx, { accountId: id, role: account.role, unitId, from, until: null, documentNo: '演示' })
  }
}

function seededStaff(person: DemoStaff, ids: Ids): SeededStaff {
  const { key, unitKey, groupKey, duesBaseFen, membership, family, ...fields } = person
  return {
    id: ids(key),
    fields: {
      ...fields,
      unitId: ids(unitKey),
      groupId: groupKey === null ? null : ids(groupKey),
      duesBase: duesBaseFen === null ? null : yuanFromFen(duesBaseFen),
      cardNo: membership.cardNo,
    },
    membership,
    family,
  }
}

function unitCalled({ units }: DemoUniversity, name: string | null, ids: Ids): string | null {
  const unit = units.find((candidate) => candidate.name === name)
  return unit ? ids(unit.key) : null
}

function idBook(): Ids {
  const known = new Map<string, string>()
  return (key) => {
    const id = known.get(key) ?? newId()
    known.set(key, id)
    return id
  }
}
