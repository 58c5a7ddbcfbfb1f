import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { ActivityItem } from './activities.types.ts'

type Timed = Pick<ActivityItem, 'startsAt' | 'endsAt' | 'course'>

/** When an activity takes place, in one line: from when to when, or the next meeting of a class. */
export function useWhen(): (item: Timed) => string | null {
  const say = useTexts(activitiesTexts)
  const times = useTimes()
  return ({ startsAt, endsAt, course }) => {
    if (course?.next) return say(course.next.no === 1 ? 'firstIs' : 'nextIs', { at: times.at(course.next.startsAt), count: course.meetings })
    if (course) return say('courseOver', { count: course.meetings })
    return startsAt && times.span(startsAt, endsAt)
  }
}
