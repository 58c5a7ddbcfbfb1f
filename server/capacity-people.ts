import { sql } from 'kysely'
import type { CapacityDirectory, CapacityPeople } from '../engines/capacity/capacity.ports.ts'
import { clubsOfPerson } from '../modules/clubs/clubs.api.ts'
import { employmentTypes } from '../modules/members/members.api.ts'
import { readTree, unitNames } from '../modules/organisation/organisation.api.ts'

/** What the capacity engine asks about people: their records, each with the branch in which the person stands. Who leaves later is here today. */
export const capacityPeople: CapacityPeople = {
  relation: (db) => sql`(
    select id as staff_id, unit_id, staff_no, name, pinyin_key, membership, member_since, sex, birth_date, employment_type, hire_date, retire_date,
           ${clubsOfPerson(db, sql`staff.id`)} as club_ids
      from staff where tenant_id = ${db.tenantId} and merged_into is null and death_date is null
       and (leave_date is null or leave_date > (now() at time zone 'Asia/Shanghai')::date))`,
}

export const capacityDirectory: CapacityDirectory = {
  everybody: (db) => sql`(select id as staff_id, staff_no, name, pinyin_key from staff where tenant_id = ${db.tenantId})`,
  unitNames: (db, unitIds, day) => unitNames(db, unitIds, day),
  unitsAbove: async (db, unitIds, day) => {
    const tree = await readTree(db, day)
    return [...new Set(unitIds.flatMap((unitId) => tree.pathOf(unitId).map(({ id }) => id)))]
  },
  branches: async (db, day) => {
    const { all } = await readTree(db, day)
    return all.filter(({ kind }) => kind === 'branch').map(({ id, name }) => ({ id, name }))
  },
  clubs: async (db, day) => {
    const { all } = await readTree(db, day)
    return all.filter(({ kind }) => kind === 'club').map(({ id, name }) => ({ id, name }))
  },
  employmentTypes,
}
