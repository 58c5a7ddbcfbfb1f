import { sql } from 'kysely'
import type { RequestContext } from '../../kernel/context.ts'
import { topicNames } from '../proposals/proposals.api.ts'
import { topic } from '../proposals/proposals.contract.ts'
import { states } from './suggestions.contract.ts'
import { suggestionProcess } from './suggestions.process.ts'

interface Cell {
  state: string
  topic: string
  count: number
  overdue: number
}

/** Two statements, whatever their number. */
export async function suggestionStatistics({ db, clock }: RequestContext) {
  const [cells, median] = await Promise.all([
    sql<Cell>`
      select c.state, s.topic, count(*)::int as count, (count(*) filter (where c.closed_at is null and c.due_at <= ${clock.now()}))::int as overdue
        from suggestions s join cases c on c.tenant_id = s.tenant_id and c.id = s.id
       where s.tenant_id = ${db.tenantId} and c.tenant_id = ${db.tenantId} group by c.state, s.topic`.execute(db.q),
    sql<{ days: number | null }>`
      select round((percentile_cont(0.5) within group (order by extract(epoch from s.feedback_at - c.opened_at)) / 86400)::numeric, 1)::float8 as days
        from suggestions s join cases c on c.tenant_id = s.tenant_id and c.id = s.id
       where s.tenant_id = ${db.tenantId} and c.tenant_id = ${db.tenantId} and s.feedback_at is not null`.execute(db.q),
  ])
  const sum = (chosen: (cell: Cell) => boolean, of: (cell: Cell) => number = ({ count }) => count) => cells.rows.filter(chosen).reduce((total, cell) => total + of(cell), 0)
  const open = ['submitted', 'handling', 'answered', 'withdrawn']
  return {
    total: sum(() => true),
    answered: sum(({ state }) => !open.includes(state)),
    done: sum(({ state }) => state === 'done'),
    overdue: sum(
      () => true,
      ({ overdue }) => overdue,
    ),
    medianDays: median.rows[0]?.days ?? null,
    byState: states.map((state) => ({ state, title: suggestionProcess.states[state].title, count: sum((cell) => cell.state === state) })),
    byTopic: topic.options.map((each) => ({ topic: each, title: topicNames[each], count: sum((cell) => cell.topic === each) })).filter(({ count }) => count > 0),
  }
}
