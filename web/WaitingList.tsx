import { Chip } from '../kernel/ui/base/Chip.tsx'
import { DueChip } from '../kernel/ui/base/DueChip.tsx'
import { ListRow } from '../kernel/ui/base/ListRow.tsx'
import { useTexts } from '../kernel/ui/texts.ts'
import { homeTexts } from './home.texts.ts'
import type { WaitingItem } from './session.tsx'
import './home.css'

/** Things that wait, each leading to the place where it is done. */
export function WaitingList({ items }: { items: readonly WaitingItem[] }) {
  const say = useTexts(homeTexts)
  return (
    <ul>
      {items.map((item) => (
        <li key={item.key}>
          <ListRow
            to={item.path}
            title={item.title}
            hint={item.hint}
            aside={
              <span className="sh-waiting-aside">
                {item.count > 1 && <Chip>{say('count', { count: item.count })}</Chip>}
                {item.dueOn && <DueChip dueOn={item.dueOn} />}
              </span>
            }
          />
        </li>
      ))}
    </ul>
  )
}
