import type { Selectable } from 'kysely'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { StaffFamily } from '../../kernel/db/tables.generated.ts'
import { notFound } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { codeLabel } from './rules/code-sets.ts'
import { reachableStaff } from './staff.actions.ts'

export interface FamilyForm {
  relation: string
  name: string
  birthDate?: string | null | undefined
  note?: string | null | undefined
}

/** Family stands in rows of its own, sealed: a child's name and birthday are sensitive data (PIPL art. 28). */
export async function addFamily(context: RouteContext, { id: staffId, ...form }: FamilyForm & { id: string }): Promise<{ id: string }> {
  const person = await reachableStaff(context, staffId)
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
          staff_id: staffId,
          relation: form.relation,
          name_sealed: cipher.seal(id, form.name),
          birth_date_sealed: form.birthDate ? cipher.seal(id, form.birthDate) : null,
          note_sealed: form.note ? cipher.seal(id, form.note) : null,
          version: 1,
          created_at: trx.at,
        })
        .execute()
      trx.audit({ action: 'staff.family.add', entity: { type: 'staff', id: staffId }, unitId: person.unit_id, details: { relation: form.relation } })
      return { id }
    },
    { route: 'members.addFamily', content: { staffId, relation: form.relation } },
  )
}

export async function removeFamily(context: RouteContext, { id: staffId, familyId }: { id: string; familyId: string }): Promise<{ id: string }> {
  const person = await reachableStaff(context, staffId)
  return write(context, async (trx) => {
    const gone = await trx.q
      .deleteFrom('staff_family')
      .where('tenant_id', '=', trx.tenantId)
      .where('staff_id', '=', staffId)
      .where('id', '=', familyId)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw notFound()
    trx.audit({ action: 'staff.family.remove', entity: { type: 'staff', id: staffId }, unitId: person.unit_id })
    return { id: familyId }
  })
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
