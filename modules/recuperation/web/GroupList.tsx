import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Group } from './recuperation.types.ts'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import { TripState } from './TripList.tsx'

interface GroupListProps {
  items: readonly Group[]
  onOpen: (id: string) => void
}

const isShort = ({ state, taken, least }: Group) => state === 'open' && taken < least

/** On a phone: what decides whether a trip leaves, one press from what can be done. */
export function GroupRows({ items, onOpen }: GroupListProps) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  return (
    <ul aria-label={say('groups')}>
      {items.map((group) => {
        const { id, title, startsAt, endsAt, taken, places, waiting, least, unchecked, state } = group
        const people = [
          say('rowPeople', { taken, places }),
          isShort(group) && say('rowShort', { least, missing: least - taken }),
          waiting > 0 && say('waitingCount', { count: waiting }),
          unchecked > 0 && say('rowUnchecked', { count: unchecked }),
        ]
        const hint = (
          <>
            {times.span(startsAt, endsAt)}
            <br />
            {people.filter(Boolean).join(' · ')}
          </>
        )
        return (
          <li key={id}>
            <ListRow title={title} hint={hint} aside={<TripState state={state} />} onPress={() => onOpen(id)} />
          </li>
        )
      })}
    </ul>
  )
}

/** At a desk: all trips side by side. */
export function GroupTable({ items, onOpen }: GroupListProps) {
  const say = useTexts(recuperationTexts)
  return (
    <ScrollBox label={say('groups')}>
      <table className="tx-table">
        <thead>
          <tr>
            {(['trip', 'when', 'people', 'least', 'unchecked', 'lead', 'letters', 'state', 'do'] as const).map((column) => (
              <th key={column} scope="col" className={numbers.includes(column) ? 'tx-figure' : undefined}>
                {say(`group_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((group) => (
            <Row key={group.id} group={group} onOpen={() => onOpen(group.id)} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const numbers: readonly string[] = ['people', 'least', 'unchecked', 'letters']

function Row({ group, onOpen }: { group: Group; onOpen: () => void }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const { title, outOfProvince, startsAt, endsAt, taken, places, waiting, least, unchecked, leader, safety, letters, parties, unanswered, state } = group
  return (
    <tr>
      <th scope="row">
        {title} <Chip>{say(outOfProvince ? 'outOf' : 'within')}</Chip>
      </th>
      <td className="rc-when">{times.span(startsAt, endsAt)}</td>
      <td className="tx-figure">
        {`${taken} / ${places}`}
        {waiting > 0 && <span className="tx-note">{say('waitingCount', { count: waiting })}</span>}
      </td>
      <td className="tx-figure">{isShort(group) ? <Chip tone="warn">{say('shortOf', { least, missing: least - taken })}</Chip> : least}</td>
      <td className="tx-figure">{unchecked}</td>
      <td>{leader && safety ? `${leader.name} / ${safety.name}` : <span className="tx-note">{say('nobodyYet')}</span>}</td>
      <td className="tx-figure">{state === 'formed' ? `${letters} / ${parties}` : '—'}</td>
      <td>
        <TripState state={state} />
        {unanswered > 0 && <span className="tx-note">{say('unansweredCount', { count: unanswered })}</span>}
      </td>
      <td>
        <Button onClick={onOpen} aria-label={say('openGroup', { title })}>
          {say('open')}
        </Button>
      </td>
    </tr>
  )
}
