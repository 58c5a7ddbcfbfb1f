import { addDays } from '../../../engines/calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { addProject } from '../projects/add-project.ts'
import type { SeedCast } from './seed.types.ts'
import { departmentFor, projects } from './words.ts'

/** Ten projects of the year, from done to not yet begun. */
export async function seedProjects(trx: Trx, { departments, leader }: SeedCast): Promise<void> {
  const today = dayOf(trx.at)
  for (const [index, { title, topic, detail, milestones, reached, finished }] of projects.entries()) {
    const department = departmentFor(departments, topic)
    const { id } = await addProject(trx, { year: Number(today.slice(0, 4)), title, detail, departmentId: department.unitId, leaderId: leader.staffId, suggestionId: null })
    await trx.q
      .insertInto('practical_milestones')
      .values(
        milestones.map((name, position) => {
          const isReached = position < reached
          // One project is late, so that it can be seen what that looks like.
          const offset = isReached ? (position - reached) * 30 : index === 6 ? -5 : (position - reached + 1) * 30
          const dueOn = addDays(today, offset)
          return {
            tenant_id: trx.tenantId,
            id: newId(),
            project_id: id,
            position: position + 1,
            title: name,
            due_on: dueOn,
            done_on: isReached ? addDays(dueOn, -3) : null,
            report: isReached ? `${name}，已按计划完成。` : null,
          }
        }),
      )
      .execute()
    if (finished)
      await trx.q
        .updateTable('practical_projects')
        .set({ finished_at: trx.at, finish_report: '全部节点已完成，投入使用后反映良好。' })
        .where('tenant_id', '=', trx.tenantId)
        .where('id', '=', id)
        .execute()
  }
}
