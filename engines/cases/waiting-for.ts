import { reaches } from '../../kernel/auth/actor.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { people } from './cases.ports.ts'
import type { CaseView } from './case-view.ts'
import { showDue } from './due.ts'
import type { Names } from './names.ts'
import type { Hat } from './process.ts'
import { isInvolved, type Reading } from './reading.ts'
import { actionOf } from './registry.ts'
import type { Assignee, Task } from './tasks.ts'

/** Whoever reads a published case sees which office is waited for, not which person. */
export function visibleTasks(reading: Reading, tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => task.staffId === null || isInvolved(reading)).map((task) => (isInvolved(reading) ? task : { ...task, takenBy: null }))
}

export function showWaiting({ process, situation, hats }: Reading, task: Task, names: Names): CaseView['waiting'][number] {
  return {
    taskId: task.id,
    action: task.action,
    title: actionOf(process, task.action)?.title ?? { zh: task.action, en: task.action },
    who: whoIsWaitedFor(task, names),
    ...showDue(task, situation.now, situation.calendar),
    takenBy: task.takenBy === null ? null : names.person(task.takenBy),
    mine: hats.some((hat) => waitsFor(task, hat)),
  }
}

/** The person, or the unit and what somebody there must be allowed to do. */
export function whoIsWaitedFor(task: Assignee, names: Names): Bilingual {
  if (task.staffId !== null) return same(names.person(task.staffId).name)
  const title = people().permissionTitle(task.permission ?? '')
  const unit = task.unitId === null ? null : names.unit(task.unitId).name
  return unit === null ? title : { zh: `${unit}（${title.zh}）`, en: `${unit} (${title.en})` }
}

export function waitsFor(task: Assignee, { actor }: Hat): boolean {
  if (task.staffId !== null) return task.staffId === actor.staffId
  const scope = task.permission === null ? undefined : actor.permissions.get(task.permission)
  return scope !== undefined && reaches(scope, task.unitId)
}

function same(text: string): Bilingual {
  return { zh: text, en: text }
}
