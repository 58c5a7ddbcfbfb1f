import type { TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import type { State } from '../proposals.types.ts'
import { isTopic } from '../topic-keys.ts'

const sorts = ['changed', 'number', 'due', 'seconds'] as const
const parts = ['supervisor', 'leader', 'seconder'] as const
const classes = ['A', 'B', 'C', 'D'] as const

/** The route's input from the table's state. */
export function proposalListInput({ q, filters, sort, cursor, limit }: TableQuery, knownStates: readonly State[]) {
  const first = (key: string) => filters[key]?.[0]
  const topic = first('topic')
  const replyClass = classes.find((known) => known === first('class'))
  const myPart = parts.find((known) => known === first('part'))
  const states = knownStates.filter((state) => filters['state']?.includes(state))
  const sessionId = first('session')
  const unitId = first('unit')
  const delegationId = first('delegation')
  return {
    limit,
    sort: sorts.find((known) => known === sort?.key) ?? 'changed',
    ...(cursor ? { cursor } : {}),
    ...(q ? { q } : {}),
    ...(sessionId ? { sessionId } : {}),
    ...(states.length > 0 ? { state: states } : {}),
    ...(isTopic(topic) ? { topic } : {}),
    ...(unitId ? { unitId } : {}),
    ...(delegationId ? { delegationId } : {}),
    ...(replyClass ? { replyClass } : {}),
    ...(first('key') ? { isKey: true } : {}),
    ...(first('overdue') ? { overdue: true } : {}),
    ...(first('mine') ? { waitsForMe: true } : {}),
    ...(myPart ? { myPart } : {}),
  }
}
