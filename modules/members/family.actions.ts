import { sql, type Selectable } from 'kysely'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { StaffFamily } from '../../kernel/db/tables.generated.ts'
import { notFound } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { consentNeeded, mergedRecord, unknownRelation } from './members.errors.ts'
import { isUnderFourteen } from './rules/age.ts'
import { codeLabel } from './rules/code-sets.ts'
import { reachableStaff } from './staff.actions.ts'
import type { StaffRow } from './staff-record.store.ts'

export interface FamilyForm {
  relation: string
  name: string
  birthDate?: string | null | undefined
  note?: string | null | undefined
  /** The guardian agrees that the data of a child under 14 is kept. */
  consent?: true | undefined
}

export async function addFamily(context: RouteContext, { id, ...form }: FamilyForm & { id: string }): Promise<{ id: string }> {
  return addFamilyOf(context, await reachableStaff(context, id), form)
}

export async function removeFamily(context: RouteContext, { id, familyId }: { id: string; familyId: string }): Promise<{ id: string }> {
  return removeFamilyOf(context, await reachableStaff(context, id), familyId)
}

/** Family stands in rows of its own, sealed: a child's name and birthday are sensitive data (PIPL art. 28). */
export async function addFamilyOf(context: RequestContext, person: StaffRow, form: FamilyForm): Promise<{ id: string }> {
  if (person.merged_into) throw mergedRecord({ name: person.name })
  if (!codeLabel('family_relation', form.relation)) throw unknownRelation()
  const isChild = form.birthDate ? isUnderFourteen(form.birthDate, today(context.clock)) : false
  if (isChild && !form.consent) throw consentNeeded()
  const cipher = await context.services.keys.cipher(context.db, 'staff_family.value')
  const id = newId()
  return write(
    context,
    async (trx) => {
      await trx.q
        .insertInto('staff_family')
        .values({
          tenant_id: trx.tenantId,
          id,
          staff_id: person.id,
          relation: form.relation,
          name_sealed: cipher.seal(id, form.name),
          birth_date_sealed: form.birthDate ? cipher.seal(id, form.birthDate) : null,
          note_sealed: form.note ? cipher.seal(id, form.note) : null,
          version: 1,
          created_at: trx.at,
        })
        .execute()
      if (isChild) await recordConsent(trx, person.id)
      trx.audit({
        action: 'staff.family.add',
        entity: { type: 'staff', id: person.id },
        unitId: person.unit_id,
        details: { relation: form.relation, ...(isChild ? { consent: true } : {}) },
      })
      return { id }
    },
    { route: 'members.addFamily', content: { staffId: person.id, relation: form.relation } },
  )
}

export function removeFamilyOf(context: RequestContext, person: StaffRow, familyId: string): Promise<{ id: string }> {
  return write(context, async (trx) => {
    const gone = await trx.q.deleteFrom('staff_family').where('tenant_id', '=', trx.tenantId).where('staff_id', '=', person.id).where('id', '=', familyId).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw notFound()
    trx.audit({ action: 'staff.family.remove', entity: { type: 'staff', id: person.id }, unitId: person.unit_id })
    return { id: familyId }
  })
}

/** The consents of a record say to what, by whom and when: PIPL arts. 14, 31. */
async function recordConsent(trx: Trx, staffId: string): Promise<void> {
  const consent = JSON.stringify({ children_under_14: { at: trx.at, accountId: trx.actorId } })
  await trx.q
    .updateTable('staff')
    .set({ consents: sql`consents || ${consent}::jsonb` })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', staffId)
    .execute()
}

export async function openFamily(context: RequestContext, rows: Selectable<StaffFamily>[]) {
  if (rows.length === 0) return []
  const cipher = await context.services.keys.cipher(context.db, 'staff_family.value')
  return rows.map((row) => ({
    id: row.id,
    relation: row.relation,
    relationLabel: codeLabel('family_relation', row.relation)?.[context.locale] ?? row.relation,
    name: cipher.open(row.id, row.name_sealed),
    birthDate: row.birth_date_sealed && cipher.open(row.id, row.birth_date_sealed),
    note: row.note_sealed && cipher.open(row.id, row.note_sealed),
    version: row.version,
  }))
}
