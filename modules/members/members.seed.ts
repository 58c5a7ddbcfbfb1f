import type { Insertable } from 'kysely'
import type { Keys } from '../../kernel/crypto/keys.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Staff } from '../../kernel/db/tables.generated.ts'
import { newId } from '../../kernel/ids.ts'
import { searchTerms } from './rules/search-terms.ts'
import { columnsOf, openStaffSealer, type StaffFields } from './staff-columns.ts'
import { countPeople } from './staff-counts.store.ts'
import { qualityOf } from './staff-quality.ts'
import { foundBy } from './staff-record.store.ts'

export interface SeededStaff {
  id: string
  fields: StaffFields
  membership: { status: 'active' | 'retained' | 'none' | 'transferred_out' | 'withdrawn'; joinedOn: string | null; documentNo: string | null }
  family: { relation: string; name: string; birthDate: string | null }[]
}

const chunk = 300

/** Many people at once, with their membership and family: for the demonstration and for benches. */
export async function seedStaff(trx: Trx, keys: Keys, people: SeededStaff[]): Promise<void> {
  const sealer = await openStaffSealer(keys, trx)
  const familyCipher = await keys.cipher(trx, 'staff_family.value')
  for (let from = 0; from < people.length; from += chunk) {
    const some = people.slice(from, from + chunk)
    const rows = some.map(({ id, fields, membership }): Insertable<Staff> => {
      const columns = columnsOf(id, fields, sealer)
      const base = {
        tenant_id: trx.tenantId,
        id,
        consents: '{}',
        version: 1,
        created_at: trx.at,
        updated_at: trx.at,
        membership: membership.status,
        member_since: membership.joinedOn,
      }
      // The demonstration's people have a number, a name and a unit each.
      return {
        ...columns,
        ...qualityOf(columns, fields.idNo ?? null),
        ...base,
        staff_no: fields.staffNo ?? '',
        name: fields.name ?? '',
        pinyin_key: columns.pinyin_key ?? '',
        sex: fields.sex ?? '0',
        unit_id: fields.unitId ?? '',
      }
    })
    await trx.q.insertInto('staff').values(rows).execute()
    const placed = rows.map(({ unit_id, group_id = null, membership }) => ({ unit_id, group_id, membership, people: 1 }))
    await countPeople(trx, placed)
    const terms = rows.flatMap((row) => searchTerms(foundBy(row)).map((term) => ({ tenant_id: trx.tenantId, term, staff_id: row.id, pinyin_key: row.pinyin_key })))
    await trx.q.insertInto('staff_terms').values(terms).execute()
    await insertEpisodes(trx, some)
    const family = some.flatMap(({ id: staffId, family: its }) =>
      its.map((relative) => {
        const id = newId()
        return {
          tenant_id: trx.tenantId,
          id,
          staff_id: staffId,
          relation: relative.relation,
          name_sealed: familyCipher.seal(id, relative.name),
          birth_date_sealed: relative.birthDate && familyCipher.seal(id, relative.birthDate),
          note_sealed: null,
          version: 1,
          created_at: trx.at,
        }
      }),
    )
    if (family.length > 0) await trx.q.insertInto('staff_family').values(family).execute()
  }
}

/** Who joined has a first episode as a member; who has left since, or retired, a second one. */
async function insertEpisodes(trx: Trx, people: SeededStaff[]): Promise<void> {
  const rows = people.flatMap(({ id, fields, membership }) => {
    const { status, joinedOn, documentNo } = membership
    if (status === 'none' || joinedOn === null) return []
    const base = {
      tenant_id: trx.tenantId,
      staff_id: id,
      unit_id: fields.unitId ?? '',
      decided_by: '校工会委员会',
      document_no: documentNo,
      note: null,
      account_id: null,
      at: trx.at,
    }
    const joined = { ...base, id: newId(), no: 1, status: 'active', from_date: joinedOn, decided_on: joinedOn }
    const since = fields.retireDate ?? fields.leaveDate ?? joinedOn
    return status === 'active' ? [joined] : [joined, { ...base, id: newId(), no: 2, status, from_date: since, decided_on: since }]
  })
  if (rows.length > 0) await trx.q.insertInto('membership_episodes').values(rows).execute()
}
