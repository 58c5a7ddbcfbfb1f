import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { GroupDrawer } from './GroupDrawer.tsx'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Group, Groups } from './recuperation.types.ts'
import { TripState } from './TripList.tsx'
import { ScrollBox } from './ScrollBox.tsx'
import './recuperation.css'

/** Trip by trip: how full, whether it can leave, who leads it; one press opens what can be done. */
export function GroupsPage() {
  return <ProgrammeFrame>{(groups) => <Content groups={groups} />}</ProgrammeFrame>
}

function Content({ groups }: { groups: Groups }) {
  const say = useTexts(recuperationTexts)
  const [opened, open] = useState<string | null>(null)
  const { items } = groups
  const shown = items.find(({ id }) => id === opened)
  if (items.length === 0)
    return (
      <Card flush>
        <EmptyState icon="travel" title={say('groupsNone')}>
          {say('groupsNoneBody')}
        </EmptyState>
      </Card>
    )
  return (
    <>
      <Share share={groups.share} />
      <Card flush>
        <ScrollBox label={say('groups')}>
          <table className="rc-table">
            <thead>
              <tr>
                {(['trip', 'when', 'people', 'least', 'unchecked', 'lead', 'letters', 'state', 'do'] as const).map((column) => (
                  <th key={column} scope="col" className={numbers.includes(column) ? 'rc-number' : undefined}>
                    {say(`group_${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((group) => (
                <Row key={group.id} group={group} onOpen={() => open(group.id)} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </Card>
      {shown && <GroupDrawer groups={groups} group={shown} onClose={() => open(null)} />}
    </>
  )
}

const numbers: readonly string[] = ['people', 'least', 'unchecked', 'letters']

/** How many leave the province, against the share of the rule. */
function Share({ share: { people, out, of, kept } }: Pick<Groups, 'share'>) {
  const say = useTexts(recuperationTexts)
  if (of === null || out === 0) return null
  const percent = people === 0 ? 0 : Math.round((out / people) * 100)
  return <Banner tone={kept ? 'neutral' : 'warn'}>{say(kept ? 'shareKept' : 'shareOver', { people, out, percent, of })}</Banner>
}

function Row({ group, onOpen }: { group: Group; onOpen: () => void }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const { title, outOfProvince, startsAt, endsAt, taken, places, waiting, least, unchecked, leader, safety, letters, parties, unanswered, state } = group
  const short = state === 'open' && taken < least
  return (
    <tr>
      <th scope="row">
        {title} <Chip>{say(outOfProvince ? 'outOf' : 'within')}</Chip>
      </th>
      <td className="rc-when">{times.span(startsAt, endsAt)}</td>
      <td className="rc-number">
        {`${taken} / ${places}`}
        {waiting > 0 && <span className="rc-quiet">{say('waitingCount', { count: waiting })}</span>}
      </td>
      <td className="rc-number">{short ? <Chip tone="warn">{say('shortOf', { least, missing: least - taken })}</Chip> : least}</td>
      <td className="rc-number">{unchecked}</td>
      <td>{leader && safety ? `${leader.name} / ${safety.name}` : <span className="rc-quiet">{say('nobodyYet')}</span>}</td>
      <td className="rc-number">{state === 'formed' ? `${letters} / ${parties}` : '—'}</td>
      <td>
        <TripState state={state} />
        {unanswered > 0 && <span className="rc-quiet">{say('unansweredCount', { count: unanswered })}</span>}
      </td>
      <td>
        <Button onClick={onOpen} aria-label={say('openGroup', { title })}>
          {say('open')}
        </Button>
      </td>
    </tr>
  )
}
