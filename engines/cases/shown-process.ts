import type { AnyAction } from './carry-out.ts'
import { targetsOf } from './check-process.ts'
import { drawProcess } from './draw.ts'
import { processOf } from './registry.ts'
import { whoCan } from './who-can.ts'

/** A process in words and as a picture, for whoever asks where a matter goes from here; `state` is marked as where it is. */
export function shownProcess(id: string, state?: string) {
  const process = processOf(id)
  return {
    process: process.id,
    title: process.title,
    states: Object.entries(process.states).map(([name, { title, says, closed }]) => ({ name, title, says, closed: closed ?? false })),
    actions: Object.entries<AnyAction>(process.actions).map(([name, action]) => ({
      name,
      title: action.title,
      from: [...action.from],
      to: [...targetsOf(action)],
      who: whoCan(process, action.by),
    })),
    svg: { zh: drawProcess(process, 'zh', state), en: drawProcess(process, 'en', state) },
  }
}
