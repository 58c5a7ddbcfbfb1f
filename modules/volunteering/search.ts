import { unitsSeenBy } from '../../engines/capacity/mine/shown-to.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { titledTasks } from './tasks/tasks.store.ts'
import { newYear } from './teams/teams.view.ts'
import { pageOfTeams } from './teams/teams.store.ts'
import { volunteeringService } from './volunteering.service.ts'

const mostFound = 5

/** Teams and tasks for the search over everything. */
export async function searchVolunteering(context: RequestContext, text: string): Promise<SearchHit[]> {
  const { staffId } = context.actor
  if (staffId === null) return []
  const asked = { staffId, mine: false, state: 'active' as const, search: text, within: null, since: newYear(context) }
  const teams = await pageOfTeams(context.db, asked, { after: null, limit: mostFound - 1 })
  const tasks = await titledTasks(context.db, { staffId, unitIds: await unitsSeenBy(context, staffId), text, limit: mostFound })
  return [
    ...teams.map(({ id, name }) => ({ kind: 'volunteer_team', title: name, hint: '志愿服务队', path: `/volunteering/teams/${id}` })),
    ...tasks.map(({ id, title }) => ({ kind: 'volunteer_task', title, hint: '志愿服务', path: volunteeringService.pathOf(id) })),
  ]
}
