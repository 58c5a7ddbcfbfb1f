import { seedStandards } from '../../engines/standards/standards.seed.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { foundOrganisation } from './found.actions.ts'
import { cadreKind, officeCode } from './officers.contract.ts'
import { enterOfficers, type EnteredTerm } from './officers.enter.ts'
import { superiorKind } from './organisation.contract.ts'
import type { OfficeCode } from './organisation.shapes.ts'
import { committeeKind, unitKind } from './units.contract.ts'

interface SeededUnit {
  id: string
  parentId: string | null
  kind: string
  committeeKind: string | null
  name: string
  shortName: string
  campus: string | null
  validFrom: string
  sort: number
}

export interface SeededOrganisation {
  units: SeededUnit[]
  superiors: { kind: string; name: string; validFrom: string; validTo: string | null }[]
  terms: EnteredTerm[]
  offices: { unitId: string; staffId: string; office: string; officeName: string; from: string; to: string | null; cadreKind: string }[]
}

/** A whole organisation at once, with the standards it starts with: for the demonstration. */
export async function seedOrganisation(trx: Trx, { units, superiors, terms, offices }: SeededOrganisation): Promise<void> {
  await foundOrganisation(trx, {
    units: units.map(({ id, parentId, ...unit }) => ({
      ...unit,
      id,
      key: id,
      parentKey: parentId,
      kind: unitKind.parse(unit.kind),
      committeeKind: committeeKind.nullable().parse(unit.committeeKind),
    })),
    superiors: superiors.map(({ kind, name, validFrom, validTo }) => ({
      kind: superiorKind.parse(kind),
      name,
      tenantId: null,
      documentNo: null,
      from: validFrom,
      to: validTo,
    })),
  })
  await enterOfficers(trx, {
    terms,
    offices: offices.map(({ office, officeName, ...held }) => ({
      ...held,
      office: officeCodeOf(office),
      title: officeName,
      cadreKind: cadreKind.parse(held.cadreKind),
    })),
  })
  await seedStandards(trx)
}

/**
 * From when a new tenant's union counts: early enough for every office and branch of
 * living memory to be entered with its own date, since nothing can be dated before the university itself.
 */
const beforeAnyRecord = '1949-10-01'

/** An empty university: its union and the standards it starts with. For the first start of a production server. */
export async function seedUniversity(trx: Trx, { name, shortName }: { name: string; shortName: string }): Promise<void> {
  const root = {
    key: 'university',
    parentKey: null,
    kind: 'university' as const,
    committeeKind: null,
    name,
    shortName,
    campus: null,
    validFrom: beforeAnyRecord,
    sort: 0,
  }
  await foundOrganisation(trx, { units: [root], superiors: [] })
  await seedStandards(trx)
}

/** The demonstration's codes name the committee too, which here the unit tells. */
const codesOfDemonstration: Record<string, OfficeCode> = {
  women_committee_director: 'director',
  youth_committee_director: 'director',
  audit_director: 'director',
  committee_director: 'director',
  committee_deputy_director: 'vice_director',
  club_president: 'president',
  club_secretary: 'secretary',
}

function officeCodeOf(code: string): OfficeCode {
  return codesOfDemonstration[code] ?? officeCode.parse(code)
}
