import { dayOf } from '../kernel/ui/base/days.ts'
import { useNow } from '../kernel/ui/base/use-now.ts'
import { useTexts } from '../kernel/ui/texts.ts'
import { groupByDue } from './due-groups.ts'
import { homeTexts } from './home.texts.ts'
import type { WaitingItem } from './session.tsx'
import { WaitingList } from './WaitingList.tsx'
import './home.css'

/** Everything that waits, by deadline. */
export function WaitingGroups({ items }: { items: readonly WaitingItem[] }) {
  const say = useTexts(homeTexts)
  const today = dayOf(useNow())
  return groupByDue(items, today).map(({ group, items }) => (
    <section key={group} className="sh-group" aria-label={say(group)}>
      <h3 className="sh-group-title">{say(group)}</h3>
      <WaitingList items={items} />
    </section>
  ))
}
