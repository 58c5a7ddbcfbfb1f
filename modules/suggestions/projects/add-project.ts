import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'

export interface NewProject {
  year: number
  title: string
  detail: string
  departmentId: string
  leaderId: string | null
  suggestionId: string | null
}

/** Puts a project at the end of its year's list. */
export async function addProject(trx: Trx, { year, title, detail, departmentId, leaderId, suggestionId }: NewProject): Promise<{ id: string; version: number }> {
  const id = newId(trx.at.getTime())
  const { last } = await trx.q
    .selectFrom('practical_projects')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('tenant_id', '=', trx.tenantId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  await trx.q
    .insertInto('practical_projects')
    .values({
      tenant_id: trx.tenantId,
      id,
      year,
      position: last + 1,
      title,
      detail,
      department_id: departmentId,
      leader_staff_id: leaderId,
      suggestion_id: suggestionId,
      survey_id: null,
      finished_at: null,
      finish_report: null,
      version: 1,
    })
    .execute()
  return { id, version: 1 }
}
